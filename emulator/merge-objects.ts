import { associate } from './associate.ts';
import { OBJECT_TYPES } from './object-types.ts';
import type { CrmObject, Portal } from './store.ts';
import { latest } from './store.ts';
import { setValue, touch, updateObject, type Writer } from './write-object.ts';

/** Merges `from` into `into`: missing values and all associations move, and the old id leads to the record that stays. */
export function mergeObjects(portal: Portal, into: CrmObject, from: CrmObject, writer: Writer, at: number): void {
  const readOnly = (name: string) => portal.properties[into.type].get(name)?.modificationMetadata.readOnlyValue ?? true;
  const moved: Record<string, string> = {};
  for (const name of from.versions.keys()) {
    const value = latest(from, name);
    if (value && !latest(into, name) && !readOnly(name) && name !== OBJECT_TYPES[into.type].created) {
      moved[name] = value;
    }
  }
  updateObject(portal, into, moved, { source: writer.source }, at);
  for (const { type, id, typeIds } of from.associations.values()) {
    const other = portal.objects[type].byId.get(id);
    if (other) associate(portal, into, other, typeIds, writer, at);
  }
  const mergedIds = [latest(into, 'hs_merged_object_ids'), from.id].filter(Boolean).join(';');
  setValue(into, 'hs_merged_object_ids', mergedIds, at, writer.source);
  touch(into, at);
  from.archivedAt = at;
  from.mergedInto = into.id;
  portal.changed({
    portalId: portal.portalId,
    at,
    source: writer.source,
    kind: 'merge',
    type: into.type,
    id: into.id,
    mergedIds: [from.id],
    movedProperties: Object.keys(moved).length,
  });
}
