import { LIMITS } from '../hubspot/api-version.ts';
import { searchLostDeals } from '../hubspot/search-deals.ts';
import type { Portal } from '../portals/portals.ts';

/** What a back-fill will take. */
export interface Estimate {
  deals: number;
  calls: number;
  minutes: number;
}

/** Engagements of a deal, where nothing better is known. */
const ENGAGEMENTS_PER_DEAL = 5;
/** Requests in ten seconds of the smallest accounts (private apps on Free and Starter). */
const SMALLEST_LIMIT = 100;

/**
 * Asks HubSpot how many deals were lost since then (one search), and says what reading them takes by the batch limits, with that
 * share of the account's calls: the fewest calls, and the deals' histories and contacts.
 */
export async function estimate(portal: Portal, since: Date, share: number): Promise<Estimate> {
  const { total } = await searchLostDeals(portal.hubspot, { closedFrom: since }, [], 1);
  const fewest = callsFor(total, total * ENGAGEMENTS_PER_DEAL);
  const calls = Math.ceil(fewest + total / LIMITS.batchWithHistory + total / LIMITS.associations) + 10;
  return { deals: total, calls, minutes: Math.ceil(calls / (SMALLEST_LIMIT * share * 6)) };
}

/** The fewest calls that the batch limits allow: search pages, association reads of four kinds, engagement reads, updates. */
export function callsFor(deals: number, engagements: number): number {
  return (
    deals / LIMITS.searchPage + (4 * deals) / LIMITS.associations + engagements / LIMITS.batch + deals / LIMITS.batch
  );
}
