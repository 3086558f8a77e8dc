import type { Account } from '../account/account.ts';
import { composeReason } from './compose-reason.ts';
import { CAUSES, type ClauseCauses } from './deal-features.ts';
import { findEvidence } from './find-evidence.ts';
import { findNeed, findOwnPart } from './find-quotes.ts';
import { leavePlansOpen } from './only-plans.ts';
import { type ReadAccount, readAccount, reasonAlone } from './read-account.ts';
import { settleBasis, settleVerdict } from './settle-verdict.ts';
import type { Locus, Verdict } from './verdict.ts';
import { type Weighed, weighDeal } from './weigh-deal.ts';
import { type ScorerWeights, SHIPPED } from './weights.ts';
import { notScored, whyNotScored } from './why-not-scored.ts';

/** Which scorer gave a verdict. */
export const SCORER: string = SHIPPED.scorer;
/** The probability from which the shipped scorer flags. */
export const FLAG_THRESHOLD: number = SHIPPED.thresholds.flag;

/**
 * Where the account of a lost deal puts the responsibility, by the coding guide. Pure and deterministic: the same account
 * gets the same verdict; time is linear in the length of the account, and nothing is sent anywhere. A flag needs at least
 * `leastFlagProbability`, if that is more than the scorer's own threshold.
 */
export function score(account: Account, leastFlagProbability: number | null = null): Verdict {
  return scoreWith(leastFlagProbability === null ? SHIPPED : stricter(leastFlagProbability), account);
}

/** A portal can ask for surer flags than the scorer's own threshold gives, never for less sure ones. */
function stricter(leastFlagProbability: number): ScorerWeights {
  const flag = Math.max(SHIPPED.thresholds.flag, leastFlagProbability);
  return { ...SHIPPED, thresholds: { ...SHIPPED.thresholds, flag } };
}

/** The same with other weights: the evaluation scores each writer with weights that have never seen that writer. */
export function scoreWith(weights: ScorerWeights, account: Account): Verdict {
  const read = readAccount(account);
  const why = whyNotScored(account, read);
  return why ? notScored(why, weights.scorer) : scoreRead(weights, read);
}

/** Where an account is thin, the value of the reason field is what names a locus, if anything does (guide, section 0). */
function weighAccount(weights: ScorerWeights, read: ReadAccount): Weighed {
  const weighed = weighDeal(weights, read);
  const value = read.passages.length > 1 ? reasonAlone(read) : null;
  if (!value || settleBasis(weighed, weights.thresholds) !== 'thin') return weighed;
  return { ...weighed, locus: weighDeal(weights, value).locus };
}

function scoreRead(weights: ScorerWeights, read: ReadAccount): Verdict {
  const weighed = leavePlansOpen(read.clauses, weighAccount(weights, read));
  const settled = settleVerdict(weighed, weights.thresholds);
  const { basis, locus } = settled;
  const evidence = findEvidence(read.clauses, weighed.causes, locus);
  const need = settled.discovery === 'none' ? null : findNeed(read.clauses);
  const fields = {
    ...settled,
    ownPart: settled.ownership ? findOwnPart(read.clauses, weighed.causes) : null,
    need,
    reason: composeReason({
      ...settled,
      quotes: evidence.map(({ quote }) => quote),
      onlyCause: isOnlyCause(weighed.causes, locus),
      needQuoted: need !== null,
      passages: read.passages.length,
    }),
    scorer: weights.scorer,
  };
  const [first, ...others] = evidence;
  if (basis === 'account' && settled.flag && first)
    return { ...fields, basis, flag: true, evidence: [first, ...others] };
  return { ...fields, flag: false, evidence };
}

/** Is there no clause that likely puts the cause elsewhere? */
function isOnlyCause(causes: ClauseCauses, locus: Locus): boolean {
  const isElse = (cause: string) => cause !== 'none' && cause !== locus;
  return causes.every((clause) => clause.every((p, column) => !isElse(CAUSES[column] ?? 'none') || p < ANOTHER_CAUSE));
}

const ANOTHER_CAUSE = 0.3;
