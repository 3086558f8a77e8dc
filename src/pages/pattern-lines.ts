import type { PatternLine } from '../../app-card/app/pages/page-data.ts';
import { questionFor } from '../cards/coaching-questions.ts';
import { ANSWERS } from '../review/coaching.ts';
import type { FoundLoss } from '../review/read-losses.ts';
import type { Tally } from '../review/tally.ts';
import { PATTERN_NAMES } from '../review/words.ts';
import { excusesOfQuote } from '../scoring/excuse-of-quote.ts';
import { PATTERNS, type Pattern } from '../scoring/verdict.ts';
import { dealLink } from './deal-link.ts';

const MOST_QUOTES = 3;
/** Reading a quote takes a tenth of a millisecond; a rep with thousands of losses must not hold up the server. */
const MOST_DEALS_READ = 50;

/** The deals in which a pattern was found, latest first. */
export function dealsWith(pattern: Pattern, losses: readonly FoundLoss[]): FoundLoss[] {
  return losses.filter(({ basis, patterns }) => basis === 'account' && patterns.includes(pattern));
}

/**
 * What recurs: named in at least two deals, most often first, with quotes that show that pattern itself; none where none does.
 * `quotes` are a deal's, by its id.
 */
export function patternLines(
  losses: readonly FoundLoss[],
  tally: Tally,
  quotes: ReadonlyMap<string, readonly string[]>,
  portalId: string,
): PatternLine[] {
  return PATTERNS.filter((pattern) => tally.patterns[pattern] >= 2)
    .toSorted((a, b) => tally.patterns[b] - tally.patterns[a])
    .map((pattern) => ({
      pattern,
      name: PATTERN_NAMES[pattern],
      count: tally.patterns[pattern],
      quotes: quotesOf(pattern, losses, quotes).map(({ dealId, name, quote }) => ({
        quote,
        dealId,
        dealName: name,
        url: dealLink(portalId, dealId),
      })),
      ask: questionFor(pattern),
      ...ANSWERS[pattern],
    }));
}

function quotesOf(
  pattern: Pattern,
  losses: readonly FoundLoss[],
  quotes: ReadonlyMap<string, readonly string[]>,
): { dealId: string; name: string; quote: string }[] {
  const found: { dealId: string; name: string; quote: string }[] = [];
  for (const { dealId, name } of dealsWith(pattern, losses).slice(0, MOST_DEALS_READ)) {
    const quote = quotes.get(dealId)?.find((one) => excusesOfQuote(one).includes(pattern));
    if (quote) found.push({ dealId, name, quote });
    if (found.length === MOST_QUOTES) break;
  }
  return found;
}
