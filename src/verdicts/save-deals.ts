import type { Kysely } from 'kysely';
import type { StoredNeeds } from '../discovery/stored-needs.ts';
import type { GatheredDeal } from '../gather/gather-deals.ts';
import { inGroupsOf } from '../hubspot/batches.ts';
import type { Tables } from '../store/tables.ts';
import { supersede } from './save-verdict.ts';
import type { StoredUnreadable } from './stored-verdict.ts';

/** PostgreSQL takes 65,535 values a statement. */
const MOST_ROWS = 5_000;

/** Keeps what the card needs to know of each deal. Deals that HubSpot no longer has are marked as deleted, their verdicts as history. */
export async function saveDeals(
  db: Kysely<Tables>,
  portalId: string,
  lookedFor: readonly string[],
  deals: Map<string, GatheredDeal>,
  now: Date,
): Promise<void> {
  for (const deal of deals.values()) {
    const row = {
      name: deal.name,
      pipeline_id: deal.pipelineId,
      stage_id: deal.stageId,
      stage_label: deal.stageLabel,
      owner_id: deal.ownerId,
      state: deal.outcome,
      unreadable: JSON.stringify(deal.unreadable) as unknown as StoredUnreadable[],
      problem: null,
      checked_at: now,
      needs: jsonOrNull(deal.needs),
      presented_at: deal.presentedAt === null ? null : new Date(deal.presentedAt),
      discovered_before: deal.discoveredBefore,
      ...(deal.contactIds ? { contacts_known: true } : {}),
      amount: deal.amount,
      closed_at: deal.closedAt === null ? null : new Date(deal.closedAt),
    };
    await db
      .insertInto('deal')
      .values({ portal_id: portalId, deal_id: deal.dealId, not_written: null, ...row })
      .onConflict((conflict) => conflict.columns(['portal_id', 'deal_id']).doUpdateSet(row))
      .execute();
  }
  await saveContacts(db, portalId, [...deals.values()]);
  const gone = lookedFor.filter((id) => !deals.has(id));
  if (gone.length === 0) return;
  await db
    .updateTable('deal')
    .set({ state: 'deleted', problem: null, not_written: null, checked_at: now })
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', gone)
    .execute();
  await supersede(db, portalId, gone, now);
}

/** A contact that a deal had once is kept: quotes may be from that time. */
async function saveContacts(db: Kysely<Tables>, portalId: string, deals: readonly GatheredDeal[]): Promise<void> {
  const rows = deals.flatMap(({ dealId, contactIds }) =>
    [...new Set(contactIds)].map((id) => ({ portal_id: portalId, deal_id: dealId, contact_id: id })),
  );
  for (const some of inGroupsOf(MOST_ROWS, rows)) {
    await db
      .insertInto('deal_contact')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Keeps, for the card and the admin's list, why HubSpot refused a deal's properties; clears it for the deals it took. */
export async function saveRefusals(
  db: Kysely<Tables>,
  portalId: string,
  dealIds: readonly string[],
  refused: Map<string, string>,
): Promise<void> {
  const taken = dealIds.filter((id) => !refused.has(id));
  if (taken.length > 0) {
    await db
      .updateTable('deal')
      .set({ not_written: null })
      .where('portal_id', '=', portalId)
      .where('deal_id', 'in', taken)
      .where('not_written', 'is not', null)
      .execute();
  }
  for (const [dealId, why] of refused) {
    await db
      .updateTable('deal')
      .set({ not_written: why })
      .where('portal_id', '=', portalId)
      .where('deal_id', '=', dealId)
      .execute();
  }
}

/** The driver takes JSON as text. */
function jsonOrNull(needs: StoredNeeds | null): StoredNeeds | null {
  return needs && (JSON.stringify(needs) as unknown as StoredNeeds);
}
