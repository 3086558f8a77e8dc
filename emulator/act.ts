import { associate, defaultTypes } from './associate.ts';
import { checkProperties } from './check-properties.ts';
import { mergeObjects } from './merge-objects.ts';
import { OBJECT_TYPES, type ObjectType } from './object-types.ts';
import type { UserAction } from './seed.ts';
import { type CrmObject, findObject, type Portal, type Source } from './store.ts';
import { archiveObject, createObject, restoreObject, updateObject, type Writer } from './write-object.ts';

const SOURCES: Record<string, Source> = {
  WORKFLOWS: { type: 'AUTOMATION_PLATFORM', id: 'enrollmentId:1;actionExecutionIndex:0' },
  IMPORT: { type: 'IMPORT', id: 'importId:1' },
  INTEGRATION: { type: 'INTEGRATION', id: 'appId:2' },
};

/**
 * Does what a person does in HubSpot's own pages and gives the id of the object it was done to. `now` in ms.
 * Throws when the person, the object or a value does not exist in the portal.
 */
export function act(portal: Portal, action: UserAction, now: number): { id: string } {
  const user = portal.users.find((one) => one.userId === action.as);
  if (!user) throw new Error(`Portal ${portal.portalId} has no user ${action.as}: "as" takes a user id of its seed.`);
  const person: Source = { type: 'CRM_UI', id: `userId:${user.userId}`, userId: user.userId };
  const writer: Writer = { source: (action.kind === 'set' && SOURCES[action.source ?? '']) || person };
  const deal = (id: string) => existing(portal, 'deals', id);
  switch (action.kind) {
    case 'set':
      return change(portal, deal(action.deal), action.properties, writer, now);
    case 'edit':
      return change(portal, existing(portal, action.type, action.id), action.properties, writer, now);
    case 'create': {
      const given = { pipeline: portal.pipelines[0]?.id ?? '', ...ownedBy(user.ownerId), ...action.properties };
      const properties = checkProperties(portal, 'deals', given, null);
      return { id: createObject(portal, 'deals', properties, writer, now).id };
    }
    case 'log': {
      const deals = action.deals.map(deal);
      const given = { hs_timestamp: new Date(now).toISOString(), ...ownedBy(user.ownerId), ...action.properties };
      const properties = checkProperties(portal, action.type, given, null);
      const object = createObject(portal, action.type, properties, writer, now);
      for (const one of deals) associate(portal, object, one, defaultTypes(action.type, 'deals'), writer, now);
      return { id: object.id };
    }
    case 'remove': {
      const object = existing(portal, action.type, action.id);
      archiveObject(portal, object, writer, now);
      return { id: object.id };
    }
    case 'restore': {
      const object = existing(portal, action.type, action.id, true);
      restoreObject(portal, object, writer, now);
      return { id: object.id };
    }
    case 'merge': {
      const into = deal(action.into);
      mergeObjects(portal, into, deal(action.from), writer, now);
      return { id: into.id };
    }
  }
}

function change(portal: Portal, object: CrmObject, given: Record<string, string>, writer: Writer, now: number) {
  updateObject(portal, object, checkProperties(portal, object.type, given, object), writer, now);
  return { id: object.id };
}

function existing(portal: Portal, type: ObjectType, id: string, archived = false): CrmObject {
  const object = findObject(portal, type, id, archived);
  const word = `${archived ? 'archived ' : ''}${OBJECT_TYPES[type].singular}`;
  if (!object) throw new Error(`Portal ${portal.portalId} has no ${word} ${id}.`);
  return object;
}

function ownedBy(ownerId: string | null): Record<string, string> {
  return ownerId === null ? {} : { hubspot_owner_id: ownerId };
}
