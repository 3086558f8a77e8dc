import { createHash } from 'node:crypto';
import { z } from 'zod';

/** One event of a delivery, in our words: something about this object changed, have a look. */
export interface DealEvent {
  portalId: string;
  /** Identity: the same change delivered twice has the same key. */
  key: string;
  subscriptionType: string;
  /** `deal`, the kind of an engagement whose deals have to be looked up, or `contact` for one that is to be erased. */
  objectType: 'deal' | 'contact' | EngagementKind;
  objectId: string;
  propertyName: string | null;
  changeSource: string | null;
  occurredAt: Date;
}

export type EngagementKind = 'note' | 'call' | 'meeting' | 'email';

/** An event that is answered 2xx and leads to nothing. */
export interface IgnoredEvent {
  /** `0` where the event names no portal. */
  portalId: string;
  subscriptionType: string;
  why: 'unknown subscription' | 'unknown object' | 'unreadable event';
}

/** Ids fit into 64 bits, as HubSpot's do; what does not is no id. */
const id = z.union([z.number().int().nonnegative(), z.string().regex(/^\d{1,18}$/)]).transform(String);
/** The last moment that a date can hold, in ms (ECMAScript, time values and time range). */
const LAST_MOMENT = 8.64e15;
const noNul = (text: string) => !text.includes('\0');

/** The fields in use; HubSpot sends more, and `eventId` among them is not unique. */
const eventSchema = z.object({
  portalId: id,
  subscriptionType: z.string().min(1).max(100).refine(noNul),
  occurredAt: z.number().int().positive().max(LAST_MOMENT),
  objectId: id.optional(),
  objectTypeId: z.string().max(40).optional(),
  propertyName: z.string().max(200).refine(noNul).optional(),
  propertyValue: z.unknown().optional(),
  changeSource: z.string().max(100).refine(noNul).optional(),
  associationType: z.string().max(100).optional(),
  associationRemoved: z.boolean().optional(),
  fromObjectId: id.optional(),
  toObjectId: id.optional(),
  fromObjectTypeId: z.string().max(40).optional(),
  toObjectTypeId: z.string().max(40).optional(),
  primaryObjectId: id.optional(),
  newObjectId: id.optional(),
  mergedObjectIds: z.array(id).max(1000).optional(),
});
type HubSpotEvent = z.infer<typeof eventSchema>;

/** HubSpot's object type ids of what an account is made of. */
const OBJECT_TYPES: Record<string, DealEvent['objectType']> = {
  '0-3': 'deal',
  '0-46': 'note',
  '0-47': 'meeting',
  '0-48': 'call',
  '0-49': 'email',
};
/** A person asked to be erased; HubSpot tells it apart from any other deletion, and only in the classic form. */
const PRIVACY_DELETION = 'contact.privacyDeletion';
const CHANGES = new Set(['creation', 'deletion', 'restore', 'merge', 'propertyChange', 'associationChange']);

/**
 * Reads a delivery: a JSON array of events, the classic `deal.*` and the generic `object.*` form alike.
 * Returns null when the body is no such array; single events that cannot be used are listed in `ignored`.
 */
export function parseEvents(rawBody: Buffer): { events: DealEvent[]; ignored: IgnoredEvent[] } | null {
  let body: unknown;
  try {
    body = JSON.parse(rawBody.toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(body)) return null;
  const events: DealEvent[] = [];
  const ignored: IgnoredEvent[] = [];
  for (const item of body) {
    const parsed = eventSchema.safeParse(item);
    if (!parsed.success) {
      const portal = id.safeParse((item as { portalId?: unknown } | null)?.portalId);
      ignored.push({
        portalId: portal.success ? portal.data : '0',
        subscriptionType: 'unreadable',
        why: 'unreadable event',
      });
      continue;
    }
    const read = readEvent(parsed.data);
    if (Array.isArray(read)) events.push(...read);
    else ignored.push({ portalId: parsed.data.portalId, subscriptionType: parsed.data.subscriptionType, why: read });
  }
  return { events, ignored };
}

function readEvent(event: HubSpotEvent): DealEvent[] | IgnoredEvent['why'] {
  const [family = '', change = ''] = event.subscriptionType.split('.');
  const privacy = event.subscriptionType === PRIVACY_DELETION;
  if (!privacy && (!CHANGES.has(change) || !['object', 'deal'].includes(family))) return 'unknown subscription';
  const objectType = privacy
    ? 'contact'
    : family === 'deal'
      ? 'deal'
      : OBJECT_TYPES[event.objectTypeId ?? event.fromObjectTypeId ?? ''];
  const about = aboutWhich(event, change, objectType);
  if (about.length === 0) return objectType ? 'unreadable event' : 'unknown object';
  return about.map(([type, objectId]) => ({
    portalId: event.portalId,
    key: keyOf(event, type, objectId),
    subscriptionType: event.subscriptionType,
    objectType: type,
    objectId,
    propertyName: event.propertyName ?? null,
    changeSource: event.changeSource ?? null,
    occurredAt: new Date(event.occurredAt),
  }));
}

/** The objects to look at. An association names the deal itself, which saves a call; a merge touches all its deals. */
function aboutWhich(
  event: HubSpotEvent,
  change: string,
  objectType: DealEvent['objectType'] | undefined,
): [DealEvent['objectType'], string][] {
  if (change === 'associationChange') {
    if (event.associationType?.endsWith('_TO_DEAL') && event.toObjectId) return [['deal', event.toObjectId]];
    if (event.associationType?.startsWith('DEAL_TO_') && event.fromObjectId) return [['deal', event.fromObjectId]];
    if (event.toObjectTypeId === '0-3' && event.toObjectId) return [['deal', event.toObjectId]];
    if (objectType === 'deal' && event.fromObjectId) return [['deal', event.fromObjectId]];
    return [];
  }
  if (!objectType) return [];
  const ids = [event.objectId, event.primaryObjectId, event.newObjectId, ...(event.mergedObjectIds ?? [])];
  return [...new Set(ids.filter((one) => one !== undefined))].map((one) => [objectType, one]);
}

/** HubSpot's `eventId` is not unique and a retry may carry another one, so the change itself is the identity. */
function keyOf(event: HubSpotEvent, objectType: string, objectId: string): string {
  const parts = [
    event.portalId,
    event.subscriptionType,
    objectType,
    objectId,
    event.fromObjectId,
    event.toObjectId,
    event.associationType,
    event.associationRemoved,
    event.propertyName,
    event.propertyValue,
    event.occurredAt,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
