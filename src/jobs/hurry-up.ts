import { type Kysely, sql } from 'kysely';
import { BACKFILL_QUEUE } from '../backfill/backfill-queue.ts';
import type { Tables } from '../store/tables.ts';
import { FIND_DEALS_QUEUE, SCORE_QUEUE } from './enqueue.ts';

/**
 * Makes all waiting jobs of a portal due at once: its pause is over, by a manager or a new installation. One statement, however
 * many wait, since somebody sits before the page. Erasures keep the days that they wait for.
 */
export async function hurryUp(db: Kysely<Tables>, portalId: string): Promise<void> {
  await sql`
    update pgboss.job set start_after = now()
    where name in (${sql.join([SCORE_QUEUE, FIND_DEALS_QUEUE, BACKFILL_QUEUE])})
      and state in ('created', 'retry') and start_after > now() and data->>'portalId' = ${portalId}`.execute(db);
}
