import type { Kysely } from 'kysely';
import { DEAL_PROPERTIES, type GatheredDeal, gatherDeals } from '../gather/gather-deals.ts';
import { momentOf } from '../gather/property-values.ts';
import { readEngagements } from '../gather/read-engagements.ts';
import type { HubSpotObject } from '../hubspot/batches.ts';
import type { Stages } from '../hubspot/pipelines.ts';
import type { Portal } from '../portals/portals.ts';
import { score } from '../scoring/score.ts';
import { readSettings } from '../settings/portal-settings.ts';
import type { Tables } from '../store/tables.ts';

/** What a search has to bring along, so that the deals need not be read one batch after the other. */
export function pastProperties(stages: Stages): string[] {
  return [...DEAL_PROPERTIES, ...[...stages.values()].map(({ id }) => enteredProperty(id))];
}

/** HubSpot keeps when a deal entered each stage. */
function enteredProperty(stageId: string): string {
  return `hs_v2_date_entered_${stageId}`;
}

/**
 * Gathers past losses from what a search brought. Who moved the deal and who wrote the reason stands only in its history, at a
 * call per fifty deals: it is read where a flag would land on a person's record, and there alone.
 */
export async function gatherPast(
  db: Kysely<Tables>,
  portal: Portal,
  found: readonly HubSpotObject[],
): Promise<Map<string, GatheredDeal>> {
  const stages = await portal.stages.get();
  const objects = new Map(found.map((object) => [object.id, withStageDates(object, stages)]));
  const logged = await readEngagements(portal.hubspot, [...objects.keys()]);
  const deals = await gatherDeals(db, portal, [...objects.keys()], { objects, logged });
  const { leastFlagProbability } = await readSettings(db, portal.portalId);
  const flagged = [...deals.values()].filter(({ account }) => account && score(account, leastFlagProbability).flag);
  const surely = await gatherDeals(
    db,
    portal,
    flagged.map(({ dealId }) => dealId),
    { logged },
  );
  for (const [id, deal] of surely) deals.set(id, deal);
  return deals;
}

function withStageDates(object: HubSpotObject, stages: Stages): HubSpotObject {
  const dealstage = [...stages.values()]
    .flatMap(({ id }) => {
      const timestamp = momentOf(object.properties[enteredProperty(id)]);
      return timestamp ? [{ value: id, timestamp }] : [];
    })
    .toSorted((a, b) => b.timestamp.localeCompare(a.timestamp));
  return { ...object, propertiesWithHistory: { dealstage } };
}
