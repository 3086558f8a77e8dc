import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** A deal whose properties HubSpot refused under the portal's own rules. */
export interface Refusal {
  portalId: string;
  dealId: string;
  name: string;
  why: string;
}

/** The deals that are not written, with the reason: the admin's list. */
export async function readRefusals(db: Kysely<Tables>): Promise<Refusal[]> {
  const rows = await db
    .selectFrom('deal')
    .select(['portal_id', 'deal_id', 'name', 'not_written'])
    .where('not_written', 'is not', null)
    .orderBy('checked_at')
    .execute();
  return rows.map((row) => ({
    portalId: String(row.portal_id),
    dealId: row.deal_id,
    name: row.name,
    why: row.not_written ?? '',
  }));
}
