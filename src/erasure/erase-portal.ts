import type { Transaction } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { SCOPED_TABLES } from './scoped-tables.ts';

type Parts = Pick<Store, 'db' | 'boss'>;

/** Longer than any job runs: what one of them stored while the data was erased goes by the second pass. */
const SECOND_PASS_MS = 15 * 60_000;

/** Erases all data of a portal but its installation: rows of every table, and jobs in whatever state. */
export async function erasePortal({ db, boss }: Parts, portalId: string): Promise<void> {
  await db.transaction().execute((trx) => eraseRows(trx, portalId));
  await eraseJobs(boss, portalId);
}

async function eraseRows(trx: Transaction<Tables>, portalId: string): Promise<void> {
  for (const table of SCOPED_TABLES) await trx.deleteFrom(table).where('portal_id', '=', portalId).execute();
}

async function eraseJobs(boss: PgBoss, portalId: string): Promise<void> {
  for (const { name } of await boss.getQueues()) await deleteJobs(boss, name, portalId);
}

async function deleteJobs(boss: PgBoss, queue: string, portalId: string): Promise<void> {
  const jobs = await boss.findJobs<{ portalId: string }>(queue, { data: { portalId }, limit: 100_000 });
  if (jobs.length > 0)
    await boss.deleteJob(
      queue,
      jobs.map(({ id }) => id),
    );
}

/**
 * Erases the portals whose time has come, in two passes a quarter of an hour apart; the second forgets the portal itself. One that
 * was installed again meanwhile is left alone. Returns how many passes were made. `now` in ms.
 */
export async function eraseDue(parts: Parts & { log: Log }, now: number): Promise<number> {
  const due = await parts.db
    .selectFrom('installation')
    .select('portal_id')
    .where('erase_at', '<=', new Date(now))
    .execute();
  let passes = 0;
  for (const { portal_id } of due) if (await erasePass(parts, String(portal_id), now)) passes++;
  return passes;
}

async function erasePass(parts: Parts & { log: Log }, portalId: string, now: number): Promise<boolean> {
  const pass = await parts.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('installation')
      .select('erased_at')
      .where('portal_id', '=', portalId)
      .where('erase_at', '<=', new Date(now))
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return null;
    await eraseRows(trx, portalId);
    if (row.erased_at) {
      await trx.deleteFrom('installation').where('portal_id', '=', portalId).execute();
      return 'second';
    }
    await trx
      .updateTable('installation')
      .set({ erased_at: new Date(now), erase_at: new Date(now + SECOND_PASS_MS) })
      .where('portal_id', '=', portalId)
      .execute();
    return 'first';
  });
  if (!pass) return false;
  await eraseJobs(parts.boss, portalId);
  if (pass === 'first') parts.log.info({ portalId }, 'all data of the portal erased');
  return true;
}
