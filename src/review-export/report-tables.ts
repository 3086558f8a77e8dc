import { LEAST_ACCOUNTS } from '../review/loss.ts';
import type { Tally } from '../review/tally.ts';
import { type Interval, wilson } from '../review/wilson.ts';
import { LOCUS_NAMES, percent, shareInWords } from '../review/words.ts';
import { LOCI } from '../scoring/verdict.ts';

const TOO_FEW = 'too few to say';

/** `42 % (31–54 %) of the 60 accounts`; of fewer accounts than a share can stand on, `2 of 5 accounts`. */
export function sharePhrase(yes: number, of: number): string {
  const interval = of >= LEAST_ACCOUNTS ? wilson(yes, of) : null;
  return interval ? `${shareInWords(interval)} of the ${of} accounts` : `${yes} of ${of} accounts`;
}

/** The causes of a team or a rep, with bars; for fewer accounts than a share can stand on, in one line and without shares. */
export function causes({ loci, accounts }: Tally): string {
  if (accounts < LEAST_ACCOUNTS) {
    const named = LOCI.filter((locus) => loci[locus] > 0).map((locus) => `${LOCUS_NAMES[locus]} ${loci[locus]}`);
    return `<p>What they put the loss down to: ${esc(named.join(', '))}.</p>`;
  }
  const rows = LOCI.map((locus) => {
    const interval = wilson(loci[locus], accounts);
    const width = Math.round(1000 * (interval?.share ?? 0)) / 10;
    return `<tr><th scope="row">${esc(LOCUS_NAMES[locus])}</th><td class="number">${loci[locus]}</td><td class="bar"><span style="width:${width}%"></span></td>
<td class="number">${interval ? percent(interval.share) : ''}</td><td class="number range">${interval ? range(interval) : ''}</td></tr>`;
  });
  return `<table class="bars"><caption>What the accounts put the loss down to</caption>
<thead><tr><th scope="col">Cause</th><th scope="col" class="number">Accounts</th><th scope="col">Bar</th><th scope="col" class="number">Share</th><th scope="col" class="number">Range</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

/** The cell of a share with its interval drawn. */
export function shareCell(yes: number, of: number): string {
  const interval = of >= LEAST_ACCOUNTS ? wilson(yes, of) : null;
  return `<td>${interval ? `${intervalChart(interval)} <span class="share">${shareInWords(interval)}</span>` : TOO_FEW}</td>`;
}

/** A line for the interval, a dot for the share, on a scale from 0 to 100 %. */
function intervalChart({ share: at, low, high }: Interval): string {
  const x = (value: number) => (6 + 108 * value).toFixed(1);
  return `<svg class="interval" viewBox="0 0 120 14" width="120" height="14" aria-hidden="true"><line x1="2" y1="12" x2="118" y2="12" stroke="#8a97a6"/><line x1="${x(low)}" y1="6" x2="${x(high)}" y2="6" stroke="#1f2d3d" stroke-width="4"/><circle cx="${x(at)}" cy="6" r="4.5" fill="#fff" stroke="#1f2d3d" stroke-width="2"/></svg>`;
}

function range({ low, high }: Interval): string {
  return `${Math.round(100 * low)}–${percent(high)}`;
}

/** What people wrote, as text of the page. */
export function esc(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
