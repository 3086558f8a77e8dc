import type { Kysely } from 'kysely';
import { MissingScope } from '../errors.ts';
import { ENGAGEMENTS } from '../gather/engagement-kinds.ts';
import { inGroupsOf, readAssociations } from '../hubspot/batches.ts';
import type { Portal } from '../portals/portals.ts';
import type { Tables } from '../store/tables.ts';
import { dealsQuoting } from '../verdicts/deals-quoting.ts';
import { scrubDeals, scrubVerdicts } from './scrub-deals.ts';

/** PostgreSQL takes 65,535 values a statement. */
const MOST_ROWS = 5_000;

/** Erases, without asking HubSpot, what is stored about the deals that these contacts have or had. Can be repeated. */
export async function eraseKnown(db: Kysely<Tables>, portalId: string, contactIds: readonly string[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await scrubDeals(trx, portalId, await dealsOf(trx, portalId, contactIds));
  });
}

/**
 * The deals that are to be looked at again because of these contacts: those we know of, those that HubSpot still names, those
 * that quote their engagements, and every deal whose contacts we never read. What HubSpot names beyond the known ones is
 * erased as `eraseKnown` does; of the deals that cannot be told, the earlier verdicts lose their quotes, since only the present
 * one can be read anew.
 */
export async function eraseFound(db: Kysely<Tables>, portal: Portal, contactIds: readonly string[]): Promise<string[]> {
  const { portalId } = portal;
  const named = await associated(portal, 'deals', contactIds);
  const engagements: string[] = [];
  for (const { kind, objectType } of ENGAGEMENTS)
    engagements.push(...(await associated(portal, objectType, contactIds)).map((id) => `${kind}/${id}`));
  return db.transaction().execute(async (trx) => {
    const known = await dealsOf(trx, portalId, contactIds);
    const found = [...new Set([...named, ...(await dealsQuoting(trx, portalId, engagements, 'any'))])];
    await scrubDeals(
      trx,
      portalId,
      found.filter((id) => !known.includes(id)),
    );
    await remember(trx, portalId, found, contactIds);
    const untold = await dealsUntold(trx, portalId);
    await scrubVerdicts(trx, portalId, untold, 'earlier');
    return [...new Set([...known, ...found, ...untold])];
  });
}

/** A later pass: what was read between the request and HubSpot's own erasure has become history, and goes. */
export async function eraseEarlier(
  db: Kysely<Tables>,
  portalId: string,
  contactIds: readonly string[],
): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const deals = await dealsOf(trx, portalId, contactIds);
    await scrubVerdicts(trx, portalId, deals, 'earlier');
    return deals;
  });
}

/** Forgets that these contacts ever had deals. */
export async function forgetContacts(
  db: Kysely<Tables>,
  portalId: string,
  contactIds: readonly string[],
): Promise<void> {
  await db.deleteFrom('deal_contact').where('portal_id', '=', portalId).where('contact_id', 'in', contactIds).execute();
}

async function dealsOf(db: Kysely<Tables>, portalId: string, contactIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('deal_contact')
    .select('deal_id')
    .distinct()
    .where('portal_id', '=', portalId)
    .where('contact_id', 'in', contactIds)
    .execute();
  return rows.map((row) => row.deal_id);
}

/** For the later passes, when HubSpot will not name them any more. */
async function remember(
  db: Kysely<Tables>,
  portalId: string,
  dealIds: readonly string[],
  contactIds: readonly string[],
): Promise<void> {
  const rows = dealIds.flatMap((dealId) =>
    contactIds.map((contactId) => ({ portal_id: portalId, deal_id: dealId, contact_id: contactId })),
  );
  for (const some of inGroupsOf(MOST_ROWS, rows)) {
    await db
      .insertInto('deal_contact')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** After the erasure HubSpot names nothing; where its event came first, it still does. */
async function associated(portal: Portal, to: string, contactIds: readonly string[]): Promise<string[]> {
  try {
    return [...(await readAssociations(portal.hubspot, 'contacts', to, contactIds)).values()].flat();
  } catch (error) {
    if (error instanceof MissingScope) return [];
    throw error;
  }
}

/** Deals of which words are kept, and whose contacts were never read. */
async function dealsUntold(db: Kysely<Tables>, portalId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('deal')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('contacts_known', '=', false)
    .where('state', '!=', 'deleted')
    .execute();
  return rows.map((row) => row.deal_id);
}
