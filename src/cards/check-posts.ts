import { z } from 'zod';
import type { ContestPost, DiscoveryPost, ReflectionPost, ReviewPost } from '../../app-card/app/cards/card-data.ts';
import { ASK, NEEDS } from '../discovery/needs.ts';
import { Refused } from './signed-call.ts';

/** What the card may post; each refusal names the mend. */

const key = z
  .string({ error: 'idempotencyKey is missing.' })
  .min(8, 'idempotencyKey is too short.')
  .max(200, 'idempotencyKey is too long.');
export const reviewPost = z
  .object({
    idempotencyKey: key,
    verdictId: z.string({ error: 'verdictId is missing.' }).regex(/^\d{1,19}$/, 'verdictId is not a number.'),
    decision: z.enum(['confirmed', 'overruled'], { error: 'decision must be confirmed or overruled.' }),
    reason: z
      .string({ error: 'reason is missing.' })
      .trim()
      .max(2_000, 'The reason is too long: 2,000 characters at most.'),
  })
  .refine(
    (post) => post.decision === 'confirmed' || post.reason !== '',
    'To overrule, say why in a sentence: the rep sees it.',
  ) satisfies z.ZodType<ReviewPost>;
export const contestPost = z.object({
  idempotencyKey: key,
  verdictId: z.string({ error: 'verdictId is missing.' }).regex(/^\d{1,19}$/, 'verdictId is not a number.'),
  ground: z.enum(['misread', 'not_mine', 'unwritten', 'facts'], { error: 'ground is none of the four.' }),
  text: z
    .string({ error: 'text is missing.' })
    .trim()
    .min(1, 'Say in a sentence why it is not fair: your manager answers it.')
    .max(2_000, 'The text is too long: 2,000 characters at most.'),
}) satisfies z.ZodType<ContestPost>;
export const reflectionPost = z.object({
  idempotencyKey: key,
  text: z
    .string({ error: 'text is missing.' })
    .trim()
    .min(1, 'Write a sentence first.')
    .max(10_000, 'The text is too long: 10,000 characters at most.'),
}) satisfies z.ZodType<ReflectionPost>;

const MAX_ANSWER = 5_000;
const answer = (need: (typeof NEEDS)[number]) =>
  z
    .string()
    .trim()
    .max(
      MAX_ANSWER,
      `The answer to “${ASK[need].question}” is too long: ${MAX_ANSWER.toLocaleString('en')} characters at most. Put the rest into a note on the deal.`,
    )
    .optional();
export const discoveryPost = z
  .object({
    idempotencyKey: key,
    answers: z
      .object({
        problem: answer('problem'),
        consequence: answer('consequence'),
        who: answer('who'),
        decision: answer('decision'),
        nothing: answer('nothing'),
      })
      .optional(),
    dismiss: z.string().trim().max(500, 'The reason is too long: 500 characters at most.').optional(),
  })
  .refine(
    ({ answers, dismiss }) => Boolean(dismiss) || NEEDS.some((need) => answers?.[need]),
    'Answer at least one question, or say why nothing is to be asked here.',
  ) satisfies z.ZodType<DiscoveryPost>;

/** The post, checked. Throws `Refused` (400) with every fault. */
export function check<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refused(400, parsed.error.issues.map((issue) => issue.message).join(' '));
  return parsed.data;
}
