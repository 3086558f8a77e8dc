import { z } from 'zod';
import type { Account } from './account.ts';
import { readPassages } from './read-passages.ts';

/** A lost deal as one line of a JSON Lines file of cases. */
export const CaseLine = z.object({
  id: z.string().min(1),
  reason: z.string().nullish(),
  engagements: z
    .array(
      z.object({
        type: z.enum(['note', 'call', 'meeting', 'email']),
        direction: z.enum(['outgoing', 'incoming']).nullish(),
        from: z.enum(['owner', 'colleague', 'prospect']).default('owner'),
        days_before_close: z.number().nullish(),
        body: z.string().nullish(),
      }),
    )
    .default([]),
});

export type Case = z.infer<typeof CaseLine>;

/** Makes the account of a case; sources are `reason` and `engagements/<index in the case>`. */
export function accountOfCase({ reason, engagements }: Case): Account {
  const logged = engagements
    .map((engagement, index) => ({ ...engagement, source: `engagements/${index}` }))
    .toSorted((a, b) => daysBefore(b) - daysBefore(a));
  const passages = logged.flatMap((engagement) =>
    readPassages({
      source: engagement.source,
      kind: engagement.type,
      author: engagement.direction === 'incoming' ? 'prospect' : engagement.from,
      ownerId: null,
      at: null,
      body: engagement.body ?? '',
    }),
  );
  const last = readPassages({
    source: 'reason',
    kind: 'reason',
    author: 'owner',
    ownerId: null,
    at: null,
    body: reason ?? '',
  });
  return { passages: [...passages, ...last], closedBy: 'unknown', unreadable: [] };
}

function daysBefore(engagement: Case['engagements'][number]): number {
  return engagement.days_before_close ?? Number.MAX_SAFE_INTEGER;
}
