import type { Kysely } from 'kysely';
import type { Account } from '../../account/account.ts';
import type { Verdict } from '../../scoring/verdict.ts';
import type { Tables } from '../../store/tables.ts';
import { readContests, readReviews } from '../../verdicts/read-verdict.ts';
import { replaceVerdict, sourcesOf } from '../../verdicts/save-verdict.ts';
import type { StoredVerdict } from '../../verdicts/stored-verdict.ts';
import { lockChoice, readReaderState, type SecondReader } from './portal-reader.ts';

/**
 * Puts a model's verdict in the place of the one before, unless the switch is off by now, or that one was replaced, reviewed or
 * contested meanwhile: what people decided on stays. Says what became of it.
 */
export async function replaceOpenVerdict(
  db: Kysely<Tables>,
  second: SecondReader,
  deal: { portalId: string; dealId: string },
  before: StoredVerdict,
  verdict: Verdict,
  account: Account,
  now: Date,
): Promise<'replaced' | 'off' | 'changed' | 'decided'> {
  const quoted = [...verdict.evidence, verdict.ownPart, verdict.need].flatMap((one) => (one ? [one.source] : []));
  const given = { given: verdict, sources: sourcesOf(account, quoted), inputHash: before.inputHash };
  return db.transaction().execute(async (trx) => {
    await lockChoice(trx, deal.portalId, 'reading');
    if ((await readReaderState(trx, second, deal.portalId)).mode === 'off') return 'off';
    const held = await trx
      .selectFrom('verdict')
      .select('id')
      .where('id', '=', before.id)
      .where('superseded_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!held) return 'changed';
    const [reviews, contests] = [await readReviews(trx, [before.id]), await readContests(trx, [before.id])];
    if (reviews.has(before.id) || contests.has(before.id)) return 'decided';
    await replaceVerdict(trx, deal, given, now);
    return 'replaced';
  });
}

/** A portal can ask for surer flags than a reader gives. */
export function withLeast(verdict: Verdict, leastFlagProbability: number | null): Verdict {
  if (!verdict.flag || leastFlagProbability === null || verdict.flagProbability >= leastFlagProbability) return verdict;
  return { ...verdict, flag: false };
}
