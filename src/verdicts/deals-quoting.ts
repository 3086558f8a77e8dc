import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';

/**
 * The deals whose verdicts or needs quote one of these sources (`notes/123`). `present`: by the verdict that stands; `any`: by an earlier
 * one too.
 */
export async function dealsQuoting(
  db: Kysely<Tables>,
  portalId: string,
  sources: readonly string[],
  verdicts: 'present' | 'any',
): Promise<string[]> {
  if (sources.length === 0) return [];
  const quoting = await db
    .selectFrom('verdict')
    .select('deal_id')
    .distinct()
    .where('portal_id', '=', portalId)
    .$if(verdicts === 'present', (query) => query.where('superseded_at', 'is', null))
    .where(sql<boolean>`jsonb_exists_any(sources, ${sources}::text[])`)
    .execute();
  const needing = await db
    .selectFrom('deal')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('needs', 'is not', null)
    .where(sql<boolean>`jsonb_exists_any(needs->'sources', ${sources}::text[])`)
    .execute();
  return [...quoting, ...needing].map((row) => row.deal_id);
}
