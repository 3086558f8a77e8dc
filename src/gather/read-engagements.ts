import type { Unreadable } from '../account/account.ts';
import { MissingScope } from '../errors.ts';
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
  const logged = new Map<string, LoggedOnDeal>(dealIds.map((id) => [id, { engagements: [], unreadable: [] }]));
  if (dealIds.length === 0) return logged;
  for (const source of ENGAGEMENTS) {
    let associated = new Map<string, string[]>();
    try {
      associated = await readAssociations(hubspot, 'deals', source.objectType, dealIds);
      const ids = [...associated.values()].flat();
      const objects = await readBatch(hubspot, source.objectType, ids, propertiesOf(source));
      for (const [dealId, engagementIds] of associated) addReadable(logged.get(dealId), source, engagementIds, objects);
    } catch (error) {
      if (!(error instanceof MissingScope)) throw error;
      for (const [dealId, entry] of logged) {
        const count = associated.get(dealId)?.length ?? 0;
        if (count > 0 || associated.size === 0) entry.unreadable.push({ kind: source.kind, count, why: whyNot(error) });
      }
    }
  }
  return logged;
}

function propertiesOf(source: EngagementSource): string[] {
  const direction = source.kind === 'email' ? ['hs_email_direction'] : [];
  return ['hs_timestamp', 'hubspot_owner_id', source.title, ...source.bodies, ...direction].filter(Boolean);
}

function addReadable(
  entry: LoggedOnDeal | undefined,
  source: EngagementSource,
  ids: readonly string[],
  objects: Map<string, HubSpotObject>,
): void {
  if (!entry) return;
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
function isWithheld(source: EngagementSource, object: HubSpotObject): boolean {
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
