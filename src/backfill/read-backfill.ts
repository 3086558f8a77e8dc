import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** The reading of a portal's past losses, as it stands. */
export interface Backfill {
  portalId: string;
  since: Date;
  state: 'running' | 'done';
  /** Deals counted at the start; deals lost meanwhile come on top. */
  found: number;
  done: number;
  lastDealId: string;
  problem: string | null;
  startedAt: Date;
  updatedAt: Date;
}

/** The back-fill of this portal, or null if there was none. */
export async function readBackfill(db: Kysely<Tables>, portalId: string): Promise<Backfill | null> {
  const row = await db.selectFrom('backfill').selectAll().where('portal_id', '=', portalId).executeTakeFirst();
  return row
    ? {
        portalId,
        since: row.since,
        state: row.state,
        found: row.found,
        done: row.done,
        lastDealId: row.last_deal_id,
        problem: row.problem,
        startedAt: row.started_at,
        updatedAt: row.updated_at,
      }
    : null;
}
