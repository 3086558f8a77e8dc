import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';
import type { Backfill } from './read-backfill.ts';

/** Begins a back-fill anew, from the first deal. */
export async function beginBackfill(
  db: Kysely<Tables>,
  portalId: string,
  since: Date,
  found: number,
  now: Date,
): Promise<void> {
  const row = {
    since,
    state: 'running',
    found,
    done: 0,
    last_deal_id: '0',
    problem: null,
    started_at: now,
    updated_at: now,
  } as const;
  await db
    .insertInto('backfill')
    .values({ portal_id: portalId, ...row })
    .onConflict((conflict) => conflict.column('portal_id').doUpdateSet(row))
    .execute();
}

/** Keeps how far this back-fill is, coming `from` a deal. False where it was begun anew meanwhile: then nothing of it counts. */
export async function saveStep(
  db: Kysely<Tables>,
  { portalId, startedAt }: Backfill,
  step: { from: string; lastDealId: string; done: number; finished: boolean },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('backfill')
    .set({
      last_deal_id: step.lastDealId,
      done: sql`done + ${step.done}`,
      state: step.finished ? 'done' : 'running',
      problem: null,
      updated_at: now,
    })
    .where('portal_id', '=', portalId)
    .where('started_at', '=', startedAt)
    .where('last_deal_id', '=', step.from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps why a step of this back-fill failed; it is tried again. */
export async function saveBackfillProblem(
  db: Kysely<Tables>,
  { portalId, startedAt }: Backfill,
  problem: string,
): Promise<void> {
  await db
    .updateTable('backfill')
    .set({ problem })
    .where('portal_id', '=', portalId)
    .where('started_at', '=', startedAt)
    .execute();
}
