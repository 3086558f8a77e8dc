import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** When we last looked at each of these deals; one that we do not know has none. */
export async function whenLookedAt(
  db: Kysely<Tables>,
  portalId: string,
  dealIds: readonly string[],
): Promise<Map<string, Date>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('deal')
    .select(['deal_id', 'checked_at'])
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .execute();
  return new Map(rows.map((row) => [row.deal_id, row.checked_at]));
}
