import type { Kysely } from 'kysely';
import { lostDealPages } from '../hubspot/search-deals.ts';
import { enqueueDeals } from '../jobs/enqueue.ts';
import type { Portal } from '../portals/portals.ts';
import { readSettings } from '../settings/portal-settings.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { findGone } from './find-gone.ts';

/** Losses older than this are the back-fill's. */
const DAYS = 90;

/** What a nightly look found: lost deals of the last ninety days, and how many of them had no verdict. */
export interface NightlyLook {
  lost: number;
  withoutVerdict: number;
  at: Date;
}

/**
 * Compares HubSpot's lost deals of the last ninety days with the verdicts that stand, and enqueues those without one, and those
 * that are lost no more: what no event told is found within a day. A page of 200 deals is one call. `gone` is their number; for deals closed before, see
 * `find-gone.ts`, `all` of which are asked for at once after an outage.
 */
export async function lookNightly(
  store: Store,
  portal: Portal,
  now: Date,
  { all }: { all: boolean } = { all: false },
): Promise<NightlyLook & { gone: number }> {
  const { portalId } = portal;
  const lost = new Set<string>();
  let withoutVerdict = 0;
  const { retentionDays } = await readSettings(store.db, portalId);
  // A verdict that was deleted for its age is not missing.
  const days = Math.min(DAYS, retentionDays ?? DAYS);
  const from = new Date(now.getTime() - days * 86_400_000);
  for await (const ids of lostDealPages(portal.hubspot, { closedFrom: from })) {
    const known = await withVerdict(store.db, portalId, ids);
    const missing = ids.filter((id) => !known.has(id));
    for (const id of ids) lost.add(id);
    withoutVerdict += missing.length;
    await lookAt(store, portalId, missing, now);
  }
  const gone = await findGone(store, portal, lost, { from, now, all });
  await lookAt(store, portalId, gone, now);
  const row = { looked_at: now, lost: lost.size, without_verdict: withoutVerdict };
  await store.db
    .insertInto('nightly_look')
    .values({ portal_id: portalId, ...row })
    .onConflict((conflict) => conflict.column('portal_id').doUpdateSet(row))
    .execute();
  return { lost: lost.size, withoutVerdict, at: now, gone: gone.length };
}

function lookAt(store: Store, portalId: string, dealIds: readonly string[], now: Date): Promise<void> {
  return enqueueDeals(
    store.boss,
    dealIds.map((dealId) => ({ portalId, dealId })),
    now,
  );
}

async function withVerdict(db: Kysely<Tables>, portalId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('verdict')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', ids)
    .where('superseded_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.deal_id));
}

/** The last nightly look of this portal, or null. */
export async function readNightlyLook(db: Kysely<Tables>, portalId: string): Promise<NightlyLook | null> {
  const row = await db.selectFrom('nightly_look').selectAll().where('portal_id', '=', portalId).executeTakeFirst();
  return row ? { lost: row.lost, withoutVerdict: row.without_verdict, at: row.looked_at } : null;
}
