import { type Kysely, sql, type Transaction } from 'kysely';
import { inGroupsOf } from '../hubspot/batches.ts';
import { readDeadLetters } from '../jobs/dead-letters.ts';
import { DEAD_LETTERS } from '../jobs/enqueue.ts';
import { readSettings } from '../settings/portal-settings.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';

/** HubSpot repeats a delivery for 24 hours; a month of events is for whoever looks into what came. */
const EVENT_DAYS = 30;
/** A signature is refused after five minutes. */
const SEEN_MINUTES = 15;
/** HubSpot restores a deleted deal for 90 days (knowledge base, "Restore deleted records"). */
const RESTORE_DAYS = 90;

/** A try of the second reader is for the admin who looks at it now. */
const TRIAL_DAYS = 7;

/** Ids in one statement. */
const AT_ONCE = 1_000;

/** How many rows went, by table. */
export type Deleted = Record<string, number>;

/**
 * Deletes what is past its time: events after a month, deals that were deleted in HubSpot once they cannot come back,
 * and, where a portal's settings say so (`retentionDays`), everything that people wrote or did and that is older.
 * A verdict goes with the decisions on it, a deal with its last verdict; opened or changed again, the deal is read
 * anew from HubSpot. Settings stay. What stands in HubSpot itself is the account's own and is not touched.
 */
export async function deleteOld(store: Store, now: Date): Promise<Deleted> {
  const deleted: Deleted = {};
  const count = (table: string, rows: number) => {
    if (rows > 0) deleted[table] = (deleted[table] ?? 0) + rows;
  };
  await deletePassing(store.db, now, count);
  for (const { portal_id } of await store.db.selectFrom('portal').select('portal_id').execute()) {
    const portalId = String(portal_id);
    const { retentionDays } = await readSettings(store.db, portalId);
    await store.db.transaction().execute(async (trx) => {
      const gone = await goneDeals(trx, portalId, daysBefore(now, RESTORE_DAYS));
      await deleteDeals(trx, portalId, gone, ['log_entry', ...OF_A_DEAL], count);
      if (retentionDays !== null) await deleteOlder(trx, portalId, daysBefore(now, retentionDays), count);
    });
    if (retentionDays !== null)
      count('dead letters', await deleteDeadLetters(store, portalId, daysBefore(now, retentionDays)));
  }
  return deleted;
}

type Count = (table: string, rows: number) => void;
type Trx = Transaction<Tables>;

/** Of every portal. The latest event of each stays: catching up begins there. */
async function deletePassing(db: Kysely<Tables>, now: Date, count: Count): Promise<void> {
  const monthAgo = daysBefore(now, EVENT_DAYS);
  const seen = await db
    .deleteFrom('seen_request')
    .where('seen_at', '<', new Date(now.getTime() - SEEN_MINUTES * 60_000))
    .executeTakeFirst();
  count('seen_request', Number(seen.numDeletedRows));
  const events = await sql`
    delete from event where received_at < ${monthAgo}::timestamptz
      and exists (select from event later where later.portal_id = event.portal_id
        and (later.received_at, later.id) > (event.received_at, event.id))`.execute(db);
  count('event', Number(events.numAffectedRows ?? 0));
  const ignored = await db.deleteFrom('ignored_event').where('last_at', '<', monthAgo).executeTakeFirst();
  count('ignored_event', Number(ignored.numDeletedRows));
  const trials = await db
    .deleteFrom('model_trial')
    .where('asked_at', '<', daysBefore(now, TRIAL_DAYS))
    .executeTakeFirst();
  count('model_trial', Number(trials.numDeletedRows));
}

async function goneDeals(trx: Trx, portalId: string, before: Date): Promise<string[]> {
  const rows = await trx
    .selectFrom('deal')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('state', '=', 'deleted')
    .where('checked_at', '<', before)
    .execute();
  return rows.map((row) => row.deal_id);
}

/** In an order that the references between them allow. */
const OF_A_DEAL = ['review', 'contest', 'verdict', 'reflection', 'nudge', 'reading', 'deal_contact', 'deal'] as const;

/** What is kept of these deals in these tables. */
async function deleteDeals(
  trx: Trx,
  portalId: string,
  dealIds: readonly string[],
  tables: readonly ('log_entry' | (typeof OF_A_DEAL)[number])[],
  count: Count,
): Promise<void> {
  for (const ids of inGroupsOf(AT_ONCE, dealIds)) {
    for (const table of tables) {
      const { numDeletedRows } = await trx
        .deleteFrom(table)
        .where('portal_id', '=', portalId)
        .where('deal_id', 'in', ids)
        .executeTakeFirst();
      count(table, Number(numDeletedRows));
    }
  }
}

async function deleteOlder(trx: Trx, portalId: string, before: Date, count: Count): Promise<void> {
  const oldVerdicts = trx
    .selectFrom('verdict')
    .select('id')
    .where('portal_id', '=', portalId)
    .where('scored_at', '<', before);
  for (const table of ['review', 'contest'] as const) {
    const { numDeletedRows } = await trx.deleteFrom(table).where('verdict_id', 'in', oldVerdicts).executeTakeFirst();
    count(table, Number(numDeletedRows));
  }
  const verdicts = await trx
    .deleteFrom('verdict')
    .where('portal_id', '=', portalId)
    .where('scored_at', '<', before)
    .returning('deal_id')
    .execute();
  count('verdict', verdicts.length);
  const reflections = await trx
    .deleteFrom('reflection')
    .where('portal_id', '=', portalId)
    .where('created_at', '<', before)
    .executeTakeFirst();
  count('reflection', Number(reflections.numDeletedRows));
  const entries = await trx
    .deleteFrom('log_entry')
    .where('portal_id', '=', portalId)
    .where('at', '<', before)
    .executeTakeFirst();
  count('log_entry', Number(entries.numDeletedRows));
  const readings = await trx
    .deleteFrom('reading')
    .where('portal_id', '=', portalId)
    .where('asked_at', '<', before)
    .executeTakeFirst();
  count('reading', Number(readings.numDeletedRows));
  const lessOne = verdicts.map((row) => row.deal_id);
  await deleteDeals(trx, portalId, await emptyDeals(trx, portalId, lessOne, before), OF_A_DEAL, count);
  await forgetDismissals(trx, portalId, before);
}

/** Of the deals that lost a verdict just now those that are closed, and those that nobody has looked at for as long; if no verdict is left. */
async function emptyDeals(trx: Trx, portalId: string, lessOne: readonly string[], before: Date): Promise<string[]> {
  const withoutVerdict = trx
    .selectFrom('deal')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('verdict')
            .select('id')
            .whereRef('verdict.portal_id', '=', 'deal.portal_id')
            .whereRef('verdict.deal_id', '=', 'deal.deal_id'),
        ),
      ),
    );
  const rows = await withoutVerdict.where('checked_at', '<', before).execute();
  for (const ids of inGroupsOf(AT_ONCE, [...new Set(lessOne)]))
    rows.push(...(await withoutVerdict.where('state', '!=', 'open').where('deal_id', 'in', ids).execute()));
  return [...new Set(rows.map((row) => row.deal_id))];
}

/** That a rep was asked stays with an open deal, or they would be asked again; what they answered goes. */
async function forgetDismissals(trx: Trx, portalId: string, before: Date): Promise<void> {
  await trx
    .updateTable('nudge')
    .set({ reason: null, user_email: null })
    .where('portal_id', '=', portalId)
    .where('updated_at', '<', before)
    .where('reason', 'is not', null)
    .execute();
}

/** Their causes may repeat what HubSpot said of a deal's properties. */
async function deleteDeadLetters(store: Store, portalId: string, before: Date): Promise<number> {
  const letters = (await readDeadLetters(store.boss)).filter(
    ({ data, failedAt }) => data.portalId === portalId && failedAt < before,
  );
  for (const { queue, id } of letters) await store.boss.deleteJob(DEAD_LETTERS[queue] ?? '', id);
  return letters.length;
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
