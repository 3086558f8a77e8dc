import { type Kysely, sql } from 'kysely';
import { lostDealPages } from '../hubspot/search-deals.ts';
import { enqueueDeals } from '../jobs/enqueue.ts';
import type { Portal } from '../portals/portals.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';

/** Events may come late and out of order, and a search shows a change some moments after it happened. */
const OVERLAP_MS = 15 * 60_000;

/**
 * After the server was away: looks at every lost deal that was changed since the last event that is known. HubSpot repeats
 * webhooks for 24 hours only; what happened in a longer outage is found by this search. Answers how many deals it enqueued; null when no
 * event was ever seen (then the back-fill reads the past).
 */
export async function catchUp(store: Store, portal: Portal, now: Date): Promise<number | null> {
  const last = await lastEventAt(store.db, portal.portalId);
  if (!last) return null;
  let found = 0;
  for await (const ids of lostDealPages(portal.hubspot, { modifiedFrom: new Date(last.getTime() - OVERLAP_MS) })) {
    found += ids.length;
    await enqueueDeals(
      store.boss,
      ids.map((dealId) => ({ portalId: portal.portalId, dealId })),
      now,
    );
  }
  return found;
}

async function lastEventAt(db: Kysely<Tables>, portalId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('event')
    .select(sql<Date | null>`max(received_at)`.as('at'))
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return row?.at ?? null;
}
