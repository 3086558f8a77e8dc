import type { Account } from '../account/account.ts';
import type { ReadAccount } from './read-account.ts';
import type { Basis, Verdict } from './verdict.ts';

/** Why an account gets no verdict from the models. */
export interface WhyNot {
  basis: Basis;
  reason: string;
}

const NOT_SCORED = 'Not scored';
const FEW_WORDS = 4;
/** English that is less than this part of the sentences is a loan word or a name, not a mixed note. */
const LEAST_ENGLISH = 0.25;

/** Null when there is something to score. */
export function whyNotScored(account: Account, read: ReadAccount): WhyNot | null {
  if (account.closedBy === 'automation')
    return { basis: 'housekeeping', reason: 'Closed by an automation, so there is no account to read.' };
  const language = foreignLanguage(read);
  if (language)
    return { basis: 'account', reason: `${NOT_SCORED}: language (${language}). Only English notes are scored.` };
  if (read.clauses.length > 0) return null;
  const reason =
    read.passages.length > 0
      ? 'There are no words in this note.'
      : 'Nothing of the seller’s own is written on this deal.';
  return { basis: 'thin', reason };
}

/** Is this what an account in another language got? */
export function isNotScored(verdict: Verdict): boolean {
  return verdict.basis === 'account' && verdict.reason.startsWith(`${NOT_SCORED}:`);
}

function foreignLanguage(read: ReadAccount): string | null {
  const sentences = [...read.foreign.values()].reduce((sum, count) => sum + count, 0);
  if (sentences === 0) return null;
  const words = read.clauses.reduce((sum, clause) => sum + clause.tokens.filter((token) => token.isWord).length, 0);
  const english = read.clauses.length / (read.clauses.length + 2 * sentences);
  if (words >= FEW_WORDS && english >= LEAST_ENGLISH) return null;
  return [...read.foreign].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

export function notScored({ basis, reason }: WhyNot, scorer: string): Verdict {
  return {
    basis,
    locus: 'unclear',
    probabilities: { prospect: 0, product: 0, circumstance: 0, rep: 0, unclear: 1 },
    ownership: false,
    flag: false,
    flagProbability: 0,
    discovery: 'none',
    approach: 'not_shown',
    patterns: [],
    evidence: [],
    ownPart: null,
    need: null,
    reason,
    scorer,
  };
}
