import { z } from 'zod';
import { invalid } from './hubspot-error.ts';
import type { ObjectType } from './object-types.ts';
import { type CrmObject, latest, type Portal } from './store.ts';

/** HubSpot's limits of a search (its CRM search guide and API description). */
const MOST_RESULTS = 10_000;
const MOST_PER_PAGE = 200;
const MOST_GROUPS = 5;
const MOST_FILTERS = 6;
const MOST_FILTERS_IN_ALL = 18;

const filterSchema = z.object({
  propertyName: z.string(),
  operator: z.enum([
    'EQ',
    'NEQ',
    'LT',
    'LTE',
    'GT',
    'GTE',
    'BETWEEN',
    'IN',
    'NOT_IN',
    'HAS_PROPERTY',
    'NOT_HAS_PROPERTY',
    'CONTAINS_TOKEN',
    'NOT_CONTAINS_TOKEN',
  ]),
  value: z.coerce.string().optional(),
  highValue: z.coerce.string().optional(),
  values: z.array(z.coerce.string()).optional(),
});
type Filter = z.infer<typeof filterSchema>;

export const searchSchema = z.object({
  filterGroups: z.array(z.object({ filters: z.array(filterSchema) })).default([]),
  sorts: z
    .array(z.union([z.string(), z.object({ propertyName: z.string(), direction: z.string().optional() })]))
    .default([]),
  query: z.string().max(3000).optional(),
  properties: z.array(z.string()).default([]),
  limit: z.number().int().min(1).default(10),
  after: z.coerce.string().default(''),
});
export type Search = z.infer<typeof searchSchema>;

/** One page of the unarchived objects that fit, oldest first unless sorted, with the total and the next page's cursor. */
export function searchObjects(
  portal: Portal,
  type: ObjectType,
  search: Search,
): { total: number; objects: CrmObject[]; after: string | null } {
  checkLimits(portal, type, search);
  const start = search.after === '' ? 0 : Number(search.after);
  if (!Number.isInteger(start) || start < 0) throw invalid(`Invalid paging cursor: after=${search.after}`);
  if (start + search.limit > MOST_RESULTS) {
    throw invalid(`Paging beyond ${MOST_RESULTS} results is not possible: narrow the search by another filter.`);
  }
  const found: CrmObject[] = [];
  for (const object of portal.objects[type].byId.values()) {
    if (object.archivedAt === null && fits(portal, object, search)) found.push(object);
  }
  const [sort] = search.sorts;
  if (sort === undefined) found.sort((a, b) => Number(a.id) - Number(b.id));
  else sortBy(portal, type, found, sort);
  const end = start + search.limit;
  return {
    total: found.length,
    objects: found.slice(start, end),
    after: end < found.length && end < MOST_RESULTS ? String(end) : null,
  };
}

function checkLimits(portal: Portal, type: ObjectType, { filterGroups, sorts, limit }: Search): void {
  if (limit > MOST_PER_PAGE) throw invalid(`limit must be less than or equal to ${MOST_PER_PAGE}, was ${limit}`);
  if (filterGroups.length > MOST_GROUPS) throw invalid(`At most ${MOST_GROUPS} filterGroups are allowed.`);
  if (filterGroups.some(({ filters }) => filters.length > MOST_FILTERS)) {
    throw invalid(`At most ${MOST_FILTERS} filters are allowed in a filterGroup.`);
  }
  const filters = filterGroups.flatMap((group) => group.filters);
  if (filters.length > MOST_FILTERS_IN_ALL) throw invalid(`At most ${MOST_FILTERS_IN_ALL} filters are allowed.`);
  if (sorts.length > 1) throw invalid('At most one sort is allowed.');
  for (const { propertyName, operator, value, values, highValue } of filters) {
    if (!portal.properties[type].has(propertyName) && !propertyName.startsWith('hs_v2_date_')) {
      throw invalid(`There was a problem with the request: property "${propertyName}" does not exist.`);
    }
    const valueless = operator === 'HAS_PROPERTY' || operator === 'NOT_HAS_PROPERTY';
    const list = operator === 'IN' || operator === 'NOT_IN';
    const complete = valueless ? value === undefined : list ? values?.length : value !== undefined;
    if (!complete || (operator === 'BETWEEN' && highValue === undefined)) {
      throw invalid(`The filter on "${propertyName}" does not fit its operator ${operator}.`);
    }
  }
}

function fits(portal: Portal, object: CrmObject, { filterGroups, query }: Search): boolean {
  if (query && !mentions(object, query)) return false;
  if (filterGroups.length === 0) return true;
  return filterGroups.some(({ filters }) => filters.every((filter) => passes(portal, object, filter)));
}

function mentions(object: CrmObject, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = ['dealname', 'hs_note_body', 'email', 'firstname', 'lastname', 'name', 'domain', 'hs_call_body'];
  const text = texts
    .map((name) => latest(object, name) ?? '')
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function passes(portal: Portal, object: CrmObject, filter: Filter): boolean {
  const value = latest(object, filter.propertyName);
  const { operator } = filter;
  if (operator === 'HAS_PROPERTY') return value !== null;
  if (operator === 'NOT_HAS_PROPERTY') return value === null;
  const negative = operator === 'NEQ' || operator === 'NOT_IN' || operator === 'NOT_CONTAINS_TOKEN';
  if (value === null) return negative;
  const compare = (other: string | undefined) =>
    compareValues(portal.properties[object.type].get(filter.propertyName)?.type, value, other ?? '');
  if (operator === 'EQ') return compare(filter.value) === 0;
  if (operator === 'NEQ') return compare(filter.value) !== 0;
  if (operator === 'LT') return compare(filter.value) < 0;
  if (operator === 'LTE') return compare(filter.value) <= 0;
  if (operator === 'GT') return compare(filter.value) > 0;
  if (operator === 'GTE') return compare(filter.value) >= 0;
  if (operator === 'BETWEEN') return compare(filter.value) >= 0 && compare(filter.highValue) <= 0;
  if (operator === 'IN') return (filter.values ?? []).some((one) => compare(one) === 0);
  if (operator === 'NOT_IN') return !(filter.values ?? []).some((one) => compare(one) === 0);
  return hasToken(value, filter.value ?? '') === (operator === 'CONTAINS_TOKEN');
}

/** Numbers and times by their size, text without regard to case. */
function compareValues(type: string | undefined, a: string, b: string): number {
  if (type === 'number') return Number(a) - Number(b);
  if (type === 'datetime' || type === undefined) return timeOf(a) - timeOf(b);
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

function timeOf(value: string): number {
  return /^-?\d+$/.test(value) ? Number(value) : Date.parse(value);
}

/** Whole words; `*` stands for any letters. */
function hasToken(value: string, token: string): boolean {
  const pattern = token
    .toLowerCase()
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '\\S*');
  return new RegExp(`(^|[^\\p{L}\\p{N}])${pattern}($|[^\\p{L}\\p{N}])`, 'u').test(value.toLowerCase());
}

function sortBy(portal: Portal, type: ObjectType, objects: CrmObject[], sort: Search['sorts'][number]): void {
  const name = typeof sort === 'string' ? sort.replace(/^-/, '') : sort.propertyName;
  const descending = typeof sort === 'string' ? sort.startsWith('-') : sort.direction === 'DESCENDING';
  const valueType = portal.properties[type].get(name)?.type;
  objects.sort((a, b) => {
    const [left, right] = [latest(a, name), latest(b, name)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order = compareValues(valueType, left, right) || Number(a.id) - Number(b.id);
    return descending ? -order : order;
  });
}
