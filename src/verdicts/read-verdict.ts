import type { Kysely, Selectable, Transaction } from 'kysely';
import type { ReviewTable, Tables } from '../store/tables.ts';
import type { StoredContest, StoredReview, StoredVerdict } from './stored-verdict.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** The verdict that holds for this deal, or null. */
export async function readVerdict(db: Db, portalId: string, dealId: string): Promise<StoredVerdict | null> {
  return (await readVerdicts(db, portalId, [dealId])).get(dealId) ?? null;
}

/** The verdicts that hold for these deals. */
export async function readVerdicts(
  db: Db,
  portalId: string,
  dealIds: readonly string[],
): Promise<Map<string, StoredVerdict>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('verdict')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .where('superseded_at', 'is', null)
    .execute();
  return new Map(
    rows.map((row) => [
      row.deal_id,
      {
        id: String(row.id),
        given: row.verdict,
        sources: row.sources,
        inputHash: row.input_hash,
        scoredAt: row.scored_at,
      },
    ]),
  );
}

/** The latest decision on each of these verdicts, by verdict id. */
export async function readReviews(db: Db, verdictIds: readonly string[]): Promise<Map<string, StoredReview>> {
  if (verdictIds.length === 0) return new Map();
  const rows = await db.selectFrom('review').selectAll().where('verdict_id', 'in', verdictIds).orderBy('id').execute();
  return new Map(rows.map((row) => [String(row.verdict_id), storedReview(row)]));
}

/** The latest decision on a verdict of this deal that was replaced since, or null. */
export async function readEarlierReview(db: Db, portalId: string, dealId: string): Promise<StoredReview | null> {
  const row = await db
    .selectFrom('review')
    .innerJoin('verdict', 'verdict.id', 'review.verdict_id')
    .selectAll('review')
    .where('review.portal_id', '=', portalId)
    .where('review.deal_id', '=', dealId)
    .where('verdict.superseded_at', 'is not', null)
    .orderBy('review.id', 'desc')
    .executeTakeFirst();
  return row ? storedReview(row) : null;
}

function storedReview(row: Selectable<ReviewTable>): StoredReview {
  return { decision: row.decision, reason: row.reason, userEmail: row.user_email, at: row.created_at };
}

/** The rep's latest word against each of these verdicts, by verdict id. */
export async function readContests(db: Db, verdictIds: readonly string[]): Promise<Map<string, StoredContest>> {
  if (verdictIds.length === 0) return new Map();
  const rows = await db.selectFrom('contest').selectAll().where('verdict_id', 'in', verdictIds).orderBy('id').execute();
  return new Map(
    rows.map((row) => [
      String(row.verdict_id),
      { ground: row.ground, text: row.text, userEmail: row.user_email, at: row.created_at },
    ]),
  );
}
