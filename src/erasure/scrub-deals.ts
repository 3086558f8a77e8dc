import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { settle } from '../readers/read-again/spending.ts';
import type { Evidence, Verdict } from '../scoring/verdict.ts';
import type { Tables } from '../store/tables.ts';
import { ERASED_HASH, ERASED_TEXT } from './erased.ts';

/**
 * Erases all words that are stored about these deals: quotes of present and earlier verdicts, needs, names, what reps added (it stands
 * on the deal as a note, and HubSpot's own erasure decides about that), the texts of decisions and contests. Codes and figures
 * stay, so that a manager's decision holds. The deals must be looked at again afterwards.
 */
export async function scrubDeals(
  trx: Transaction<Tables>,
  portalId: string,
  dealIds: readonly string[],
): Promise<void> {
  if (dealIds.length === 0) return;
  await scrubVerdicts(trx, portalId, dealIds, 'all');
  await trx
    .updateTable('deal')
    .set({ name: sql`'Deal ' || deal_id`, needs: null, problem: null, not_written: null })
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .execute();
  await trx.deleteFrom('reflection').where('portal_id', '=', portalId).where('deal_id', 'in', dealIds).execute();
  await trx
    .updateTable('review')
    .set({ reason: ERASED_TEXT })
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .where('reason', '!=', '')
    .execute();
  await trx
    .updateTable('contest')
    .set({ text: ERASED_TEXT })
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .execute();
  await trx
    .updateTable('nudge')
    .set({ reason: ERASED_TEXT })
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .where('reason', 'is not', null)
    .execute();
  await settleAsking(trx, portalId, dealIds);
  await trx
    .updateTable('reading')
    .set({ reserved: 0, answer: null, state: 'not_read', again: 'later', why: null })
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .execute();
  await trx.deleteFrom('model_trial').where('portal_id', '=', portalId).where('deal_id', 'in', dealIds).execute();
}

/** Requests under way are paid for although their answer will be thrown away; what they cost at most is counted. */
async function settleAsking(trx: Transaction<Tables>, portalId: string, dealIds: readonly string[]): Promise<void> {
  const asking = await trx
    .selectFrom('reading')
    .select(['month', 'reserved'])
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .where('state', '=', 'asking')
    .forUpdate()
    .execute();
  for (const { month, reserved } of asking) await settle(trx, portalId, month, reserved, reserved);
}

/** Takes the quotes out of the deals' verdicts: of all, or of those that no longer hold. */
export async function scrubVerdicts(
  trx: Transaction<Tables>,
  portalId: string,
  dealIds: readonly string[],
  which: 'all' | 'earlier',
): Promise<void> {
  if (dealIds.length === 0) return;
  let query = trx
    .selectFrom('verdict')
    .select(['id', 'verdict'])
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .where('input_hash', '!=', ERASED_HASH);
  if (which === 'earlier') query = query.where('superseded_at', 'is not', null);
  for (const { id, verdict } of await query.execute()) {
    await trx
      .updateTable('verdict')
      .set({ verdict: JSON.stringify(scrubbed(verdict)) as unknown as Verdict, input_hash: ERASED_HASH })
      .where('portal_id', '=', portalId)
      .where('id', '=', id)
      .execute();
  }
}

/** The same verdict without anybody's words. */
function scrubbed(verdict: Verdict): Verdict {
  const without = (evidence: Evidence): Evidence => ({ ...evidence, quote: ERASED_TEXT, start: 0, end: 0 });
  const { evidence, ownPart, need } = verdict;
  return {
    ...verdict,
    evidence: evidence.map(without),
    ownPart: ownPart && without(ownPart),
    need: need && without(need),
  } as Verdict;
}
