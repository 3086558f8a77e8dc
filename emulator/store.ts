import type { ObjectType } from './object-types.ts';
import type { PropertyDefinition, PropertyGroup } from './property-catalog.ts';
import type { SeedPipeline, SeedUser } from './seed.ts';

/** Who changed a value, as property history and webhooks tell it. */
export interface Source {
  /** CRM_UI, INTEGRATION, AUTOMATION_PLATFORM, IMPORT, CALCULATED. */
  type: string;
  id: string;
  userId?: number;
}

export interface Version {
  value: string;
  /** Milliseconds. */
  at: number;
  source: Source;
}

export interface Association {
  type: ObjectType;
  id: string;
  typeIds: number[];
}

/** One write that came through the API. */
export interface ApiWrite {
  at: string;
  method: string;
  path: string;
  properties: Record<string, string>;
}

export interface CrmObject {
  id: string;
  type: ObjectType;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
  /** Id of the record this one was merged into: reads of the old id give that record. */
  mergedInto: string | null;
  /** Each property's values, oldest first. */
  versions: Map<string, Version[]>;
  /** By `type/id` of the other end. */
  associations: Map<string, Association>;
  writes: ApiWrite[];
}

/** All objects of one type. `ids` is ascending, for paging. */
export interface Collection {
  byId: Map<string, CrmObject>;
  ids: string[];
}

/** A rule of the portal's admin: a deal in this stage must have this property (enforced on 2026-09 paths). */
export interface PropertyRule {
  pipeline: string;
  stage: string;
  property: string;
}

export interface OAuthApp {
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  scopes: string[];
}

/** What happened to an object, for webhooks. */
export type Change = { portalId: number; at: number; source: Source } & (
  | { kind: 'creation' | 'deletion' | 'restore' | 'privacyDeletion'; type: ObjectType; id: string }
  | { kind: 'propertyChange'; type: ObjectType; id: string; property: string; value: string }
  | { kind: 'merge'; type: ObjectType; id: string; mergedIds: string[]; movedProperties: number }
  | {
      kind: 'associationChange';
      type: ObjectType;
      id: string;
      toType: ObjectType;
      toId: string;
      typeId: number;
      removed: boolean;
    }
);

export interface Portal {
  portalId: number;
  name: string;
  timeZone: string;
  currency: string;
  accountType: string;
  startedAt: number;
  users: SeedUser[];
  pipelines: SeedPipeline[];
  objects: Record<ObjectType, Collection>;
  properties: Record<ObjectType, Map<string, PropertyDefinition>>;
  groups: Record<ObjectType, Map<string, PropertyGroup>>;
  rules: PropertyRule[];
  oauthApps: OAuthApp[];
  nextId: number;
  /** Called for every change that a webhook could tell. */
  changed: (change: Change) => void;
}

/** An access token and what it opens. */
export interface Token {
  portalId: number;
  scopes: string[];
  kind: 'static' | 'oauth';
  /** Milliseconds; null for a static app's token. */
  expiresAt: number | null;
  clientId: string | null;
}

export interface Store {
  portals: Map<number, Portal>;
  tokens: Map<string, Token>;
}

/** The latest value of a property, or null where it has none. */
export function latest(object: CrmObject, property: string): string | null {
  return object.versions.get(property)?.at(-1)?.value || null;
}

/** The object with this id, following merges; archived ones only when asked for. */
export function findObject(portal: Portal, type: ObjectType, id: string, archived = false): CrmObject | null {
  let object = portal.objects[type].byId.get(id);
  while (object?.mergedInto && !archived) object = portal.objects[type].byId.get(object.mergedInto);
  return object && (object.archivedAt !== null) === archived ? object : null;
}

/** Puts an object into its collection and keeps the ids ascending. */
export function insertObject(portal: Portal, object: CrmObject): void {
  const { byId, ids } = portal.objects[object.type];
  byId.set(object.id, object);
  const last = ids.at(-1);
  if (last === undefined || Number(last) < Number(object.id)) ids.push(object.id);
  else ids.splice(indexAfter(ids, object.id), 0, object.id);
  portal.nextId = Math.max(portal.nextId, Number(object.id) + 1);
}

/** Index of the first id above `id`, by halving. */
export function indexAfter(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(ids[middle]) <= Number(id)) low = middle + 1;
    else high = middle;
  }
  return low;
}
