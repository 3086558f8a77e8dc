import { CAUSES, type ClauseCauses } from './deal-features.ts';
import type { ReadClause } from './read-account.ts';
import type { Token } from './read-text.ts';
import type { Evidence, Locus } from './verdict.ts';

const AT_MOST = 3;
/** How well a second and third quote must carry the locus, beside the first and at all; chosen by the hit rate. */
const RELATIVE = 0.25;
const LEAST = 0.08;
const LONGEST_QUOTE = 240;
/** As many words a value of a drop-down has at most. */
const VALUE_WORDS = 3;
/** A clause that carries the locus as well as this, beside the best, can stand without a field's value. */
const AT_PAR = 0.5;
/** Conjunctions and adverbials that begin a clause and say nothing of the cause. */
const LEADS = 'and|but|so|or|because|bc|that|then|in the end|at the end|in fairness|to be fair|at the end of the day'
  .split('|')
  .map((lead) => lead.split(' '))
  .toSorted((a, b) => b.length - a.length);
const TRAILING = new Set(['and', 'but', 'or', 'because', 'so', 'then']);
/** A quote keeps at least as many words. */
const LEAST_LEFT = 2;

/**
 * Up to three verbatim quotes, the shortest that carry the locus (guide, section 7); none for `unclear`. What is said twice is
 * quoted once, and a value of the reason field only where nothing else carries the locus.
 */
export function findEvidence(clauses: readonly ReadClause[], causes: ClauseCauses, locus: Locus): Evidence[] {
  if (locus === 'unclear') return [];
  const column = CAUSES.indexOf(locus);
  const ranked = clauses
    .map((clause, index) => ({ clause, p: worth(causes[index], column) }))
    .toSorted((a, b) => b.p - a.p);
  const best = ranked[0]?.p ?? 0;
  const carrying = ranked.filter(({ p }, rank) => rank === 0 || (p >= LEAST && p >= RELATIVE * best));
  const quotes = distinct(carrying).slice(0, AT_MOST);
  const told = quotes.filter(({ clause }) => !isFieldValue(clause));
  return (told.some(({ p }) => p >= AT_PAR * best) ? told : quotes).map(({ quote }) => quote);
}

/** The reason field with no more than a drop-down could say. */
function isFieldValue(clause: ReadClause): boolean {
  return (
    clause.zone === 'reason' && clause.of === 1 && clause.tokens.filter(({ isWord }) => isWord).length <= VALUE_WORDS
  );
}

function distinct<T extends { clause: ReadClause }>(ranked: readonly T[]): (T & { quote: Evidence })[] {
  const first = new Map<string, T & { quote: Evidence }>();
  for (const one of ranked) {
    const quote = quoteOf(one.clause);
    const said = quote.quote
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (!first.has(said)) first.set(said, { ...one, quote });
  }
  return [...first.values()];
}

/** How likely the clause is evidence at all, and evidence of this locus: the locus itself is already settled. */
function worth(causes: readonly number[] | undefined, column: number): number {
  return Math.sqrt((causes?.[column] ?? 0) * (1 - (causes?.[0] ?? 1)));
}

/** The clause as it stands in its passage, without what joins it to its neighbours. */
export function quoteOf(clause: ReadClause): Evidence {
  const { text, source } = clause.passage;
  const words = clause.tokens.filter(({ isWord }) => isWord);
  let from = 0;
  for (let lead = leadOf(words); lead > 0; lead = leadOf(words.slice(from))) from += lead;
  let to = words.length;
  while (to - from > LEAST_LEFT && TRAILING.has(words[to - 1]?.word ?? '')) to--;
  const start = words[from]?.start ?? clause.start;
  const end = to < words.length ? (words[to - 1]?.end ?? clause.end) : clause.end;
  const quote = cutAtWord(text.slice(start, end));
  return { quote, source, start, end: start + quote.length };
}

/** How many words at the beginning only join the clause to what stands before it. */
function leadOf(words: readonly Token[]): number {
  const lead = LEADS.find((one) => one.every((word, index) => words[index]?.word === word));
  if (!lead || words.length - lead.length < LEAST_LEFT) return 0;
  const isPronoun = lead[0] === 'that' && !['PRON', 'DET', 'PROPN'].includes(words[1]?.pos ?? '');
  return isPronoun ? 0 : lead.length;
}

/** No more than the longest quote, and no part of a word. */
function cutAtWord(quote: string): string {
  if (quote.length <= LONGEST_QUOTE) return quote;
  const cut = quote.slice(0, LONGEST_QUOTE).replace(/[\uD800-\uDBFF]$/, '');
  return /\s/.test(quote.charAt(cut.length)) ? cut.trimEnd() : cut.replace(/\s+\S*$/, '');
}
