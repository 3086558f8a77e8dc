import type { Kysely } from 'kysely';
import type { RepData } from '../../app-card/app/pages/page-data.ts';
import { lineOf, readLogRows } from '../audit/read-log.ts';
import type { Tables } from '../store/tables.ts';
import { dealLink } from './deal-link.ts';

const MOST_ANSWERS = 20;
const MOST_DECISIONS = 30;
const MOST_LOG_LINES = 40;

/** What a rep answered, what was decided about their deals, and who looked: latest first. `nameOf` gives a user's name. */
export async function readAnswers(
  db: Kysely<Tables>,
  portalId: string,
  ownerId: string,
  nameOf: (email: string) => string,
): Promise<Pick<RepData, 'reflections' | 'decisions' | 'log'>> {
  const reflections = await db
    .selectFrom('reflection')
    .innerJoin('deal', (join) =>
      join.onRef('deal.portal_id', '=', 'reflection.portal_id').onRef('deal.deal_id', '=', 'reflection.deal_id'),
    )
    .select(['reflection.text', 'reflection.deal_id', 'deal.name', 'reflection.created_at'])
    .where('reflection.portal_id', '=', portalId)
    .where('reflection.kind', '=', 'own_part')
    .where('reflection.owner_id', '=', ownerId)
    .orderBy('reflection.id', 'desc')
    .limit(MOST_ANSWERS)
    .execute();
  const reviews = await db
    .selectFrom('review')
    .innerJoin('deal', (join) =>
      join.onRef('deal.portal_id', '=', 'review.portal_id').onRef('deal.deal_id', '=', 'review.deal_id'),
    )
    .select(['deal.deal_id', 'deal.name', 'review.user_email', 'review.created_at'])
    .select(['review.decision', 'review.reason'])
    .where('review.portal_id', '=', portalId)
    .where('deal.owner_id', '=', ownerId)
    .orderBy('review.id', 'desc')
    .limit(MOST_DECISIONS)
    .execute();
  const contests = await db
    .selectFrom('contest')
    .innerJoin('deal', (join) =>
      join.onRef('deal.portal_id', '=', 'contest.portal_id').onRef('deal.deal_id', '=', 'contest.deal_id'),
    )
    .select(['deal.deal_id', 'deal.name', 'contest.user_email', 'contest.created_at', 'contest.text'])
    .where('contest.portal_id', '=', portalId)
    .where('deal.owner_id', '=', ownerId)
    .orderBy('contest.id', 'desc')
    .limit(MOST_DECISIONS)
    .execute();
  const looks = await readLogRows(db, portalId, { ownerId }, MOST_LOG_LINES);
  const decisions = [
    ...reviews.map((row) => ({ ...row, what: row.decision, text: row.reason })),
    ...contests.map((row) => ({ ...row, what: 'contested' as const })),
  ];
  return {
    reflections: reflections.map((row) => ({
      text: row.text,
      dealId: row.deal_id,
      dealName: row.name,
      at: row.created_at.toISOString(),
      url: dealLink(portalId, row.deal_id),
    })),
    decisions: decisions
      .toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime())
      .slice(0, MOST_DECISIONS)
      .map((row) => ({
        dealId: row.deal_id,
        dealName: row.name,
        url: dealLink(portalId, row.deal_id),
        what: row.what,
        text: row.text,
        by: nameOf(row.user_email),
        at: row.created_at.toISOString(),
      })),
    log: looks.map((row) => lineOf(row, nameOf)),
  };
}
