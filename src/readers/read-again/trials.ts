import type { Kysely } from 'kysely';
import type { Account } from '../../account/account.ts';
import { score } from '../../scoring/score.ts';
import type { Verdict } from '../../scoring/verdict.ts';
import type { Tables } from '../../store/tables.ts';

/** How many deals an admin tries at once. */
export const MOST_TRIALS = 3;

/** Both verdicts of a tried deal; `model` is null while it is being read, and when it was not, which `why` then says. */
export interface Trial {
  dealId: string;
  name: string;
  local: Verdict | null;
  model: Verdict | null;
  why: string | null;
  askedAt: Date;
}

/** Begins a round of trials in the place of the one before. */
export async function beginTrials(
  db: Kysely<Tables>,
  portalId: string,
  dealIds: readonly string[],
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('model_trial').where('portal_id', '=', portalId).execute();
    for (const dealId of dealIds)
      await trx
        .insertInto('model_trial')
        .values({ portal_id: portalId, deal_id: dealId, local: null, model: null, why: null, asked_at: now })
        .execute();
  });
}

/** Keeps the outcome for whoever waits for it. */
export async function saveTrial(
  db: Kysely<Tables>,
  portalId: string,
  dealId: string,
  { account, model, why }: { account: Account; model: Verdict | null; why: string | null },
  now: Date,
): Promise<void> {
  const json = (verdict: Verdict | null) => (verdict && JSON.stringify(verdict)) as unknown as Verdict | null;
  await db
    .updateTable('model_trial')
    .set({ local: json(score(account)), model: json(model), why, asked_at: now })
    .where('portal_id', '=', portalId)
    .where('deal_id', '=', dealId)
    .execute();
}

/** A trial that ends without having been read says why; one that ended already is left as it is. */
export async function endTrial(db: Kysely<Tables>, portalId: string, dealId: string, why: string): Promise<void> {
  await db
    .updateTable('model_trial')
    .set({ why })
    .where('portal_id', '=', portalId)
    .where('deal_id', '=', dealId)
    .where('model', 'is', null)
    .where('why', 'is', null)
    .execute();
}

/** The present round. Its quotes are forgotten with the next one, and when the switch is turned off. */
export async function readTrials(db: Kysely<Tables>, portalId: string): Promise<Trial[]> {
  const rows = await db
    .selectFrom('model_trial')
    .innerJoin('deal', (join) =>
      join.onRef('deal.portal_id', '=', 'model_trial.portal_id').onRef('deal.deal_id', '=', 'model_trial.deal_id'),
    )
    .select([
      'model_trial.deal_id',
      'deal.name',
      'model_trial.local',
      'model_trial.model',
      'model_trial.why',
      'model_trial.asked_at',
    ])
    .where('model_trial.portal_id', '=', portalId)
    .orderBy('model_trial.deal_id')
    .execute();
  return rows.map(({ deal_id, asked_at, ...row }) => ({ dealId: deal_id, askedAt: asked_at, ...row }));
}
