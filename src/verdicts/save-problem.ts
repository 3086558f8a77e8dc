import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** Keeps, for the card, why this deal's job ended among the dead letters. The next success clears it. */
export async function saveProblem(
  db: Kysely<Tables>,
  portalId: string,
  dealId: string,
  problem: string,
): Promise<void> {
  await db
    .insertInto('deal')
    .values({
      portal_id: portalId,
      deal_id: dealId,
      name: `Deal ${dealId}`,
      pipeline_id: '',
      stage_id: '',
      stage_label: 'not read yet',
      owner_id: null,
      state: 'open',
      unreadable: '[]' as unknown as [],
      problem,
      not_written: null,
      checked_at: new Date(),
    })
    .onConflict((conflict) => conflict.columns(['portal_id', 'deal_id']).doUpdateSet({ problem }))
    .execute();
}
