import { CAUSES, type ClauseCauses } from './deal-features.ts';
import type { ReadClause } from './read-account.ts';
import type { Evidence, Locus } from './verdict.ts';

const AT_MOST = 3;
/** How well a second and third quote must carry the locus, beside the first and at all; chosen by the hit rate. */
const RELATIVE = 0.25;
const LEAST = 0.08;
const LONGEST_QUOTE = 240;

/** Up to three verbatim quotes, the shortest that carry the locus (guide, section 7); none for `unclear`. */
export function findEvidence(clauses: readonly ReadClause[], causes: ClauseCauses, locus: Locus): Evidence[] {
  if (locus === 'unclear') return [];
  const column = CAUSES.indexOf(locus);
  const ranked = clauses
    .map((clause, index) => ({ clause, p: worth(causes[index], column) }))
    .toSorted((a, b) => b.p - a.p);
  const [best] = ranked;
  if (!best) return [];
  return ranked
    .filter(({ p }, rank) => rank === 0 || (p >= LEAST && p >= RELATIVE * best.p))
    .slice(0, AT_MOST)
    .map(({ clause }) => quoteOf(clause));
}

/** How likely the clause is evidence at all, and evidence of this locus: the locus itself is already settled. */
function worth(causes: readonly number[] | undefined, column: number): number {
  return Math.sqrt((causes?.[column] ?? 0) * (1 - (causes?.[0] ?? 1)));
}

/** The clause as it stands in its passage, without a leading "and" or "but". */
export function quoteOf(clause: ReadClause): Evidence {
  const { text, source } = clause.passage;
  const first = clause.tokens[0];
  const second = clause.tokens[1];
  const joined = first && second?.isWord && ['and', 'but', 'so', 'or', 'because', 'bc'].includes(first.word);
  const starts = joined ? second.start : clause.start;
  const end = Math.min(clause.end, starts + LONGEST_QUOTE);
  return { quote: text.slice(starts, end), source, start: starts, end };
}
