import type { Kysely } from 'kysely';
import type { Verdict } from '../../scoring/verdict.ts';
import type { Tables } from '../../store/tables.ts';
import { modelScorer } from '../model/model-reader.ts';
import { isOfModel } from '../reader.ts';
import type { ReaderState } from '../reader-config.ts';
import { isUnsure } from '../unsure.ts';

/** A lost deal with the verdict that stands. */
export interface StandingDeal {
  dealId: string;
  name: string;
  inputHash: string;
  /** Whether the local reader is unsure of it; where its verdict is gone, the reading finds out. */
  isUnsure: boolean;
}

/**
 * The deals of this portal that the switch would send, newest verdicts first: those whose verdict is open and not given by the
 * reader that is chosen. Another model's, or one by another guide, is read anew.
 */
export async function standingDeals(
  db: Kysely<Tables>,
  portalId: string,
  mode: 'unsure' | 'all',
  { provider, model }: Pick<ReaderState, 'provider' | 'model'>,
): Promise<StandingDeal[]> {
  const rows = await lostDeals(db, portalId)
    .where('verdict.scorer', '!=', model === null ? '' : modelScorer({ provider, model }))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('review').select('review.id').whereRef('review.verdict_id', '=', 'verdict.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contest').select('contest.id').whereRef('contest.verdict_id', '=', 'verdict.id'))),
    )
    .execute();
  return rows.map(standing).filter((deal) => mode === 'all' || deal.isUnsure);
}

/** The lost deals of this portal with the newest verdicts, by whomever, to show what would be sent and to try. */
export async function newestDeals(db: Kysely<Tables>, portalId: string, atMost: number): Promise<StandingDeal[]> {
  return (await lostDeals(db, portalId).limit(atMost).execute()).map(standing);
}

/** With the local verdict that a model's has replaced, if it is still there. */
function lostDeals(db: Kysely<Tables>, portalId: string) {
  return db
    .selectFrom('verdict')
    .innerJoin('deal', (join) =>
      join.onRef('deal.portal_id', '=', 'verdict.portal_id').onRef('deal.deal_id', '=', 'verdict.deal_id'),
    )
    .select(['verdict.deal_id', 'deal.name', 'verdict.scorer', 'verdict.verdict', 'verdict.input_hash'])
    .select(({ selectFrom }) =>
      selectFrom('verdict as local')
        .select('local.verdict')
        .whereRef('local.portal_id', '=', 'verdict.portal_id')
        .whereRef('local.deal_id', '=', 'verdict.deal_id')
        .whereRef('local.input_hash', '=', 'verdict.input_hash')
        .where('local.scorer', 'not like', 'model:%')
        .where('verdict.scorer', 'like', 'model:%')
        .orderBy('local.id', 'desc')
        .limit(1)
        .as('replaced'),
    )
    .where('verdict.portal_id', '=', portalId)
    .where('verdict.superseded_at', 'is', null)
    .where('deal.state', '=', 'lost')
    .orderBy('verdict.scored_at', 'desc');
}

interface Row {
  deal_id: string;
  name: string;
  scorer: string;
  verdict: Verdict;
  replaced: Verdict | null;
  input_hash: string;
}

function standing({ deal_id: dealId, name, scorer, verdict, replaced, input_hash: inputHash }: Row): StandingDeal {
  const local = isOfModel(scorer) ? replaced : verdict;
  return { dealId, name, inputHash, isUnsure: local === null || isUnsure(local) };
}
