import { accountOfCase } from '../../src/account/account-of-case.ts';
import type { ClauseExcuse } from '../../src/scoring/clause-excuses.ts';
import { clauseFeatures } from '../../src/scoring/clause-features.ts';
import { CAUSES, type Cause } from '../../src/scoring/deal-features.ts';
import { patternOfRule } from '../../src/scoring/pattern-of-rule.ts';
import { type ReadAccount, type ReadClause, readAccount } from '../../src/scoring/read-account.ts';
import { RULEBOOK } from '../../src/scoring/rulebook.ts';
import { PATTERNS, type Pattern } from '../../src/scoring/verdict.ts';
import type { LabelledCase } from '../load-corpus.ts';

/** A labelled case as the models are fitted on it. */
export interface Prepared extends LabelledCase {
  account: ReadAccount;
  clauseRows: (readonly [string, number])[][];
  /** Per clause: the deal's locus where a gold quote lies in it, else `none`. */
  clauseTargets: Cause[];
  /** Per clause: which excuse it makes, where a gold quote puts the cause on the prospect in a flagged case. */
  clauseExcuses: (ClauseExcuse | null)[];
}

export function prepare(one: LabelledCase): Prepared {
  const account = readAccount(accountOfCase(one.case));
  const clauseRows = account.clauses.map((_, index) =>
    clauseFeatures(account.clauses, index).map((name) => [name, 1] as const),
  );
  const clauseTargets = targetsOf(account, one);
  const clauseExcuses = account.clauses.map((clause, index) =>
    one.label.flag && clauseTargets[index] === 'prospect' ? excuseOf(clause, one.label.patterns) : null,
  );
  return { ...one, account, clauseRows, clauseTargets, clauseExcuses };
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

const RULES_OF_PATTERN = new Map(
  PATTERNS.map((pattern) => [pattern, RULEBOOK.filter((rule) => patternOfRule(rule) === pattern)]),
);

/** Patterns are coded for the whole deal: of several, a clause makes the first whose rules match in it. */
function excuseOf({ rules }: ReadClause, patterns: readonly Pattern[]): ClauseExcuse {
  const matching = patterns.find((pattern) => RULES_OF_PATTERN.get(pattern)?.some(({ name }) => rules.has(name)));
  return matching ?? patterns[0] ?? 'plain';
}

function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}
