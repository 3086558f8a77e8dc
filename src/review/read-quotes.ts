import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** All quotes of the verdicts that hold for these deals, by deal id, in the verdict's order. */
export async function readQuotes(
  db: Kysely<Tables>,
  portalId: string,
  dealIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('verdict')
    .select(['deal_id', sql<string[]>`jsonb_path_query_array(verdict, '$.evidence[*].quote')`.as('quotes')])
    .where('portal_id', '=', portalId)
    .where('superseded_at', 'is', null)
    .where('deal_id', 'in', dealIds)
    .execute();
  return new Map(rows.map(({ deal_id, quotes }) => [deal_id, quotes]));
}
