import type { Kysely, Transaction } from 'kysely';
import type { Account } from '../account/account.ts';
import { ERASED_HASH } from '../erasure/erased.ts';
import { countVerdict } from '../operations/counters.ts';
import type { Verdict } from '../scoring/verdict.ts';
import type { Tables } from '../store/tables.ts';
import { readContests, readReviews, readVerdict } from './read-verdict.ts';
import { standingOf } from './standing.ts';
import type { QuoteSource, StoredVerdict } from './stored-verdict.ts';

/**
 * Stores a verdict as the one that holds; the ones before are kept as earlier versions. A manager's decision and the rep's
 * contest go over to the new verdict from the latest one that found the same: same flag, same locus, same words or quotes.
 * A contest that nobody has answered always goes over.
 */
export async function saveVerdict(
  db: Kysely<Tables>,
  deal: { portalId: string; dealId: string },
  verdict: Verdict,
  account: Account,
  inputHash: string,
  now: Date,
): Promise<StoredVerdict> {
  const quoted = [...verdict.evidence, verdict.ownPart, verdict.need].flatMap((one) => (one ? [one.source] : []));
  const given = { given: verdict, sources: sourcesOf(account, quoted), inputHash };
  return db.transaction().execute((trx) => replaceVerdict(trx, deal, given, now));
}

/** The same inside a transaction of the caller's, with the sources of its quotes. */
export async function replaceVerdict(
  trx: Transaction<Tables>,
  deal: { portalId: string; dealId: string },
  { given, sources, inputHash }: Pick<StoredVerdict, 'given' | 'sources' | 'inputHash'>,
  now: Date,
): Promise<StoredVerdict> {
  const before = await readVerdict(trx, deal.portalId, deal.dealId);
  await supersede(trx, deal.portalId, [deal.dealId], now);
  const { id } = await trx
    .insertInto('verdict')
    .values({
      portal_id: deal.portalId,
      deal_id: deal.dealId,
      scorer: given.scorer,
      input_hash: inputHash,
      verdict: JSON.stringify(given) as unknown as Verdict,
      sources: JSON.stringify(sources) as unknown as Record<string, QuoteSource>,
      scored_at: now,
      superseded_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await takeOver(trx, deal, before?.id ?? null, { id, given, inputHash });
  countVerdict(given);
  return { id: String(id), given, sources, inputHash, scoredAt: now };
}

/** Ends the verdicts that hold for these deals, without a new one: they were re-opened or won. */
export async function supersede(
  db: Kysely<Tables> | Transaction<Tables>,
  portalId: string,
  dealIds: readonly string[],
  now: Date,
): Promise<void> {
  if (dealIds.length === 0) return;
  await db
    .updateTable('verdict')
    .set({ superseded_at: now })
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .where('superseded_at', 'is', null)
    .execute();
}

/** Where the quoted passages come from: all that is kept of them beside the quotes. */
export function sourcesOf(account: Account, quoted: readonly string[]): Record<string, QuoteSource> {
  return Object.fromEntries(
    account.passages
      .filter((passage) => quoted.includes(passage.source))
      .map(({ source, kind, author, ownerId, at }) => [source, { kind, author, ownerId, at }]),
  );
}

type Found = Pick<StoredVerdict, 'id' | 'given' | 'inputHash'>;

/** Also from before the one that was replaced: a threshold that is moved and moved back leaves every decision in force. */
async function takeOver(
  trx: Transaction<Tables>,
  { portalId, dealId }: { portalId: string; dealId: string },
  before: string | null,
  found: Found,
): Promise<void> {
  const answered = await readAnswered(trx, portalId, dealId);
  const same = answered.find((earlier) => findsTheSame(earlier, found));
  if (same) {
    await trx.updateTable('review').set({ verdict_id: found.id }).where('verdict_id', '=', same.id).execute();
    await trx.updateTable('contest').set({ verdict_id: found.id }).where('verdict_id', '=', same.id).execute();
  }
  if (before === null || same?.id === before) return;
  const review = (await readReviews(trx, [before])).get(before) ?? null;
  const contest = (await readContests(trx, [before])).get(before) ?? null;
  if (standingOf(review, contest) !== 'contested') return;
  await trx.updateTable('contest').set({ verdict_id: found.id }).where('verdict_id', '=', before).execute();
}

/** The deal's earlier verdicts that somebody decided on or contested, latest first. */
async function readAnswered(trx: Transaction<Tables>, portalId: string, dealId: string): Promise<Found[]> {
  const rows = await trx
    .selectFrom('verdict')
    .select(['id', 'verdict', 'input_hash'])
    .where('portal_id', '=', portalId)
    .where('deal_id', '=', dealId)
    .where('superseded_at', 'is not', null)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(selectFrom('review').select('review.id').whereRef('review.verdict_id', '=', 'verdict.id')),
        exists(selectFrom('contest').select('contest.id').whereRef('contest.verdict_id', '=', 'verdict.id')),
      ]),
    )
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ id: String(row.id), given: row.verdict, inputHash: row.input_hash }));
}

/** The same words give the same hash under another scorer; under another threshold the quotes tell; erased ones cannot. */
function findsTheSame(earlier: Found, after: Found): boolean {
  const quotes = ({ given }: Found) => given.evidence.map(({ quote }) => quote).join('\n');
  const sameWords =
    earlier.inputHash === after.inputHash || earlier.inputHash === ERASED_HASH || quotes(earlier) === quotes(after);
  return earlier.given.flag === after.given.flag && earlier.given.locus === after.given.locus && sameWords;
}
