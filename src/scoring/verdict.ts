import { z } from 'zod';

/** The verdict's shape and the codes of the coding guide. */

export const BASES = ['account', 'thin', 'housekeeping'] as const;
export const LOCI = ['prospect', 'product', 'circumstance', 'rep', 'unclear'] as const;
export const DISCOVERIES = ['none', 'surface', 'real'] as const;
export const APPROACHES = ['present_and_counter', 'needs_first', 'not_shown'] as const;
export const PATTERNS = [
  'did_everything_right',
  'failed_to_understand',
  'no_need',
  'no_money',
  'went_dark',
  'would_not_decide',
  'never_serious',
  'chose_worse',
  'objections_as_reason',
] as const;

export type Basis = (typeof BASES)[number];
export type Locus = (typeof LOCI)[number];
export type Discovery = (typeof DISCOVERIES)[number];
export type Approach = (typeof APPROACHES)[number];
export type Pattern = (typeof PATTERNS)[number];

const evidenceSchema = z.object({
  quote: z.string().min(1),
  source: z.string(),
  start: z.number().int().min(0),
  end: z.number().int(),
});

/** A verbatim quote: `passage.text.slice(start, end) === quote` for the passage whose `source` it names. */
export type Evidence = z.infer<typeof evidenceSchema>;

/** The codes of the guide, as a label, a reader's answer and a verdict hold them. */
export const codesSchema = z.object({
  basis: z.enum(BASES),
  locus: z.enum(LOCI),
  /** Does the rep name a part of their own (guide, section 2)? */
  ownership: z.boolean(),
  /** Does the account leave the responsibility with the prospect (guide, section 3)? */
  flag: z.boolean(),
  discovery: z.enum(DISCOVERIES),
  approach: z.enum(APPROACHES),
  patterns: z.array(z.enum(PATTERNS)),
});

const verdictFields = codesSchema.extend({
  /** One calibrated probability per locus, summing to 1. */
  probabilities: z.record(z.enum(LOCI), z.number().min(0).max(1)),
  /** Calibrated probability that a fair manager would say the account leaves the responsibility with the prospect. */
  flagProbability: z.number().min(0).max(1),
  /** One sentence in plain words about the note, never about the person. */
  reason: z.string(),
  /** Where the rep names their own part, if `ownership`. */
  ownPart: evidenceSchema.nullable(),
  /** Where a need was logged, if `discovery` is not `none`. */
  need: evidenceSchema.nullable(),
  /** Which reader gave the verdict, for example `local-2026.11.1` or `model:anthropic/<model>@guide-2026.11`. */
  scorer: z.string(),
});

/** A flag without a verbatim quote cannot exist: the shape asks for at least one, and for basis `account`. */
export const verdictSchema = z.discriminatedUnion('flag', [
  verdictFields.extend({
    flag: z.literal(true),
    basis: z.literal('account'),
    evidence: z.tuple([evidenceSchema], evidenceSchema),
  }),
  verdictFields.extend({ flag: z.literal(false), evidence: z.array(evidenceSchema) }),
]);

/** The one shape of a verdict, whoever read the account. */
export type Verdict = z.infer<typeof verdictSchema>;
