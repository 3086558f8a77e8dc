import { OBJECT_TYPES, type ObjectType } from './object-types.ts';
import { stageProperties } from './stage-properties.ts';
import { type ApiWrite, type CrmObject, insertObject, latest, type Portal, type Source } from './store.ts';

/** In whose name a change is made; `api` when it came through the API. */
export interface Writer {
  source: Source;
  api?: Pick<ApiWrite, 'method' | 'path'>;
}

const CALCULATED: Source = { type: 'CALCULATED', id: 'emulator' };

/** Creates an object. Values must have been checked (`check-properties.ts`). `id` only for seeds; `at` in ms. */
export function createObject(
  portal: Portal,
  type: ObjectType,
  properties: Record<string, string>,
  writer: Writer,
  at: number,
  id = String(portal.nextId),
): CrmObject {
  const object: CrmObject = {
    id,
    type,
    createdAt: at,
    updatedAt: at,
    archivedAt: null,
    mergedInto: null,
    versions: new Map(),
    associations: new Map(),
    writes: [],
  };
  insertObject(portal, object);
  setValue(object, 'hs_object_id', id, at, CALCULATED);
  setValue(object, OBJECT_TYPES[type].created, new Date(at).toISOString(), at, CALCULATED);
  portal.changed({ portalId: portal.portalId, at, source: writer.source, kind: 'creation', type, id });
  updateObject(portal, object, properties, writer, at);
  setValue(object, 'hs_lastmodifieddate', new Date(at).toISOString(), at, CALCULATED);
  return object;
}

/** Sets values; those that stand already change nothing. An empty string clears a property, as in HubSpot. */
export function updateObject(
  portal: Portal,
  object: CrmObject,
  properties: Record<string, string>,
  writer: Writer,
  at: number,
): void {
  if (writer.api) object.writes.push({ at: new Date(at).toISOString(), ...writer.api, properties });
  const stageBefore = latest(object, 'dealstage');
  const changed = Object.entries(properties).filter(([name, value]) =>
    setValue(object, name, value, at, writer.source),
  );
  if (changed.length === 0) return;
  const stage = latest(object, 'dealstage');
  if (object.type === 'deals' && stage && (stage !== stageBefore || 'pipeline' in properties)) {
    const derived = stageProperties(portal, stageBefore, stage, latest(object, 'pipeline'), at);
    for (const [name, value] of Object.entries(derived)) setValue(object, name, value, at, CALCULATED);
    if (derived.hs_is_closed === 'true' && !('closedate' in properties)) {
      const closeDate = new Date(at).toISOString();
      if (setValue(object, 'closedate', closeDate, at, writer.source)) changed.push(['closedate', closeDate]);
    }
  }
  touch(object, at);
  for (const [property, value] of changed) {
    portal.changed({
      portalId: portal.portalId,
      at,
      source: writer.source,
      kind: 'propertyChange',
      type: object.type,
      id: object.id,
      property,
      value,
    });
  }
}

/** Sets the time of the last change. */
export function touch(object: CrmObject, at: number): void {
  object.updatedAt = Math.max(object.updatedAt, at);
  setValue(object, 'hs_lastmodifieddate', new Date(object.updatedAt).toISOString(), object.updatedAt, CALCULATED);
}

export function archiveObject(portal: Portal, object: CrmObject, writer: Writer, at: number): void {
  if (object.archivedAt !== null) return;
  object.archivedAt = at;
  if (writer.api) object.writes.push({ at: new Date(at).toISOString(), ...writer.api, properties: {} });
  portal.changed({
    portalId: portal.portalId,
    at,
    source: writer.source,
    kind: 'deletion',
    type: object.type,
    id: object.id,
  });
}

export function restoreObject(portal: Portal, object: CrmObject, writer: Writer, at: number): void {
  if (object.archivedAt === null) return;
  object.archivedAt = null;
  touch(object, at);
  portal.changed({
    portalId: portal.portalId,
    at,
    source: writer.source,
    kind: 'restore',
    type: object.type,
    id: object.id,
  });
}

/** Appends a version; false when the value is what it was. */
export function setValue(object: CrmObject, name: string, value: string, at: number, source: Source): boolean {
  const versions = object.versions.get(name);
  if ((versions?.at(-1)?.value ?? '') === value) return false;
  const version = { value, at, source };
  if (!versions || name === 'hs_lastmodifieddate') object.versions.set(name, [version]);
  else versions.push(version);
  return true;
}
