import { CAUSES, type ClauseCauses } from './deal-features.ts';
import { quoteOf } from './find-evidence.ts';
import type { ReadClause } from './read-account.ts';
import type { Evidence } from './verdict.ts';

const OWN_RULES = [
  'never_asked',
  'i_failed',
  'counterfactual_own',
  'next_time',
  'on_me',
  'too_late_own',
  'one_contact',
  'no_case',
];
const NEED_RULES = ['consequence', 'need_verb', 'money', 'deadline', 'facts_only', 'asked_first'];

/** Where the rep names their own part: the clause that the clause model gives most to `rep`. */
export function findOwnPart(clauses: readonly ReadClause[], causes: ClauseCauses): Evidence | null {
  const column = CAUSES.indexOf('rep');
  return best(clauses, (clause, index) => {
    const told = OWN_RULES.filter((rule) => clause.rules.has(rule)).length;
    return (causes[index]?.[column] ?? 0) + 0.1 * told + (clause.rules.has('false_ownership') ? -0.3 : 0);
  });
}

/**
 * Where a need was logged: the clause with most of a problem, its cost, its date and who cares. Place and figures only decide
 * between clauses that name one.
 */
export function findNeed(clauses: readonly ReadClause[]): Evidence | null {
  return best(clauses, (clause) => {
    const told = NEED_RULES.filter((rule) => clause.rules.has(rule)).length;
    if (told === 0) return 0;
    return told + (clause.zone === 'earlier' ? 0.4 : 0) + (clause.tokens.some(({ word }) => /\d/.test(word)) ? 0.4 : 0);
  });
}

function best(clauses: readonly ReadClause[], worth: (clause: ReadClause, index: number) => number): Evidence | null {
  let found: ReadClause | null = null;
  let most = 0;
  for (const [index, clause] of clauses.entries()) {
    const value = worth(clause, index);
    if (value <= most) continue;
    most = value;
    found = clause;
  }
  return found && quoteOf(found);
}
