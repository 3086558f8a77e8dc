import type { Account } from '../account/account.ts';
import { accountOfDeal } from '../account/account-of-deal.ts';
import { type HubSpotObject, readBatch } from '../hubspot/batches.ts';
import type { Stage, Stages } from '../hubspot/pipelines.ts';
import type { Portal } from '../portals/portals.ts';
import { ONUS_PROPERTY_NAMES } from '../write-back/properties.ts';
import { type LoggedOnDeal, readEngagements } from './read-engagements.ts';
import { closedBy } from './who-closed.ts';

/** One deal as it stands in HubSpot now. */
export interface GatheredDeal {
  dealId: string;
  name: string;
  pipelineId: string;
  stageId: string;
  stageLabel: string;
  ownerId: string | null;
  outcome: Stage['outcome'];
  /** The `onus_*` properties as they stand on the deal. */
  written: Record<string, string | null>;
  /** The rep's account; null unless the deal is lost. */
  account: Account | null;
}

const DEAL_PROPERTIES = [
  'dealname',
  'pipeline',
  'dealstage',
  'hubspot_owner_id',
  'closed_lost_reason',
  'hs_is_closed_lost',
  'hs_is_closed_won',
  ...ONUS_PROPERTY_NAMES,
];

/**
 * Reads many deals of one portal and, for the lost ones, all that their reps logged. Deals that are not in the answer
 * are gone (deleted or merged away). Cost: two calls per hundred deals, four association reads, one read per hundred engagements.
 */
export async function gatherDeals(portal: Portal, dealIds: readonly string[]): Promise<Map<string, GatheredDeal>> {
  const objects = await readBatch(portal.hubspot, 'deals', dealIds, DEAL_PROPERTIES, [
    'dealstage',
    'closed_lost_reason',
  ]);
  const stages = await stagesFor(portal, objects.values());
  const deals = [...objects.values()].map((object) => ({ object, stage: stageOf(object, stages) }));
  const lost = deals.filter(({ stage }) => stage.outcome === 'lost').map(({ object }) => object.id);
  const logged = await readEngagements(portal.hubspot, lost);
  return new Map(deals.map(({ object, stage }) => [object.id, gatheredDeal(object, stage, logged.get(object.id))]));
}

/** The pipelines' stages; read anew when a deal stands in one that is not known yet. */
async function stagesFor(portal: Portal, deals: Iterable<HubSpotObject>): Promise<Stages> {
  const stages = await portal.stages.get();
  for (const { properties } of deals) {
    if (!stages.has(`${properties.pipeline}/${properties.dealstage}`)) return portal.stages.refresh();
  }
  return stages;
}

function stageOf(object: HubSpotObject, stages: Stages): Stage {
  const { pipeline, dealstage, hs_is_closed_lost, hs_is_closed_won } = object.properties;
  const known = stages.get(`${pipeline}/${dealstage}`);
  if (known) return known;
  const outcome = hs_is_closed_lost === 'true' ? 'lost' : hs_is_closed_won === 'true' ? 'won' : 'open';
  return { id: dealstage ?? '', label: dealstage ?? 'unknown stage', pipelineId: pipeline ?? '', outcome };
}

function gatheredDeal(object: HubSpotObject, stage: Stage, logged: LoggedOnDeal | undefined): GatheredDeal {
  const { properties } = object;
  const reasonHistory = object.propertiesWithHistory?.closed_lost_reason ?? [];
  return {
    dealId: object.id,
    name: properties.dealname || `Deal ${object.id}`,
    pipelineId: stage.pipelineId,
    stageId: stage.id,
    stageLabel: stage.label,
    ownerId: properties.hubspot_owner_id || null,
    outcome: stage.outcome,
    written: Object.fromEntries(ONUS_PROPERTY_NAMES.map((name) => [name, properties[name] ?? null])),
    account: logged
      ? accountOfDeal({
          reason: properties.closed_lost_reason ?? null,
          reasonAt: reasonHistory[0]?.timestamp ?? null,
          closedBy: closedBy(
            object.propertiesWithHistory?.dealstage ?? [],
            reasonHistory,
            Boolean(properties.closed_lost_reason),
          ),
          closedAt: object.propertiesWithHistory?.dealstage?.[0]?.timestamp ?? null,
          dealOwnerId: properties.hubspot_owner_id || null,
          engagements: logged.engagements,
          unreadable: logged.unreadable,
        })
      : null,
  };
}
