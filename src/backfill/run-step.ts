import { LIMITS } from '../hubspot/api-version.ts';
import type { HubSpotObject } from '../hubspot/batches.ts';
import { searchLostDeals } from '../hubspot/search-deals.ts';
import type { Portal } from '../portals/portals.ts';
import { scoreGathered } from '../score-deals.ts';
import type { Store } from '../store/open-store.ts';
import type { Backfill } from './read-backfill.ts';
import { saveStep } from './save-backfill.ts';

/** As many deals as one association read takes: the fewest calls a deal. */
const DEALS_PER_STEP = LIMITS.associations;

/**
 * Reads, scores and writes the next thousand past losses, and keeps how far it is. After a kill the same step is done again: what was
 * scored or written is found as it should be, and nothing is written twice. Answers whether there is more to do.
 */
export async function runStep(
  store: Store,
  portal: Portal,
  backfill: Backfill,
  properties: readonly string[],
  now: Date,
  gather: (found: readonly HubSpotObject[]) => ReturnType<typeof import('./gather-past.ts').gatherPast>,
): Promise<boolean> {
  const found: HubSpotObject[] = [];
  let afterId = backfill.lastDealId;
  let more = true;
  while (more && found.length < DEALS_PER_STEP) {
    const { deals } = await searchLostDeals(portal.hubspot, { closedFrom: backfill.since, afterId }, properties);
    found.push(...deals);
    afterId = deals.at(-1)?.id ?? afterId;
    more = deals.length === LIMITS.searchPage;
  }
  if (found.length > 0) {
    const deals = await gather(found);
    await scoreGathered(store, portal, [...deals.keys()], deals, new Map(), now);
  }
  await saveStep(store.db, portal.portalId, { lastDealId: afterId, done: found.length, finished: !more }, now);
  return more;
}
