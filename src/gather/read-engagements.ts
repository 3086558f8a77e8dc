import type { Unreadable } from '../account/account.ts';
import { MissingScope } from '../errors.ts';
import { LIMITS } from '../hubspot/api-version.ts';
import { type HubSpotObject, readAssociations, readBatch } from '../hubspot/batches.ts';
import type { HubSpot } from '../hubspot/call-hubspot.ts';
import { ENGAGEMENTS, type EngagementSource } from './engagement-kinds.ts';

/** An engagement as the account is made from it. `bodies` are HTML or plain text. */
export interface Engagement {
  kind: EngagementSource['kind'];
  id: string;
  at: string | null;
  ownerId: string | null;
  incoming: boolean;
  title: string | null;
  bodies: string[];
}

/** What is logged on one deal, and what is there but cannot be read. */
export interface LoggedOnDeal {
  engagements: Engagement[];
  unreadable: Unreadable[];
}

/**
 * Reads what is logged on many deals at once: per kind one association read for up to 1,000 deals and one read per
 * 100 engagements. A missing scope makes its kind `unreadable`, never "nothing written".
 */
export async function readEngagements(
  hubspot: HubSpot,
  dealIds: readonly string[],
): Promise<Map<string, LoggedOnDeal>> {
  return (await listEngagements(hubspot, dealIds)).read(dealIds);
}

/** What is logged on many deals, by its ids. */
export interface ListedEngagements {
  /** Reads the words that are logged on some of the deals. */
  read(dealIds: readonly string[]): Promise<Map<string, LoggedOnDeal>>;
}

/**
 * Lists what is logged on the deals, by the association reads alone. The words are then read in full batches in the order of the
 * deals: asking for a few deals after the other costs no more calls than all at once.
 */
export async function listEngagements(hubspot: HubSpot, dealIds: readonly string[]): Promise<ListedEngagements> {
  const kinds: ListedKind[] = [];
  if (dealIds.length > 0) for (const source of ENGAGEMENTS) kinds.push(await listKind(hubspot, source, dealIds));
  return {
    read: async (some) => {
      const logged = new Map<string, LoggedOnDeal>(some.map((id) => [id, { engagements: [], unreadable: [] }]));
      for (const kind of kinds) await addKind(hubspot, kind, logged);
      return logged;
    },
  };
}

interface ListedKind {
  source: EngagementSource;
  /** Engagement ids by deal. */
  associated: Map<string, string[]>;
  /** All of them, each once, in the order of the deals, and which place each has. */
  ids: string[];
  places: Map<string, number>;
  /** What was read of them, and how many ids that were. */
  objects: Map<string, HubSpotObject>;
  read: number;
  missing: MissingScope | null;
}

async function listKind(hubspot: HubSpot, source: EngagementSource, dealIds: readonly string[]): Promise<ListedKind> {
  const { found: associated, missing } = await unlessMissing(
    () => readAssociations(hubspot, 'deals', source.objectType, dealIds),
    new Map<string, string[]>(),
  );
  const ids = [...new Set(dealIds.flatMap((id) => associated.get(id) ?? []))];
  const places = new Map(ids.map((id, place) => [id, place]));
  return { source, associated, ids, places, objects: new Map(), read: 0, missing };
}

async function addKind(hubspot: HubSpot, kind: ListedKind, logged: Map<string, LoggedOnDeal>): Promise<void> {
  const idsOf = (dealId: string) => kind.associated.get(dealId) ?? [];
  for (const dealId of logged.keys())
    for (const id of idsOf(dealId)) await readUntil(hubspot, kind, kind.places.get(id) ?? -1);
  for (const [dealId, entry] of logged) {
    const count = idsOf(dealId).length;
    if (!kind.missing) addReadable(entry, kind.source, idsOf(dealId), kind.objects);
    else if (count > 0 || kind.associated.size === 0)
      entry.unreadable.push({ kind: kind.source.kind, count, why: whyNot(kind.missing) });
  }
}

async function readUntil(hubspot: HubSpot, kind: ListedKind, place: number): Promise<void> {
  while (place >= kind.read && !kind.missing) {
    const batch = kind.ids.slice(kind.read, kind.read + LIMITS.batch);
    const { found, missing } = await unlessMissing(
      () => readBatch(hubspot, kind.source.objectType, batch, propertiesOf(kind.source)),
      new Map<string, HubSpotObject>(),
    );
    for (const [id, object] of found) kind.objects.set(id, object);
    kind.read += batch.length;
    kind.missing = missing;
  }
}

async function unlessMissing<T>(read: () => Promise<T>, none: T): Promise<{ found: T; missing: MissingScope | null }> {
  try {
    return { found: await read(), missing: null };
  } catch (error) {
    if (error instanceof MissingScope) return { found: none, missing: error };
    throw error;
  }
}

/** The properties in which an engagement of this kind has its words and its date. */
export function propertiesOf(source: EngagementSource): string[] {
  const direction = source.kind === 'email' ? ['hs_email_direction'] : [];
  return ['hs_timestamp', 'hubspot_owner_id', source.title, ...source.bodies, ...direction].filter(Boolean);
}

function addReadable(
  entry: LoggedOnDeal,
  source: EngagementSource,
  ids: readonly string[],
  objects: Map<string, HubSpotObject>,
): void {
  let withheld = 0;
  for (const id of new Set(ids)) {
    const object = objects.get(id);
    if (!object) continue;
    if (isWithheld(source, object)) withheld++;
    else entry.engagements.push(engagementOf(source, object));
  }
  if (withheld > 0) {
    entry.unreadable.push({
      kind: source.kind,
      count: withheld,
      why: 'HubSpot withholds the text of e-mails from this app. An admin can grant the scope sales-email-read and install the app anew.',
    });
  }
}

/** Without the scope sales-email-read HubSpot gives an e-mail's dates and leaves out subject and text. */
export function isWithheld(source: EngagementSource, object: Pick<HubSpotObject, 'properties'>): boolean {
  return (
    source.kind === 'email' &&
    !object.properties[source.title] &&
    source.bodies.every((name) => !object.properties[name])
  );
}

function engagementOf(source: EngagementSource, object: HubSpotObject): Engagement {
  const filled = source.bodies.map((name) => object.properties[name]).filter((body): body is string => Boolean(body));
  return {
    kind: source.kind,
    id: object.id,
    at: object.properties.hs_timestamp ?? null,
    ownerId: object.properties.hubspot_owner_id || null,
    incoming: object.properties.hs_email_direction === 'INCOMING_EMAIL',
    title: (source.title && object.properties[source.title]) || null,
    bodies: source.either ? filled.slice(0, 1) : filled,
  };
}

function whyNot(error: MissingScope): string {
  const scopes = error.scopes.length > 0 ? error.scopes.join(', ') : 'crm.objects.contacts.read';
  return `The app may not read these. An admin can grant the scope ${scopes} and install the app anew.`;
}
