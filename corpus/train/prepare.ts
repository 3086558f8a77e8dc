import { accountOfCase } from '../../src/account/account-of-case.ts';
import { clauseFeatures } from '../../src/scoring/clause-features.ts';
import { CAUSES, type Cause } from '../../src/scoring/deal-features.ts';
import { type ReadAccount, readAccount } from '../../src/scoring/read-account.ts';
import type { LabelledCase } from '../load-corpus.ts';

/** A labelled case as the models are fitted on it. */
export interface Prepared extends LabelledCase {
  account: ReadAccount;
  clauseRows: (readonly [string, number])[][];
  /** Per clause: the deal's locus where a gold quote lies in it, else `none`. */
  clauseTargets: Cause[];
}

export function prepare(one: LabelledCase): Prepared {
  const account = readAccount(accountOfCase(one.case));
  const clauseRows = account.clauses.map((_, index) =>
    clauseFeatures(account.clauses, index).map((name) => [name, 1] as const),
  );
  return { ...one, account, clauseRows, clauseTargets: targetsOf(account, one) };
}

function targetsOf(account: ReadAccount, { label }: LabelledCase): Cause[] {
  const cause = CAUSES.find((name) => name === label.locus);
  return account.clauses.map((clause) => {
    if (!cause) return 'none';
    const text = plain(clause.passage.text);
    const quoted = label.evidence.some((quote) => {
      const start = text.indexOf(plain(quote));
      if (start < 0) return false;
      const shared = Math.min(clause.end, start + quote.length) - Math.max(clause.start, start);
      return shared >= 0.5 * (clause.end - clause.start) || shared >= 0.6 * quote.length;
    });
    return quoted ? cause : 'none';
  });
}

function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}
