import { OBJECT_TYPES, type ObjectType } from './object-types.ts';

/** HubSpot's own association types, in both directions (ids as in its client's list of association types). */
const PAIRS: [ObjectType, ObjectType, number, number][] = [
  ['deals', 'contacts', 3, 4],
  ['deals', 'companies', 341, 342],
  ['contacts', 'companies', 279, 280],
  ['companies', 'calls', 181, 182],
  ['companies', 'emails', 185, 186],
  ['companies', 'meetings', 187, 188],
  ['companies', 'notes', 189, 190],
  ['companies', 'tasks', 191, 192],
  ['contacts', 'calls', 193, 194],
  ['contacts', 'emails', 197, 198],
  ['contacts', 'meetings', 199, 200],
  ['contacts', 'notes', 201, 202],
  ['contacts', 'tasks', 203, 204],
  ['deals', 'calls', 205, 206],
  ['deals', 'emails', 209, 210],
  ['deals', 'meetings', 211, 212],
  ['deals', 'notes', 213, 214],
  ['deals', 'tasks', 215, 216],
];
/** Primary company of a deal or a contact. */
const PRIMARY: [ObjectType, ObjectType, number, number][] = [
  ['contacts', 'companies', 1, 2],
  ['deals', 'companies', 5, 6],
];

const defaults = new Map<string, number>();
const known = new Map<string, Set<number>>();
const opposite = new Map<number, number>();
for (const [index, [from, to, there, back]] of [...PAIRS, ...PRIMARY].entries()) {
  const pairs: [string, number, number][] = [
    [`${from} ${to}`, there, back],
    [`${to} ${from}`, back, there],
  ];
  for (const [key, id, other] of pairs) {
    if (index < PAIRS.length) defaults.set(key, id);
    known.set(key, new Set([...(known.get(key) ?? []), id]));
    opposite.set(id, other);
  }
}

/** The unlabelled association between two types; null where HubSpot has none (or none that is emulated). */
export function defaultAssociationType(from: ObjectType, to: ObjectType): number | null {
  return defaults.get(`${from} ${to}`) ?? null;
}

export function isAssociationType(from: ObjectType, to: ObjectType, typeId: number): boolean {
  return known.get(`${from} ${to}`)?.has(typeId) ?? false;
}

/** The same association seen from the other end. */
export function oppositeAssociationType(typeId: number): number {
  return opposite.get(typeId) ?? typeId;
}

/** As webhooks name it: NOTE_TO_DEAL. */
export function associationTypeName(from: ObjectType, to: ObjectType): string {
  return `${OBJECT_TYPES[from].singular}_to_${OBJECT_TYPES[to].singular}`.toUpperCase();
}
