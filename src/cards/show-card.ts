import type { CardData } from '../../app-card/app/cards/card-data.ts';
import { gatherDeals } from '../gather/gather-deals.ts';
import type { Owner } from '../hubspot/owners.ts';
import { enqueueDealNow } from '../jobs/enqueue.ts';
import type { Portal } from '../portals/portals.ts';
import { whoManages } from '../settings/who-manages.ts';
import type { Store } from '../store/open-store.ts';
import { saveDeals } from '../verdicts/save-deals.ts';
import { buildCardData } from './build-card-data.ts';
import { type DealRow, readCardRows } from './read-card-rows.ts';
import type { Viewer } from './read-viewer.ts';
import { roleOf } from './role-of.ts';

export interface CardParts {
  store: Store;
  managers: readonly string[];
  now: () => number;
}

/** What this viewer sees of this deal, or null when the deal does not exist in the viewer's portal. */
export async function showCard(
  parts: CardParts,
  portal: Portal,
  viewer: Viewer,
  dealId: string,
): Promise<CardData | null> {
  const rows = (await readCardRows(parts.store, portal.portalId, dealId)) ?? null;
  const fresh = rows && (rows.deal.state === 'lost' || rows.deal.problem || !rows.lookPending);
  const shown = fresh ? rows : await lookNow(parts, portal, dealId);
  if (!shown || shown.deal.state === 'deleted') return null;
  if (shown.deal.state === 'lost' && !shown.verdict && !shown.lookPending && !shown.deal.problem) {
    await enqueueDealNow(parts.store.boss, { portalId: portal.portalId, dealId });
  }
  const owners = await ownersFor(portal, shown.deal);
  const managers = await whoManages(parts.store.db, portal.portalId, parts.managers);
  const role = roleOf(viewer, ownerOf(shown.deal, owners), managers);
  return buildCardData(shown, role, owners);
}

/** What the viewer is to the deal; null when the deal is not known in the viewer's portal. */
export async function roleOn(parts: CardParts, portal: Portal, viewer: Viewer, dealId: string) {
  const rows = await readCardRows(parts.store, portal.portalId, dealId);
  if (!rows) return null;
  const owner = ownerOf(rows.deal, await ownersFor(portal, rows.deal));
  const managers = await whoManages(parts.store.db, portal.portalId, parts.managers);
  return { role: roleOf(viewer, owner, managers), rows, owner };
}

/** Reads a deal that was never looked at, or that changed a moment ago, from HubSpot itself, so that the card does not show the past. */
async function lookNow(parts: CardParts, portal: Portal, dealId: string) {
  const deals = await gatherDeals(parts.store.db, portal, [dealId]);
  await saveDeals(parts.store.db, portal.portalId, [dealId], deals, new Date(parts.now()));
  return readCardRows(parts.store, portal.portalId, dealId);
}

/** The portal's owners, read anew when the deal has one that is not known yet. */
async function ownersFor(portal: Portal, deal: DealRow): Promise<Map<string, Owner>> {
  const owners = await portal.owners.get();
  return deal.owner_id && !owners.has(deal.owner_id) ? portal.owners.refresh() : owners;
}

function ownerOf(deal: DealRow, owners: Map<string, Owner>): Owner | null {
  return (deal.owner_id && owners.get(deal.owner_id)) || null;
}
