import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../../store/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** The UTC month of a moment, as 2026-11: budgets are counted by it. */
export function monthOf(now: Date): string {
  return now.toISOString().slice(0, 7);
}

/** What this portal has spent this month, and what requests under way may still cost. */
export async function readSpending(db: Db, portalId: string, now: Date): Promise<{ cost: number; reserved: number }> {
  const row = await db
    .selectFrom('model_spending')
    .select(['cost', 'reserved'])
    .where('portal_id', '=', portalId)
    .where('month', '=', monthOf(now))
    .executeTakeFirst();
  return row ?? { cost: 0, reserved: 0 };
}

/** Holds an amount back from the month's budget; false when it does not fit. One statement, so that processes cannot overdraw it. */
export async function reserve(
  db: Db,
  portalId: string,
  month: string,
  amount: number,
  budget: number | null,
): Promise<boolean> {
  await db
    .insertInto('model_spending')
    .values({ portal_id: portalId, month })
    .onConflict((conflict) => conflict.columns(['portal_id', 'month']).doNothing())
    .execute();
  const { numUpdatedRows } = await db
    .updateTable('model_spending')
    .set({ reserved: sql`reserved + ${amount}` })
    .where('portal_id', '=', portalId)
    .where('month', '=', month)
    .where(sql<boolean>`${budget}::double precision is null or cost + reserved + ${amount} <= ${budget}`)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Replaces what was held back by what it cost. */
export async function settle(db: Db, portalId: string, month: string, reserved: number, cost: number): Promise<void> {
  await db
    .updateTable('model_spending')
    .set({ reserved: sql`greatest(0, reserved - ${reserved})`, cost: sql`cost + ${cost}` })
    .where('portal_id', '=', portalId)
    .where('month', '=', month)
    .execute();
}
