import type { Passage } from '../../account/account.ts';
import { readText } from '../../scoring/read-text.ts';
import { score } from '../../scoring/score.ts';
import type { Evidence, Locus, Verdict } from '../../scoring/verdict.ts';
import { givesOrders } from '../gives-orders.ts';

/** What a quote is cited for against a flag of the local reader: a cause that is not the prospect, or the rep's own part. */
export type CitedFor = Exclude<Locus, 'prospect' | 'unclear'> | 'ownership' | 'doubt';

/** The local reader must find more for it than for all else together. */
const LEAST_PROBABILITY = 0.5;

/**
 * Does this quote bear out what it is cited for when the local reader, which cannot be talked to, sees the quote or its sentence
 * and nothing else? Never when that sentence, or one beside it, gives orders: a model that obeys a note cites the order itself.
 */
export function carriesAlone({ quote, start, end }: Evidence, passage: Passage, citedFor: CitedFor): boolean {
  const sentences = sentencesOf(passage.text);
  const first = sentences.findIndex((sentence) => sentence.end > start);
  const last = sentences.findLastIndex((sentence) => sentence.start < end);
  if (first < 0 || last < first) return false;
  const around = sentences.slice(Math.max(0, first - 1), last + 2);
  if (around.some((sentence) => givesOrders(passage.text.slice(sentence.start, sentence.end)))) return false;
  const sentence = passage.text.slice(sentences[first]?.start, sentences[last]?.end);
  return [quote, sentence].some((text) => bearsOut(scoreAlone(text), citedFor));
}

function sentencesOf(text: string): { start: number; end: number }[] {
  return readText(text).flatMap(({ tokens }) => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    return first && last ? [{ start: first.start, end: last.end }] : [];
  });
}

function scoreAlone(text: string): Verdict {
  const passage: Passage = { source: 'reason', kind: 'note', author: 'owner', ownerId: null, at: null, text };
  return score({ passages: [passage], closedBy: 'unknown', unreadable: [] });
}

function bearsOut({ locus, probabilities, ownership }: Verdict, citedFor: CitedFor): boolean {
  if (citedFor === 'ownership') return ownership || (locus === 'rep' && probabilities.rep >= LEAST_PROBABILITY);
  const another = locus !== 'prospect' && locus !== 'unclear' && probabilities[locus] >= LEAST_PROBABILITY;
  if (citedFor === 'doubt') return ownership || another;
  return (another && locus === citedFor) || (citedFor === 'rep' && ownership);
}
