import type { Account } from '../account/account.ts';
import { quoteOf } from '../scoring/find-evidence.ts';
import { compileRules } from '../scoring/match-rules.ts';
import { isOwn, type ReadClause, readAccount } from '../scoring/read-account.ts';
import { scoreDiscovery } from '../scoring/score-discovery.ts';
import { DISCOVERIES, type Discovery } from '../scoring/verdict.ts';
import { answersOfNote } from './answer-note.ts';
import { NEED_RULES } from './need-rules.ts';
import { type LoggedNeeds, NEEDS, type Need } from './needs.ts';

const findNeeds = compileRules(NEED_RULES);

/**
 * Whether the buyer's needs are logged, from all that stands on the deal: the scorer's own field, and the form's answers,
 * which say plainly what they are. A part is known when a sentence speaks of it; the rest is missing.
 */
export function judgeDiscovery(account: Account): LoggedNeeds {
  const answered = account.passages
    .filter(isOwn)
    .flatMap(({ text, source }) => answersOfNote(text).map((answer) => ({ ...answer, source })));
  const read = readAccount(account);
  const scored = scoreDiscovery(account);
  const told = scored === 'none' ? [] : quotesOf(read.clauses);
  const known = NEEDS.flatMap((need) => {
    const found = answered.findLast((one) => one.need === need) ?? told.find((one) => one.need === need);
    return found ? [found] : [];
  });
  const byForm = discoveryOfAnswers(answered.map(({ need }) => need));
  const discovery = most(scored, byForm);
  return {
    discovery,
    unread: discovery === 'none' ? ([...read.foreign.keys()][0] ?? null) : null,
    known,
    missing: NEEDS.filter((need) => known.every((one) => one.need !== need)),
  };
}

/** The further of two. */
export function most(one: Discovery, other: Discovery): Discovery {
  return DISCOVERIES.indexOf(one) > DISCOVERIES.indexOf(other) ? one : other;
}

/** A problem with its consequence or with who cares about it is real discovery (coding guide, section 4). */
export function discoveryOfAnswers(needs: readonly Need[]): Discovery {
  if (needs.length === 0) return 'none';
  return needs.includes('problem') && (needs.includes('consequence') || needs.includes('who')) ? 'real' : 'surface';
}

function quotesOf(clauses: readonly ReadClause[]): LoggedNeeds['known'] {
  return clauses.flatMap((clause) =>
    [...new Set(findNeeds(clause.tokens).map((hit) => hit.rule as Need))].map((need) => {
      const { quote, source } = quoteOf(clause);
      return { need, quote, source };
    }),
  );
}
