import { questionFor } from '../cards/coaching-questions.ts';
import { ANSWERS } from '../review/coaching.ts';
import { compareFirstTen } from '../review/first-ten.ts';
import { LEAST_ACCOUNTS } from '../review/loss.ts';
import type { Tally } from '../review/tally.ts';
import { firstTenInWords, PATTERN_NAMES } from '../review/words.ts';
import { PATTERNS } from '../scoring/verdict.ts';
import { causes, esc, sharePhrase } from './report-tables.ts';

const MOST_QUOTES = 5;

/** One rep: shares, what recurs and quotes; or, with fewer accounts than a share can stand on, the counts and the quotes. */
export function repSection(rep: string, tally: Tally): string {
  const few = tally.accounts < LEAST_ACCOUNTS;
  return `<section class="rep${few ? ' few' : ''}"><h2>${esc(rep)}</h2>
${tally.accounts === 0 ? `<p>${tally.losses} lost ${tally.losses === 1 ? 'deal' : 'deals'}, none with an account.</p>` : accounts(tally, few)}
${firstLosses(tally)}
${recurring(tally)}
${ownWords(tally)}</section>`;
}

function accounts(tally: Tally, few: boolean): string {
  return `<p>${few ? `Too few accounts for a share (fewer than ${LEAST_ACCOUNTS}). ` : ''}${sharePhrase(tally.flagged, tally.accounts)} leave the result with the buyer; ${sharePhrase(tally.owned, tally.accounts)} name an own part.</p>
${causes(tally)}`;
}

function firstLosses(tally: Tally): string {
  const start = compareFirstTen(tally);
  return start ? `<p>In this export: ${esc(firstTenInWords(start))}</p>` : '';
}

function recurring(tally: Tally): string {
  const patterns = PATTERNS.filter((pattern) => tally.patterns[pattern] >= 2).toSorted(
    (a, b) => tally.patterns[b] - tally.patterns[a],
  );
  if (patterns.length === 0) return '';
  const items = patterns.map((pattern) => {
    const { objection, answer } = ANSWERS[pattern];
    return `<div><dt>${PATTERN_NAMES[pattern]} (${tally.patterns[pattern]})</dt><dd>${esc(questionFor(pattern))} <span class="answer">You may hear: ${esc(objection)} ${esc(answer)}</span></dd></div>`;
  });
  return `<h3>What recurs, and what to ask</h3><dl>${items.join('')}</dl>`;
}

function ownWords(tally: Tally): string {
  if (tally.examples.length === 0) return '';
  const quotes = tally.examples.slice(0, MOST_QUOTES).map(quotation);
  return `<h3>In their own words</h3>${quotes.join('\n')}`;
}

/** A quote with its deal, so that it can be found again. */
export function quotation(one: {
  quote: string;
  name: string;
  dealId: string;
  closedAt: string | null;
  rep?: string;
}): string {
  const from = [one.rep, `${one.name} (${one.dealId})`, one.closedAt]
    .filter((part) => part)
    .map((part) => esc(part ?? ''));
  return `<blockquote><p>“${esc(one.quote)}”</p><footer>${from.join(', ')}</footer></blockquote>`;
}
