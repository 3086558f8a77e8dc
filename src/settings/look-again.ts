import { enqueueDeals } from '../jobs/enqueue.ts';
import type { Store } from '../store/open-store.ts';

/** Enqueues a look at the known deals that a change of the settings concerns: the open ones of a pipeline, or all lost ones. */
export async function lookAgain(
  store: Store,
  portalId: string,
  which: { state: 'open' | 'lost'; pipelineId?: string },
  now: Date,
): Promise<void> {
  let query = store.db
    .selectFrom('deal')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('state', '=', which.state);
  if (which.pipelineId) query = query.where('pipeline_id', '=', which.pipelineId);
  const rows = await query.execute();
  await enqueueDeals(
    store.boss,
    rows.map((row) => ({ portalId, dealId: row.deal_id })),
    now,
  );
}
