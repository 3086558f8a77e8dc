import { z } from 'zod';
import { LIMITS, paths } from './api-version.ts';
import type { HubSpotObject } from './batches.ts';
import { callHubSpot, type HubSpot } from './call-hubspot.ts';

const answer = z.object({
  total: z.number(),
  results: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullable()) })),
});

interface Filter {
  propertyName: string;
  operator: 'EQ' | 'GTE' | 'GT';
  value: string;
}

/** Which lost deals; all of them where nothing is given. */
export interface LostDeals {
  closedFrom?: Date | undefined;
  /** Only deals with a greater id: a search ends after 10,000 results, a list by id does not. */
  afterId?: string | undefined;
}

/** One page (200) of the lost deals in the order of their ids, and how many there are in all. */
export function searchLostDeals(
  hubspot: HubSpot,
  { closedFrom, afterId }: LostDeals,
  properties: readonly string[] = [],
  limit: number = LIMITS.searchPage,
): Promise<{ total: number; deals: HubSpotObject[] }> {
  const filters: Filter[] = [
    { propertyName: 'hs_is_closed_lost', operator: 'EQ', value: 'true' },
    ...(closedFrom ? [from('closedate', closedFrom)] : []),
  ];
  return searchDeals(hubspot, filters, afterId, properties, limit);
}

/** The ids of all lost deals that fit, page by page. */
export async function* lostDealPages(hubspot: HubSpot, which: Omit<LostDeals, 'afterId'>): AsyncGenerator<string[]> {
  for await (const deals of pages((afterId) => searchLostDeals(hubspot, { ...which, afterId })))
    yield deals.map(({ id }) => id);
}

/** All deals, lost or not, that were changed then or later, page by page, with these properties. Deleted ones are in no search. */
export function changedDealPages(
  hubspot: HubSpot,
  changedFrom: Date,
  properties: readonly string[],
): AsyncGenerator<HubSpotObject[]> {
  const filters = [from('hs_lastmodifieddate', changedFrom)];
  return pages((afterId) => searchDeals(hubspot, filters, afterId, properties, LIMITS.searchPage));
}

async function* pages(
  search: (afterId: string) => Promise<{ deals: HubSpotObject[] }>,
): AsyncGenerator<HubSpotObject[]> {
  let afterId = '0';
  for (;;) {
    const { deals } = await search(afterId);
    const last = deals.at(-1);
    if (!last) return;
    yield deals;
    if (deals.length < LIMITS.searchPage) return;
    afterId = last.id;
  }
}

async function searchDeals(
  hubspot: HubSpot,
  filters: readonly Filter[],
  afterId: string | undefined,
  properties: readonly string[],
  limit: number,
): Promise<{ total: number; deals: HubSpotObject[] }> {
  const after: Filter[] =
    afterId && afterId !== '0' ? [{ propertyName: 'hs_object_id', operator: 'GT', value: afterId }] : [];
  const body = {
    filterGroups: [{ filters: [...filters, ...after] }],
    sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
    properties,
    limit,
    // HubSpot's description requires it; 0 is the first page.
    after: '0',
  };
  const { total, results } = await callHubSpot(hubspot, { method: 'POST', path: paths.search('deals'), body }, answer);
  return { total, deals: results };
}

function from(propertyName: string, moment: Date): Filter {
  return { propertyName, operator: 'GTE', value: String(moment.getTime()) };
}
