import type { Kysely } from 'kysely';
import type { Verdict } from '../../scoring/verdict.ts';
import type { Tables } from '../../store/tables.ts';
import type { ReaderConfig } from '../reader-config.ts';
import { isUnsure } from '../unsure.ts';

/** A lost deal whose local verdict stands and is open. */
export interface StandingDeal {
  dealId: string;
  verdict: Verdict;
  inputHash: string;
}

/** The deals of this portal that the switch would send, newest verdicts first. */
export async function standingDeals(
  db: Kysely<Tables>,
  portalId: string,
  mode: ReaderConfig['mode'],
): Promise<StandingDeal[]> {
  const rows = await db
    .selectFrom('verdict')
    .innerJoin('deal', (join) =>
      join.onRef('deal.portal_id', '=', 'verdict.portal_id').onRef('deal.deal_id', '=', 'verdict.deal_id'),
    )
    .select(['verdict.deal_id', 'verdict.verdict', 'verdict.input_hash'])
    .where('verdict.portal_id', '=', portalId)
    .where('verdict.superseded_at', 'is', null)
    .where('deal.state', '=', 'lost')
    .where('verdict.scorer', 'not like', 'model:%')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('review').select('review.id').whereRef('review.verdict_id', '=', 'verdict.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contest').select('contest.id').whereRef('contest.verdict_id', '=', 'verdict.id'))),
    )
    .orderBy('verdict.scored_at', 'desc')
    .execute();
  return rows
    .filter(({ verdict }) => mode === 'all' || isUnsure(verdict))
    .map(({ deal_id, verdict, input_hash }) => ({ dealId: deal_id, verdict, inputHash: input_hash }));
}
