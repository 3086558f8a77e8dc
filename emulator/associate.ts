import { defaultAssociationType, oppositeAssociationType } from './association-types.ts';
import type { ObjectType } from './object-types.ts';
import type { CrmObject, Portal } from './store.ts';
import type { Writer } from './write-object.ts';

/** Associates two objects from both ends; an association that stands already changes nothing. */
export function associate(
  portal: Portal,
  from: CrmObject,
  to: CrmObject,
  typeIds: readonly number[],
  writer: Writer,
  at: number,
): void {
  for (const typeId of typeIds) {
    if (!link(from, to, typeId)) continue;
    link(to, from, oppositeAssociationType(typeId));
    tell(portal, from, to, typeId, false, writer, at);
    tell(portal, to, from, oppositeAssociationType(typeId), false, writer, at);
  }
}

/** Takes all associations between two objects away. */
export function dissociate(portal: Portal, from: CrmObject, to: CrmObject, writer: Writer, at: number): void {
  const association = from.associations.get(`${to.type}/${to.id}`);
  if (!association) return;
  from.associations.delete(`${to.type}/${to.id}`);
  to.associations.delete(`${from.type}/${from.id}`);
  for (const typeId of association.typeIds) {
    tell(portal, from, to, typeId, true, writer, at);
    tell(portal, to, from, oppositeAssociationType(typeId), true, writer, at);
  }
}

/** Ids of the unarchived objects of one type that an object is associated with, with the association types. */
export function associatedWith(
  portal: Portal,
  object: CrmObject,
  type: ObjectType,
): { id: string; typeIds: number[] }[] {
  const found: { id: string; typeIds: number[] }[] = [];
  for (const association of object.associations.values()) {
    if (association.type !== type) continue;
    if (portal.objects[type].byId.get(association.id)?.archivedAt === null) found.push(association);
  }
  return found;
}

/** The type ids to use where a call names none. */
export function defaultTypes(from: ObjectType, to: ObjectType): number[] {
  const typeId = defaultAssociationType(from, to);
  return typeId === null ? [] : [typeId];
}

function link(from: CrmObject, to: CrmObject, typeId: number): boolean {
  const key = `${to.type}/${to.id}`;
  const association = from.associations.get(key);
  if (!association) from.associations.set(key, { type: to.type, id: to.id, typeIds: [typeId] });
  else if (association.typeIds.includes(typeId)) return false;
  else association.typeIds.push(typeId);
  return true;
}

function tell(
  portal: Portal,
  from: CrmObject,
  to: CrmObject,
  typeId: number,
  removed: boolean,
  writer: Writer,
  at: number,
) {
  portal.changed({
    portalId: portal.portalId,
    at,
    source: writer.source,
    kind: 'associationChange',
    type: from.type,
    id: from.id,
    toType: to.type,
    toId: to.id,
    typeId,
    removed,
  });
}
