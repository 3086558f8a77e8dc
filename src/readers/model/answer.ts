import { z } from 'zod';
import { codesSchema } from '../../scoring/verdict.ts';

const cited = z.object({
  passage: z.number().describe('number of the passage'),
  quote: z.string().describe('verbatim words of that passage'),
});

/** What a language model answers: the guide's codes, and passages cited by number for what it found. */
export const answerSchema = codesSchema.extend({
  probabilities: z
    .object({
      prospect: z.number(),
      product: z.number(),
      circumstance: z.number(),
      rep: z.number(),
      unclear: z.number(),
    })
    .describe('one probability per locus, summing to 1'),
  flagProbability: z.number().describe('0 to 1: how many of a hundred fair managers would flag this account'),
  evidence: z.array(cited).describe('up to three, the shortest that carry the locus; none for unclear'),
  ownPart: cited.nullable().describe('where the rep names their own part; null without ownership'),
  need: cited.nullable().describe('where the need is written; null when discovery is none'),
  doubt: cited
    .nullable()
    .describe('for an unflagged account with locus prospect: the words that speak against a flag; else null'),
});

export type Answer = z.infer<typeof answerSchema>;
export type Cited = z.infer<typeof cited>;
