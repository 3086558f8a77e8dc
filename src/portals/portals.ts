import type { Kysely } from 'kysely';
import { readAccountInfo } from '../hubspot/account-info.ts';
import { callBudget } from '../hubspot/call-budget.ts';
import type { HubSpot } from '../hubspot/call-hubspot.ts';
import { connectHubSpot } from '../hubspot/connect.ts';
import { type Owner, readOwners } from '../hubspot/owners.ts';
import { readStages, type Stages } from '../hubspot/pipelines.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { remember } from './remember.ts';

/** One HubSpot account: how to reach it, and what is remembered of it. */
export interface Portal {
  portalId: string;
  hubspot: HubSpot;
  stages: { get(): Promise<Stages>; refresh(): Promise<Stages> };
  owners: { get(): Promise<Map<string, Owner>>; refresh(): Promise<Map<string, Owner>> };
}

/** The portals this server works for. */
export interface Portals {
  /** The portal with this id, or null if the app is not installed there. Throws while HubSpot cannot say who we are. */
  get(portalId: string): Promise<Portal | null>;
  /** All of them. */
  all(): Promise<Portal[]>;
}

/** Pipelines and owners change rarely; a stage that is not known refreshes them at once. */
const KEPT_MS = 5 * 60_000;

/** A single portal by a fixed access token. Whose token it is, is asked of HubSpot once and then kept in the database. */
export function singlePortal(parts: {
  store: Store;
  accessToken: string;
  baseUrl: string;
  now: () => number;
}): Portals {
  const hubspot = connectHubSpot(parts.accessToken, parts.baseUrl);
  const identity = remember(() => identify(parts.store, hubspot), Number.POSITIVE_INFINITY, parts.now);
  const portals = new Map<string, Portal>();
  const portalOf = (portalId: string): Portal => {
    const portal = portals.get(portalId) ?? portalBy(parts.store.db, portalId, hubspot, parts.now);
    portals.set(portalId, portal);
    return portal;
  };
  return {
    get: async (portalId) => ((await identity.get()) === portalId ? portalOf(portalId) : null),
    all: async () => [portalOf(await identity.get())],
  };
}

/** A portal reached by `access`, within its budget of calls, with nothing remembered yet. `now` in ms. */
export function portalBy(db: Kysely<Tables>, portalId: string, access: HubSpot, now: () => number): Portal {
  const hubspot = { ...access, budget: callBudget(db, portalId) };
  return {
    portalId,
    hubspot,
    stages: remember(() => readStages(hubspot), KEPT_MS, now),
    owners: remember(() => readOwners(hubspot), KEPT_MS, now),
  };
}

async function identify(store: Store, hubspot: HubSpot): Promise<string> {
  const { portalId, timeZone } = await readAccountInfo(hubspot);
  await store.db
    .insertInto('portal')
    .values({ portal_id: portalId, time_zone: timeZone })
    .onConflict((conflict) => conflict.column('portal_id').doUpdateSet({ time_zone: timeZone }))
    .execute();
  return portalId;
}
