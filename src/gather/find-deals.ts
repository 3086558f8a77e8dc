import type { Kysely } from 'kysely';
import { MissingScope } from '../errors.ts';
import { readAssociations } from '../hubspot/batches.ts';
import type { FindDealsJob, ScoreJob } from '../jobs/enqueue.ts';
import type { Portal } from '../portals/portals.ts';
import type { Tables } from '../store/tables.ts';
import { dealsQuoting } from '../verdicts/deals-quoting.ts';
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
  const sources = engagements.map(({ kind, engagementId }) => `${kind}/${engagementId}`);
  const deals = new Set(await dealsQuoting(db, portal.portalId, sources, 'present'));
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
