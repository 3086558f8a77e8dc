import { type Kysely, sql } from 'kysely';
import { MissingScope } from '../errors.ts';
import { readAssociations } from '../hubspot/batches.ts';
import type { FindDealsJob, ScoreJob } from '../jobs/enqueue.ts';
import type { Portal } from '../portals/portals.ts';
import type { Tables } from '../store/tables.ts';
import { ENGAGEMENTS } from './engagement-kinds.ts';

/**
 * The deals on which these engagements are logged (one association read per kind), and those whose verdicts or needs quote them: a deleted
 * note has no associations any more, and its quote must not stay.
 */
export async function findDeals(
  db: Kysely<Tables>,
  portal: Portal,
  engagements: readonly FindDealsJob[],
): Promise<ScoreJob[]> {
  const deals = new Set(await dealsThatQuote(db, portal.portalId, engagements));
  for (const { kind, objectType } of ENGAGEMENTS) {
    const ids = engagements.filter((one) => one.kind === kind).map((one) => one.engagementId);
    if (ids.length === 0) continue;
    try {
      const associated = await readAssociations(portal.hubspot, objectType, 'deals', ids);
      for (const dealIds of associated.values()) for (const id of dealIds) deals.add(id);
    } catch (error) {
      // What may not be read is shown as unreadable when its deal is looked at; it is no reason to fail.
      if (!(error instanceof MissingScope)) throw error;
    }
  }
  return [...deals].map((dealId) => ({ portalId: portal.portalId, dealId }));
}

async function dealsThatQuote(
  db: Kysely<Tables>,
  portalId: string,
  engagements: readonly FindDealsJob[],
): Promise<string[]> {
  const sources = engagements.map(({ kind, engagementId }) => `${kind}/${engagementId}`);
  const quoting = await db
    .selectFrom('verdict')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('superseded_at', 'is', null)
    .where(sql<boolean>`jsonb_exists_any(sources, ${sources}::text[])`)
    .execute();
  const known = await db
    .selectFrom('deal')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('needs', 'is not', null)
    .where(sql<boolean>`jsonb_exists_any(needs->'sources', ${sources}::text[])`)
    .execute();
  return [...quoting, ...known].map((row) => row.deal_id);
}
