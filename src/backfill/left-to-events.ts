import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { whenLookedAt } from '../verdicts/when-looked-at.ts';
import type { Backfill } from './read-backfill.ts';

/** An event's look waits for the rep to finish writing; one that came so long before the start may still do. */
const BEFORE_START_MS = 10 * 60_000;

/**
 * Which of these deals the back-fill leaves to the looks that events ask for: those of which an event told since it began (their
 * reason may not be written yet), and those that were looked at since the step began (its lists of notes may be older).
 */
export async function leftToEvents(
  db: Kysely<Tables>,
  { portalId, startedAt }: Backfill,
  dealIds: readonly string[],
  lookedAtBefore: ReadonlyMap<string, Date>,
): Promise<Set<string>> {
  if (dealIds.length === 0) return new Set();
  const told = await db
    .selectFrom('event')
    .select('object_id')
    .distinct()
    .where('portal_id', '=', portalId)
    .where('object_type', '=', 'deal')
    .where('object_id', 'in', dealIds)
    .where('received_at', '>=', new Date(startedAt.getTime() - BEFORE_START_MS))
    .execute();
  const looked = await whenLookedAt(db, portalId, dealIds);
  const since = [...looked].filter(([id, at]) => lookedAtBefore.get(id)?.getTime() !== at.getTime());
  return new Set([...told.map((row) => row.object_id), ...since.map(([id]) => id)]);
}
