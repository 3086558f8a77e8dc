import type { Kysely, Transaction } from 'kysely';
import type { Account } from '../account/account.ts';
import { ERASED_HASH } from '../erasure/erased.ts';
import { countVerdict } from '../operations/counters.ts';
import type { Verdict } from '../scoring/verdict.ts';
import type { Tables } from '../store/tables.ts';
import { readVerdict } from './read-verdict.ts';
import type { QuoteSource, StoredVerdict } from './stored-verdict.ts';

/**
 * Stores a verdict as the one that holds; the one before is kept as an earlier version. A manager's decision and the
 * rep's contest go over to the new verdict when it finds the same: same flag, same locus, same quotes.
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
  if (before && findsTheSame(before, given)) {
    await trx.updateTable('review').set({ verdict_id: id }).where('verdict_id', '=', before.id).execute();
    await trx.updateTable('contest').set({ verdict_id: id }).where('verdict_id', '=', before.id).execute();
  }
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

/** Quotes that were erased cannot be compared; then flag and locus tell. */
function findsTheSame({ given, inputHash }: StoredVerdict, after: Verdict): boolean {
  const quotes = (verdict: Verdict) => verdict.evidence.map(({ quote }) => quote).join('\n');
  const sameQuotes = inputHash === ERASED_HASH || quotes(given) === quotes(after);
  return given.flag === after.flag && given.locus === after.locus && sameQuotes;
}
