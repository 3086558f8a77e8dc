import { associate, defaultTypes } from './associate.ts';
import { OBJECT_TYPE_NAMES, type ObjectType } from './object-types.ts';
import { defineProperty, hubspotProperties, ownGroup } from './property-catalog.ts';
import type { PortalSeed, SeedDeal } from './seed.ts';
import type { Portal, Source } from './store.ts';
import { createObject, updateObject } from './write-object.ts';

const DAY_MS = 86_400_000;
const AUTOMATIC: Record<string, Source> = {
  workflow: { type: 'AUTOMATION_PLATFORM', id: 'enrollmentId:1;actionExecutionIndex:0' },
  import: { type: 'IMPORT', id: 'importId:1' },
  integration: { type: 'INTEGRATION', id: 'appId:2' },
};

/** Fills a portal from its seed. `now` in ms is the moment the seed's days count back from. Nothing is told to webhooks. */
export function seedPortal(seed: PortalSeed, now: number): Portal {
  const at = new Date(now - 400 * DAY_MS).toISOString();
  const byType = <T>(make: (type: ObjectType) => T) =>
    Object.fromEntries(OBJECT_TYPE_NAMES.map((type) => [type, make(type)])) as Record<ObjectType, T>;
  const portal: Portal = {
    portalId: seed.portalId,
    name: seed.name,
    timeZone: seed.timeZone,
    currency: seed.currency,
    accountType: seed.accountType,
    startedAt: now,
    users: seed.users,
    pipelines: structuredClone(seed.pipelines),
    objects: byType(() => ({ byId: new Map(), ids: [] })),
    properties: byType((type) => hubspotProperties(type, at)),
    groups: byType((type) => new Map([[ownGroup(type).name, ownGroup(type)]])),
    rules: [],
    oauthApps: seed.oauthApps ?? [],
    nextId: 1,
    changed: () => {},
  };
  for (const deal of ascending(seed.deals)) seedDeal(portal, deal, now);
  for (const engagement of ascending(seed.engagements)) {
    const { id, type, owner, daysAgo } = engagement;
    const time = now - daysAgo * DAY_MS;
    const properties: Record<string, string> = {
      hs_timestamp: new Date(time).toISOString(),
      ...(owner === null ? {} : { hubspot_owner_id: owner }),
      ...engagement.properties,
    };
    declareUnknown(portal, type, properties, at);
    const object = createObject(portal, type, properties, { source: sourceOf(portal, owner) }, time, id);
    for (const dealId of engagement.deals) {
      const deal = portal.objects.deals.byId.get(dealId);
      if (!deal)
        throw new Error(`Seed of portal ${seed.portalId}: ${type} ${id} names the deal ${dealId}, which is not in it.`);
      associate(portal, object, deal, defaultTypes(type, 'deals'), { source: sourceOf(portal, owner) }, time);
    }
  }
  return portal;
}

function seedDeal(portal: Portal, deal: SeedDeal, now: number): void {
  const [first, ...later] = deal.stages;
  if (!first) throw new Error(`Seed of portal ${portal.portalId}: deal ${deal.id} has no stage. Give at least one.`);
  const owner = sourceOf(portal, deal.owner);
  const source = (by: string | undefined) => AUTOMATIC[by ?? ''] ?? owner;
  const time = (daysAgo: number) => now - daysAgo * DAY_MS;
  const properties: Record<string, string> = {
    dealname: deal.name,
    pipeline: deal.pipeline,
    dealstage: first.stage,
    ...(deal.owner === null ? {} : { hubspot_owner_id: deal.owner }),
    ...(deal.amount === null ? {} : { amount: deal.amount }),
    ...deal.properties,
  };
  declareUnknown(portal, 'deals', properties, new Date(now).toISOString());
  const writer = { source: source(first.by) };
  const object = createObject(portal, 'deals', properties, writer, time(first.daysAgo), deal.id);
  for (const { stage, daysAgo, by } of later) {
    updateObject(portal, object, { dealstage: stage }, { source: source(by) }, time(daysAgo));
  }
  if (deal.closedLostReason !== undefined) {
    const reason = { closed_lost_reason: deal.closedLostReason };
    updateObject(portal, object, reason, { source: source(deal.reasonBy) }, time(deal.stages.at(-1)?.daysAgo ?? 0));
  }
}

/** The user behind an owner id; HubSpot itself where there is none. */
function sourceOf(portal: Portal, ownerId: string | null): Source {
  const user = ownerId === null ? undefined : portal.users.find((one) => one.ownerId === ownerId);
  if (!user) return { type: 'CRM_UI', id: 'userId:0' };
  return { type: 'CRM_UI', id: `userId:${user.userId}`, userId: user.userId };
}

/** A seed may use properties of its own: they become custom text properties. */
function declareUnknown(portal: Portal, type: ObjectType, properties: Record<string, string>, at: string): void {
  for (const name of Object.keys(properties)) {
    if (portal.properties[type].has(name)) continue;
    const definition = { name, groupName: ownGroup(type).name, type: 'string', fieldType: 'text' };
    portal.properties[type].set(name, defineProperty(definition, at));
  }
}

/** Ids are numbers in HubSpot, and its lists are in their order. */
function ascending<T extends { id: string }>(items: readonly T[]): T[] {
  const wrong = items.find(({ id }) => !/^\d{1,15}$/.test(id));
  if (wrong)
    throw new Error(`The seed has the id "${wrong.id}". HubSpot's ids are numbers of at most 15 digits: use digits.`);
  return [...items].sort((a, b) => Number(a.id) - Number(b.id));
}
