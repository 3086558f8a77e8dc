import { associatedWith } from './associate.ts';
import { associationTypeName } from './association-types.ts';
import { OBJECT_TYPES, type ObjectType, objectTypeNamed } from './object-types.ts';
import { STAGE_DATE } from './property-catalog.ts';
import { type CrmObject, latest, type Portal, type Version } from './store.ts';

/** Without this scope HubSpot gives an e-mail without what it says. */
export const EMAIL_SCOPE = 'sales-email-read';
const WITHHELD = new Set(['hs_email_html', 'hs_email_text', 'hs_email_subject', 'hs_email_headers', 'hs_body_preview']);

/** What a call asked for. */
export interface Selection {
  properties: readonly string[];
  propertiesWithHistory?: readonly string[] | undefined;
  associations?: readonly string[] | undefined;
  scopes: ReadonlySet<string>;
}

/** An object as HubSpot answers it: every value a string or null, histories newest first, unknown properties left out. */
export function readObject(portal: Portal, object: CrmObject, selection: Selection): Record<string, unknown> {
  const { created, defaults } = OBJECT_TYPES[object.type];
  const asked = selection.properties.length > 0 ? selection.properties : defaults;
  const history = selection.propertiesWithHistory ?? [];
  const properties: Record<string, string | null> = {};
  for (const name of new Set([...asked, ...history, created, 'hs_lastmodifieddate', 'hs_object_id'])) {
    if (!exists(portal, object.type, name)) continue;
    properties[name] = isWithheld(object.type, name, selection.scopes) ? null : latest(object, name);
  }
  return {
    id: object.id,
    properties,
    ...(history.length > 0 ? { propertiesWithHistory: readHistories(portal, object, history, selection.scopes) } : {}),
    createdAt: new Date(object.createdAt).toISOString(),
    updatedAt: new Date(object.updatedAt).toISOString(),
    archived: object.archivedAt !== null,
    ...(object.archivedAt === null ? {} : { archivedAt: new Date(object.archivedAt).toISOString() }),
    ...readAssociations(portal, object, selection.associations ?? []),
  };
}

function readHistories(portal: Portal, object: CrmObject, names: readonly string[], scopes: ReadonlySet<string>) {
  const known = names.filter((name) => exists(portal, object.type, name) && !isWithheld(object.type, name, scopes));
  return Object.fromEntries(known.map((name) => [name, (object.versions.get(name) ?? []).map(entryOf).reverse()]));
}

function entryOf({ value, at, source }: Version) {
  return {
    value,
    timestamp: new Date(at).toISOString(),
    sourceType: source.type,
    sourceId: source.id,
    ...(source.userId === undefined ? {} : { updatedByUserId: source.userId }),
  };
}

function readAssociations(portal: Portal, object: CrmObject, names: readonly string[]) {
  const associations: Record<string, { results: { id: string; type: string }[] }> = {};
  for (const name of names) {
    const type = objectTypeNamed(name);
    if (!type) continue;
    const results = associatedWith(portal, object, type).map(({ id }) => ({
      id,
      type: associationTypeName(object.type, type).toLowerCase(),
    }));
    if (results.length > 0) associations[type] = { results };
  }
  return Object.keys(associations).length > 0 ? { associations } : {};
}

function exists(portal: Portal, type: ObjectType, name: string): boolean {
  return portal.properties[type].has(name) || (type === 'deals' && STAGE_DATE.test(name));
}

function isWithheld(type: ObjectType, name: string, scopes: ReadonlySet<string>): boolean {
  return type === 'emails' && WITHHELD.has(name) && !scopes.has(EMAIL_SCOPE);
}
