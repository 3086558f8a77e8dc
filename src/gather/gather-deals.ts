import type { Kysely } from 'kysely';
import type { Account, Unreadable } from '../account/account.ts';
import { accountOfDeal } from '../account/account-of-deal.ts';
import { discoveredBefore } from '../discovery/before-presentation.ts';
import { needsOf } from '../discovery/needs-of.ts';
import type { StoredNeeds } from '../discovery/stored-needs.ts';
import { type HubSpotObject, readBatch } from '../hubspot/batches.ts';
import type { Owner } from '../hubspot/owners.ts';
import type { Stage, Stages } from '../hubspot/pipelines.ts';
import type { Portal } from '../portals/portals.ts';
import { type PresentationStage, readPresentationStages } from '../presentation/presentation-stages.ts';
import { speaksOfPresenting } from '../presentation/presentation-words.ts';
import { nearnessOf, whenPresented } from '../presentation/when-presented.ts';
import type { Tables } from '../store/tables.ts';
import { ONUS_PROPERTY_NAMES } from '../write-back/properties.ts';
import { decimalOf, momentOf } from './property-values.ts';
import { readContacts } from './read-contacts.ts';
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
  /** What is logged of the needs on an open deal; null while it is far from its presentation. */
  needs: StoredNeeds | null;
  /** When it first stood in a presentation stage or behind it, ISO 8601. */
  presentedAt: string | null;
  /** What is logged and could not be read. */
  unreadable: Unreadable[];
  /** Whether needs were logged by then, of a closed deal. */
  discoveredBefore: 'yes' | 'no' | null;
  /** In the deal's currency. */
  amount: string | null;
  /** ISO 8601, of a closed deal. */
  closedAt: string | null;
  /** Ids of its contacts; null where nothing of it was read, or contacts may not be read. */
  contactIds: string[] | null;
}

export const DEAL_PROPERTIES = [
  'dealname',
  'pipeline',
  'dealstage',
  'hubspot_owner_id',
  'amount',
  'closedate',
  'closed_lost_reason',
  'hs_is_closed_lost',
  'hs_is_closed_won',
  ...ONUS_PROPERTY_NAMES,
];

/**
 * Reads many deals of one portal and, for the lost ones, all that their reps logged. Deals that are not in the answer
 * are gone (deleted or merged away). Cost: two calls per hundred deals, five association reads, one read per hundred
 * engagements; what is logged and whose contacts they are is not read again where it was `read` already.
 */
export async function gatherDeals(
  db: Kysely<Tables>,
  portal: Portal,
  dealIds: readonly string[],
  read?: { logged: Map<string, LoggedOnDeal>; contacts: Map<string, string[]> | null },
): Promise<Map<string, GatheredDeal>> {
  const objects = await readDealObjects(portal, dealIds);
  const stages = await stagesFor(portal, objects.values());
  const deals = [...objects.values()].map((object) => ({ object, stage: stageOf(object, stages) }));
  const presentations = await readPresentationStages(db, portal.portalId, stages);
  const toRead = deals.filter(({ stage }) => isToRead(stage, presentations)).map(({ object }) => object.id);
  const { logged, contacts } = read ?? (await readAround(portal, toRead));
  const around = { stages, presentations, owners: await portal.owners.get() };
  return new Map(
    deals.map(({ object, stage }) => {
      const ofDeal = isToRead(stage, presentations) ? logged.get(object.id) : undefined;
      const contactIds = (ofDeal && contacts && (contacts.get(object.id) ?? [])) ?? null;
      return [object.id, { ...gatheredDeal(object, stage, around, ofDeal), contactIds }];
    }),
  );
}

/** The deals with what was changed when and by whom. */
function readDealObjects(portal: Portal, dealIds: readonly string[]): Promise<Map<string, HubSpotObject>> {
  return readBatch(portal.hubspot, 'deals', dealIds, DEAL_PROPERTIES, ['dealstage', 'closed_lost_reason']);
}

/** What is logged on the deals and whose they are. */
async function readAround(portal: Portal, dealIds: readonly string[]) {
  const logged = await readEngagements(portal.hubspot, dealIds);
  return { logged, contacts: dealIds.length > 0 ? await readContacts(portal.hubspot, dealIds) : null };
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
  return {
    id: dealstage ?? '',
    label: dealstage ?? 'unknown stage',
    pipelineId: pipeline ?? '',
    pipelineLabel: pipeline ?? '',
    order: -1,
    outcome,
  };
}

/**
 * Lost deals for their verdict; others where their pipeline has a presentation: open ones since a meeting may be booked at any stage,
 * won ones to compare with the lost.
 */
function isToRead(stage: Stage, presentations: Map<string, PresentationStage>): boolean {
  return stage.outcome === 'lost' || presentations.get(stage.pipelineId)?.stageId != null;
}

interface Around {
  stages: Stages;
  presentations: Map<string, PresentationStage>;
  owners: Map<string, Owner>;
}

function gatheredDeal(
  object: HubSpotObject,
  stage: Stage,
  { stages, presentations, owners }: Around,
  logged: LoggedOnDeal | undefined,
): Omit<GatheredDeal, 'contactIds'> {
  const { properties } = object;
  const account = logged ? accountOf(object, logged, owners, stage.outcome === 'lost') : null;
  const presentation = presentations.get(stage.pipelineId);
  const presentedAt = whenPresented(object.propertiesWithHistory?.dealstage ?? [], stages, presentations);
  const lost = stage.outcome === 'lost' ? account : null;
  return {
    dealId: object.id,
    name: properties.dealname || `Deal ${object.id}`,
    pipelineId: stage.pipelineId,
    stageId: stage.id,
    stageLabel: stage.label,
    ownerId: properties.hubspot_owner_id || null,
    outcome: stage.outcome,
    written: Object.fromEntries(ONUS_PROPERTY_NAMES.map((name) => [name, properties[name] ?? null])),
    account: lost,
    needs: stage.outcome === 'open' && account && logged ? needsNear(stage, presentation, logged, account) : null,
    presentedAt,
    unreadable: logged?.unreadable ?? [],
    discoveredBefore: stage.outcome === 'open' || !account ? null : discoveredBefore(account, presentedAt),
    amount: decimalOf(properties.amount),
    closedAt: stage.outcome === 'open' ? null : momentOf(properties.closedate),
  };
}

function needsNear(
  stage: Stage,
  presentation: PresentationStage | undefined,
  logged: LoggedOnDeal,
  account: Account,
): StoredNeeds | null {
  const label = presentation?.stages.find((one) => one.id === presentation.stageId)?.label ?? '';
  const nearness = nearnessOf(stage.id, presentation);
  if (nearness !== 'far') return needsOf(account, nearness, label);
  const booked = logged.engagements.some(({ kind, title }) => kind === 'meeting' && speaksOfPresenting(title ?? ''));
  return booked ? needsOf(account, 'meeting', label) : null;
}

/** An open deal has no close and no reason: one that a re-opened deal still carries is of the past. */
function accountOf(object: HubSpotObject, logged: LoggedOnDeal, owners: Map<string, Owner>, lost: boolean): Account {
  const { properties } = object;
  const stageHistory = object.propertiesWithHistory?.dealstage ?? [];
  const reasonHistory = object.propertiesWithHistory?.closed_lost_reason ?? [];
  return accountOfDeal({
    reason: lost ? (properties.closed_lost_reason ?? null) : null,
    reasonAt: reasonHistory[0]?.timestamp ?? null,
    reasonOwnerId: ownerBehind(reasonHistory[0]?.sourceId, owners),
    closedBy: closedBy(stageHistory, reasonHistory, Boolean(properties.closed_lost_reason)),
    closedAt: lost ? (stageHistory[0]?.timestamp ?? momentOf(properties.closedate)) : null,
    dealOwnerId: properties.hubspot_owner_id || null,
    engagements: logged.engagements,
    unreadable: logged.unreadable,
  });
}

/** The owner whose user made a change; HubSpot names the user of a change by hand in its source id, as `userId:123`. */
function ownerBehind(sourceId: string | null | undefined, owners: Map<string, Owner>): string | null {
  const userId = /userId:(\d+)/.exec(sourceId ?? '')?.[1];
  if (!userId) return null;
  for (const owner of owners.values()) if (owner.userId === userId) return owner.id;
  return null;
}
