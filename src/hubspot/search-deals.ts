import { z } from 'zod';
import { LIMITS, paths } from './api-version.ts';
import type { HubSpotObject } from './batches.ts';
import { callHubSpot, type HubSpot } from './call-hubspot.ts';

const answer = z.object({
  total: z.number(),
  results: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullable()) })),
});

/** Which lost deals; all of them where nothing is given. */
export interface LostDeals {
  closedFrom?: Date | undefined;
  modifiedFrom?: Date | undefined;
  /** Only deals with a greater id: a search ends after 10,000 results, a list by id does not. */
  afterId?: string | undefined;
}

/** One page (200) of the lost deals in the order of their ids, and how many there are in all. */
export async function searchLostDeals(
  hubspot: HubSpot,
  { closedFrom, modifiedFrom, afterId }: LostDeals,
  properties: readonly string[] = [],
  limit: number = LIMITS.searchPage,
): Promise<{ total: number; deals: HubSpotObject[] }> {
  const filters = [
    { propertyName: 'hs_is_closed_lost', operator: 'EQ', value: 'true' },
    ...(closedFrom ? [{ propertyName: 'closedate', operator: 'GTE', value: String(closedFrom.getTime()) }] : []),
    ...(modifiedFrom
      ? [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(modifiedFrom.getTime()) }]
      : []),
    ...(afterId && afterId !== '0' ? [{ propertyName: 'hs_object_id', operator: 'GT', value: afterId }] : []),
  ];
  const body = {
    filterGroups: [{ filters }],
    sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
    properties,
    limit,
    // HubSpot's description requires it; 0 is the first page.
    after: '0',
  };
  const { total, results } = await callHubSpot(hubspot, { method: 'POST', path: paths.search('deals'), body }, answer);
  return { total, deals: results };
}

/** The ids of all lost deals that fit, page by page. */
export async function* lostDealPages(hubspot: HubSpot, which: Omit<LostDeals, 'afterId'>): AsyncGenerator<string[]> {
  let afterId = '0';
  for (;;) {
    const { deals } = await searchLostDeals(hubspot, { ...which, afterId });
    const last = deals.at(-1);
    if (!last) return;
    yield deals.map(({ id }) => id);
    if (deals.length < LIMITS.searchPage) return;
    afterId = last.id;
  }
}
