import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Does something at most once in `everyMs` over all processes: whoever claims it first. A run that fails is due again at once.
 * Returns whether it was this process's turn. An hourly knock and this make a nightly chore that a machine which is off at
 * night does in the morning.
 */
export async function doChore(
  db: Kysely<Tables>,
  name: string,
  everyMs: number,
  now: Date,
  work: () => Promise<void>,
): Promise<boolean> {
  const claimed = await db
    .insertInto('chore')
    .values({ name, done_at: now })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ done_at: now })
        .where(sql<boolean>`chore.done_at <= ${new Date(now.getTime() - everyMs)}::timestamptz`),
    )
    .returning('name')
    .execute();
  if (claimed.length === 0) return false;
  try {
    await work();
    return true;
  } catch (error) {
    await db.deleteFrom('chore').where('name', '=', name).execute();
    throw error;
  }
}
