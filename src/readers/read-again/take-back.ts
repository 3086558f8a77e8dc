import { enqueueDeals } from '../../jobs/enqueue.ts';
import type { Store } from '../../store/open-store.ts';
import { replaceVerdict, supersede } from '../../verdicts/save-verdict.ts';

/**
 * The way back, when the switch is turned off: the local verdicts that models' verdicts had replaced hold again, but for those
 * that a manager decided on or a rep contested. Where the local one is gone (past its time), the deal is scored anew. Returns how
 * many. What was read stays recorded, so that turning it on again is free.
 */
export async function takeBack(store: Store, portalId: string, now: Date): Promise<number> {
  const { db } = store;
  const rows = await db
    .selectFrom('verdict as held')
    .select(['held.id', 'held.deal_id', 'held.input_hash'])
    .where('held.portal_id', '=', portalId)
    .where('held.superseded_at', 'is', null)
    .where('held.scorer', 'like', 'model:%')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('review').select('review.id').whereRef('review.verdict_id', '=', 'held.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contest').select('contest.id').whereRef('contest.verdict_id', '=', 'held.id'))),
    )
    .execute();
  const returned: string[] = [];
  for (const { deal_id: dealId, input_hash: inputHash } of rows) {
    const local = await db
      .selectFrom('verdict')
      .select(['verdict', 'sources'])
      .where('portal_id', '=', portalId)
      .where('deal_id', '=', dealId)
      .where('input_hash', '=', inputHash)
      .where('scorer', 'not like', 'model:%')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    if (local) {
      const given = { given: local.verdict, sources: local.sources, inputHash };
      await db.transaction().execute((trx) => replaceVerdict(trx, { portalId, dealId }, given, now));
    } else await supersede(db, portalId, [dealId], now);
    returned.push(dealId);
  }
  await db.deleteFrom('model_trial').where('portal_id', '=', portalId).execute();
  await db
    .updateTable('deal')
    .set({ second_reading: null })
    .where('portal_id', '=', portalId)
    .where('second_reading', 'is not', null)
    .execute();
  await enqueueDeals(
    store.boss,
    returned.map((dealId) => ({ portalId, dealId })),
    now,
  );
  return returned.length;
}
