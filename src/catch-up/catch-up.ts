import type { HubSpotObject } from '../hubspot/batches.ts';
import { changedDealPages } from '../hubspot/search-deals.ts';
import { enqueueDeals } from '../jobs/enqueue.ts';
import type { Portal } from '../portals/portals.ts';
import { type PresentationStage, readPresentationStages } from '../presentation/presentation-stages.ts';
import { nearnessOf } from '../presentation/when-presented.ts';
import type { Store } from '../store/open-store.ts';
import { whenLookedAt } from '../verdicts/when-looked-at.ts';

/** A search shows a change some moments after it happened. */
const OVERLAP_MS = 15 * 60_000;
/** A look counts as later than a change by this much at least: HubSpot's clock is not ours. */
const CLOCKS_APART_MS = 10_000;
const PROPERTIES = ['hs_lastmodifieddate', 'hs_is_closed_lost', 'hs_is_closed_won', 'pipeline', 'dealstage'];

/** What was caught up on. */
export interface CaughtUp {
  /** Deals that were changed in HubSpot. */
  changed: number;
  /** Those of them that are looked at now. */
  asked: number;
}

/**
 * Looks at the deals that were changed `since` the last look and that no event has told of. HubSpot repeats webhooks for 24 hours
 * only, and only to an address that it finds; this search finds the rest, whatever the deal became meanwhile. A page of 200 deals is one call.
 */
export async function catchUp(store: Store, portal: Portal, since: Date, now: Date): Promise<CaughtUp> {
  const { portalId, hubspot } = portal;
  const presentations = await readPresentationStages(store.db, portalId, await portal.stages.get());
  const caughtUp = { changed: 0, asked: 0 };
  for await (const deals of changedDealPages(hubspot, new Date(since.getTime() - OVERLAP_MS), PROPERTIES)) {
    const checked = await whenLookedAt(
      store.db,
      portalId,
      deals.map(({ id }) => id),
    );
    const missed = deals.filter((deal) => isMissed(deal, checked.get(deal.id), presentations));
    await enqueueDeals(
      store.boss,
      missed.map(({ id }) => ({ portalId, dealId: id })),
      now,
    );
    caughtUp.changed += deals.length;
    caughtUp.asked += missed.length;
  }
  return caughtUp;
}

/** A known deal that changed after it was looked at; of the others those that an event would have led to a verdict or a nudge. */
function isMissed(
  { properties }: HubSpotObject,
  checkedAt: Date | undefined,
  presentations: Map<string, PresentationStage>,
): boolean {
  if (checkedAt) {
    const changedAt = Date.parse(properties.hs_lastmodifieddate ?? '');
    return !(checkedAt.getTime() >= changedAt + CLOCKS_APART_MS);
  }
  if (properties.hs_is_closed_lost === 'true') return true;
  const presentation = presentations.get(properties.pipeline ?? '');
  if (properties.hs_is_closed_won === 'true') return presentation?.stageId != null;
  return nearnessOf(properties.dealstage ?? '', presentation) === 'presenting';
}
