import { CAUSES } from './deal-features.ts';
import type { ReadClause } from './read-account.ts';
import { LOCI } from './verdict.ts';
import type { Weighed } from './weigh-deal.ts';

const PROSPECT = CAUSES.indexOf('prospect');
/** So little blame in the other clauses; in the corpus no flagged account has as little beside a plan. */
const LITTLE = 0.1;
/** How much of what spoke against the prospect is kept. */
const KEPT = 0.1;

/**
 * What the buyer will do next, and when, is a report and no explanation (guide, section 1). Where nothing else in the
 * account points at the prospect, the cause is left open: in the closed-lost reason such a plan looks too much like one.
 */
export function leavePlansOpen(clauses: readonly ReadClause[], weighed: Weighed): Weighed {
  if (!tellsOnlyPlans(clauses, weighed)) return weighed;
  const moved = (1 - KEPT) * (weighed.locus[LOCI.indexOf('prospect')] ?? 0);
  const shift = { prospect: -moved, unclear: moved };
  const locus = LOCI.map((name, index) => (weighed.locus[index] ?? 0) + (shift[name as keyof typeof shift] ?? 0));
  return { ...weighed, locus, flag: KEPT * weighed.flag };
}

function tellsOnlyPlans(clauses: readonly ReadClause[], { causes }: Weighed): boolean {
  const isPlan = ({ rules }: ReadClause) => rules.has('pending');
  return (
    clauses.some(isPlan) &&
    clauses.every((clause, index) => isPlan(clause) || (causes[index]?.[PROSPECT] ?? 0) < LITTLE)
  );
}
