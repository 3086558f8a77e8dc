import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import type { Answer } from '../model/answer.ts';
import type { ModelReading } from '../model/model-reader.ts';
import type { ReaderConfig } from '../reader-config.ts';
import { monthOf, reserve, settle } from './spending.ts';

/** What is to be read, by whom. */
export interface ToRead {
  portalId: string;
  dealId: string;
  hash: string;
  config: ReaderConfig;
  /** The most it can cost. */
  most: number;
}

/** Whether this account may be asked about now. */
export type Claim =
  | { claimed: true }
  | { claimed: false; answer: Answer }
  | { claimed: false; why: string; again: 'never' | 'later'; inMs: number | null };

const BUSY_MS = 60_000;
/** An admin may raise the budget before the month is over. */
const BUDGET_MS = 6 * 3_600_000;

/**
 * Claims an account for one request and holds its cost back from the budget: the same words are never paid for twice, neither by
 * two processes at once nor for two deals. Gives the recorded answer where there is one. A request that was under way when its
 * process died counts as paid after `lostAfterMs`.
 */
export async function claimReading(db: Kysely<Tables>, one: ToRead, lostAfterMs: number, now: Date): Promise<Claim> {
  const { portalId, dealId, hash, config, most } = one;
  return db.transaction().execute(async (trx) => {
    const place = { portal_id: portalId, input_hash: hash, reader: config.reader };
    const { numInsertedOrUpdatedRows: isNew } = await trx
      .insertInto('reading')
      .values({ ...place, deal_id: dealId, state: 'not_read', again: 'later', month: monthOf(now), asked_at: now })
      .onConflict((conflict) => conflict.columns(['portal_id', 'input_hash', 'reader']).doNothing())
      .executeTakeFirstOrThrow();
    const row = await trx
      .selectFrom('reading')
      .selectAll()
      .where('portal_id', '=', portalId)
      .where('input_hash', '=', hash)
      .where('reader', '=', config.reader)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (!isNew && row.state === 'read' && row.answer) return { claimed: false, answer: row.answer };
    if (row.state === 'not_read' && row.again === 'never')
      return { claimed: false, why: row.why ?? 'it was not read before', again: 'never', inMs: null };
    if (row.state === 'asking') {
      if (now.getTime() - row.asked_at.getTime() < lostAfterMs)
        return { claimed: false, why: 'another deal with the same words is being read', again: 'later', inMs: BUSY_MS };
      await settle(trx, portalId, row.month, row.reserved, row.reserved);
    }
    if (!(await reserve(trx, portalId, monthOf(now), most, config.monthlyBudget)))
      return {
        claimed: false,
        why: `the monthly budget of ${config.monthlyBudget} ${config.currency} is used up`,
        again: 'later',
        inMs: BUDGET_MS,
      };
    await trx
      .updateTable('reading')
      .set({ state: 'asking', reserved: most, month: monthOf(now), asked_at: now })
      .where('portal_id', '=', portalId)
      .where('input_hash', '=', hash)
      .where('reader', '=', config.reader)
      .execute();
    return { claimed: true };
  });
}

/** Records what came of a claimed reading, and what it cost. */
export async function finishReading(db: Kysely<Tables>, one: ToRead, reading: ModelReading): Promise<void> {
  const { portalId, hash, config } = one;
  const { spent } = reading;
  const notRead = reading.verdict ? null : reading.notRead;
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('reading')
      .set((set) => ({
        state: notRead ? 'not_read' : 'read',
        answer: (reading.answer && JSON.stringify(reading.answer)) as unknown as Answer | null,
        why: notRead?.why ?? null,
        again: notRead?.again ?? null,
        reserved: 0,
        cost: set('cost', '+', spent.cost),
        input_tokens: set('input_tokens', '+', spent.inputTokens),
        output_tokens: set('output_tokens', '+', spent.outputTokens),
        ms: set('ms', '+', Math.round(spent.ms)),
      }))
      .where('portal_id', '=', portalId)
      .where('input_hash', '=', hash)
      .where('reader', '=', config.reader)
      .where('state', '=', 'asking')
      .returning('month')
      .executeTakeFirst();
    if (row) await settle(trx, portalId, row.month, one.most, spent.cost);
  });
}
