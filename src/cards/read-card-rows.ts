import type { Selectable } from 'kysely';
import { readLogRows } from '../audit/read-log.ts';
import { SCORE_QUEUE } from '../jobs/enqueue.ts';
import type { Store } from '../store/open-store.ts';
import type { DealTable, LogEntryTable, NudgeTable, ReflectionTable } from '../store/tables.ts';
import { readContests, readEarlierReview, readReviews, readVerdict } from '../verdicts/read-verdict.ts';
import type { CardRows } from './build-card-data.ts';

export type DealRow = Selectable<DealTable>;
export type ReflectionRow = Selectable<ReflectionTable>;
export type NudgeRow = Selectable<NudgeTable>;
export type LogEntryRow = Selectable<LogEntryTable>;

const MOST_LOG_LINES = 10;

/** Reads what is stored about one deal; null when this portal's deal was never looked at. */
export async function readCardRows(store: Store, portalId: string, dealId: string): Promise<CardRows | null> {
  const { db } = store;
  const deal = await db
    .selectFrom('deal')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('deal_id', '=', dealId)
    .executeTakeFirst();
  if (!deal) return null;
  const verdict = await readVerdict(db, portalId, dealId);
  const reviews = verdict ? await readReviews(db, [verdict.id]) : new Map();
  const contests = verdict ? await readContests(db, [verdict.id]) : new Map();
  const reflections = await db
    .selectFrom('reflection')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('deal_id', '=', dealId)
    .orderBy('id')
    .execute();
  const nudge = await db
    .selectFrom('nudge')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('deal_id', '=', dealId)
    .executeTakeFirst();
  return {
    deal,
    nudge: nudge ?? null,
    verdict,
    review: (verdict && reviews.get(verdict.id)) ?? null,
    earlierReview: await readEarlierReview(db, portalId, dealId),
    contest: (verdict && contests.get(verdict.id)) ?? null,
    reflections,
    log: await readLogRows(db, portalId, { dealId }, MOST_LOG_LINES),
    lookPending: await isLookPending(store, portalId, dealId),
  };
}

async function isLookPending(store: Store, portalId: string, dealId: string): Promise<boolean> {
  const waiting = await store.boss.findJobs(SCORE_QUEUE, { key: `${portalId}/${dealId}`, queued: true, limit: 1 });
  return waiting.length > 0;
}
