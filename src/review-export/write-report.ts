import { questionFor } from '../cards/coaching-questions.ts';
import { ANSWERS } from '../review/coaching.ts';
import { compareFirstTen } from '../review/first-ten.ts';
import { LEAST_ACCOUNTS } from '../review/loss.ts';
import { type Finding, productOrSales } from '../review/product-or-sales.ts';
import type { Tally } from '../review/tally.ts';
import { type Interval, wilson } from '../review/wilson.ts';
import {
  findingInWords,
  firstTenInWords,
  LOCUS_NAMES,
  PATTERN_NAMES,
  PRODUCT_OR_SALES_TEST,
  percent,
  shareInWords,
  TOO_FEW,
} from '../review/words.ts';
import { SCORER } from '../scoring/score.ts';
import { LOCI, PATTERNS } from '../scoring/verdict.ts';
import type { Assessment } from './assess.ts';

/** The report as one self-contained page: no script, nothing loaded, readable on paper and without colour. */
export function reportHtml(found: Assessment, file: string): string {
  const reps = [...found.reps].filter(([, tally]) => tally.losses > 0).toSorted(([a], [b]) => a.localeCompare(b));
  const period = found.from && found.to ? `${found.from} to ${found.to}` : 'no dates in the export';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Loss review</title><style>${STYLE}</style></head><body><main>
<h1>Loss review</h1>
<p class="lead">${found.team.losses} lost deals of ${reps.length} ${reps.length === 1 ? 'rep' : 'reps'}, ${esc(period)}, from ${esc(file)}.</p>
<p>This reads what was written when a deal was lost, not what happened. It says where the notes put the cause; a note that names only the buyer’s side
leaves nothing to learn from. ${found.team.thin} deals say no more than a drop-down could and stand outside all shares${found.team.housekeeping > 0 ? `; ${found.team.housekeeping} records were no lost sales at all` : ''}.</p>
${teamSection(found.team)}
${productSection(productOrSales(found.reps))}
${repsSection(reps)}
${trendSection(found.team)}
${reps
  .filter(([, tally]) => tally.accounts >= LEAST_ACCOUNTS)
  .map(([rep, tally]) => repSection(rep, tally))
  .join('\n')}
${readingSection(found)}
</main></body></html>
`;
}

function teamSection(team: Tally): string {
  const flagged = wilson(team.flagged, team.accounts);
  return `<section><h2>The team</h2>
<p><strong>${flagged ? shareInWords(flagged) : 'No account'}</strong> of the ${team.accounts} accounts leave the result with the buyer and name nothing of the
seller’s own. In brackets: where the true share lies with 95 % confidence.</p>
${barTable(
  'What the accounts put the loss down to',
  LOCI.map((locus) => [LOCUS_NAMES[locus], team.loci[locus]]),
  team.accounts,
)}
<p>${percent(share(team.owned, team.accounts))} name a part of their own; ${percent(share(team.discovered, team.accounts))} of the deals show that the buyer’s needs were logged.</p></section>`;
}

function productSection(findings: Finding[] | null): string {
  const title = '<h2>Product or sales?</h2>';
  if (!findings)
    return `<section>${title}<p>Too few to say: this takes three reps with ${LEAST_ACCOUNTS} accounts each.</p></section>`;
  const pointing = findings.filter(({ points }) => points !== 'nowhere');
  const words =
    pointing.length > 0 ? pointing : findings.filter(({ theme }) => theme === 'product' || theme === 'prospect');
  return `<section>${title}
<p>A theme that nearly all reps name points to the product; one that a few name points to how these sell.</p>
<ul>${words.map((one) => `<li>${esc(findingInWords(one))}</li>`).join('')}</ul>
${pointing.length === 0 ? '<p>Nothing points to the product or to single reps beyond what chance brings.</p>' : ''}
<p>${PRODUCT_OR_SALES_TEST}</p></section>`;
}

function repsSection(reps: readonly [string, Tally][]): string {
  const rows = reps.map(([rep, tally]) => {
    const interval = tally.accounts >= LEAST_ACCOUNTS ? wilson(tally.flagged, tally.accounts) : null;
    return `<tr><th scope="row">${esc(rep)}</th><td class="number">${tally.losses}</td><td class="number">${tally.accounts}</td>
<td>${interval ? `${intervalChart(interval)} ${shareInWords(interval)}` : TOO_FEW}</td></tr>`;
  });
  return `<section><h2>Side by side</h2><p>In the order of their names: this is no ranking. Where the bars overlap, the reps do not differ surely.</p>
<table><caption>Share of accounts that leave the result with the buyer</caption>
<thead><tr><th scope="col">Rep</th><th scope="col">Lost deals</th><th scope="col">Accounts</th><th scope="col">Share and interval</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
}

function trendSection(team: Tally): string {
  const months = [...team.months].toSorted(([a], [b]) => a.localeCompare(b)).slice(-24);
  if (months.length < 2) return '';
  const rows = months.map(([month, { accounts, flagged }]) => {
    const interval = wilson(flagged, accounts);
    return `<tr><th scope="row">${month}</th><td class="number">${accounts}</td><td>${interval ? `${intervalChart(interval)} ${shareInWords(interval)}` : ''}</td></tr>`;
  });
  return `<section><h2>Month by month</h2><table><caption>Share of accounts that leave the result with the buyer</caption>
<thead><tr><th scope="col">Month</th><th scope="col">Accounts</th><th scope="col">Share and interval</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></section>`;
}

function repSection(rep: string, tally: Tally): string {
  const interval = wilson(tally.flagged, tally.accounts);
  const start = compareFirstTen(tally);
  const patterns = PATTERNS.filter((pattern) => tally.patterns[pattern] >= 2).toSorted(
    (a, b) => tally.patterns[b] - tally.patterns[a],
  );
  return `<section class="rep"><h2>${esc(rep)}</h2>
<p>${interval ? shareInWords(interval) : ''} of ${tally.accounts} accounts leave the result with the buyer; ${percent(share(tally.owned, tally.accounts))} name an own part.</p>
${barTable(
  'What the accounts put the loss down to',
  LOCI.map((locus) => [LOCUS_NAMES[locus], tally.loci[locus]]),
  tally.accounts,
)}
${start ? `<p>In this export: ${esc(firstTenInWords(start))}</p>` : ''}
${patterns.length > 0 ? `<h3>What recurs, and what to ask</h3><dl>${patterns.map((pattern) => `<dt>${PATTERN_NAMES[pattern]} (${tally.patterns[pattern]})</dt><dd>${esc(questionFor(pattern))} <span class="answer">You may hear: ${esc(ANSWERS[pattern].objection)} ${esc(ANSWERS[pattern].answer)}</span></dd>`).join('')}</dl>` : ''}
${
  tally.examples.length > 0
    ? `<h3>In their own words</h3>${tally.examples
        .slice(0, 5)
        .map(
          (one) =>
            `<blockquote><p>“${esc(one.quote)}”</p><footer>${esc(one.name)} (${esc(one.dealId)})${one.closedAt ? `, ${one.closedAt}` : ''}</footer></blockquote>`,
        )
        .join('\n')}`
    : ''
}</section>`;
}

function readingSection(found: Assessment): string {
  const unknown = found.unknown.map(
    ({ name, nearest }) => `<li>${esc(name)}${nearest ? ` – did you mean ${esc(nearest)}?` : ''}</li>`,
  );
  const skipped = found.skipped.map(({ line, why }) => `<li>line ${line}: ${esc(why)}</li>`);
  return `<section><h2>How this was read</h2>
<p>${found.rows} rows; ${found.notLost} were not lost deals; ${found.skippedRows} could not be read; ${found.undated} lost deals have no close date. Scorer ${esc(SCORER)}; nothing left this machine.
Each deal’s verdict stands in verdicts.csv.</p>
${unknown.length > 0 ? `<h3>Columns that were not used</h3><ul>${unknown.join('')}</ul>` : ''}
${skipped.length > 0 ? `<h3>Rows that were skipped</h3><ul>${skipped.join('')}</ul>` : ''}
<p>Do not use this for pay, promotion or dismissal: it is a prompt for a conversation, and every reading can be wrong.</p></section>`;
}

function barTable(caption: string, bars: readonly [string, number][], of: number): string {
  const rows = bars.map(([name, count]) => {
    const width = Math.round(1000 * share(count, of)) / 10;
    return `<tr><th scope="row">${esc(name)}</th><td class="number">${count}</td><td class="bar"><span style="width:${width}%"></span></td><td class="number">${percent(share(count, of))}</td></tr>`;
  });
  return `<table class="bars"><caption>${esc(caption)}</caption><thead><tr><th scope="col">Cause</th><th scope="col">Accounts</th><th scope="col">Bar</th><th scope="col">Share</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

/** A line for the interval, a dot for the share, on a scale from 0 to 100 %. */
function intervalChart({ share: at, low, high }: Interval): string {
  const x = (value: number) => (6 + 108 * value).toFixed(1);
  return `<svg class="interval" viewBox="0 0 120 14" width="120" height="14" aria-hidden="true"><line x1="2" y1="12" x2="118" y2="12" stroke="#8a97a6"/><line x1="${x(low)}" y1="6" x2="${x(high)}" y2="6" stroke="#1f2d3d" stroke-width="4"/><circle cx="${x(at)}" cy="6" r="4.5" fill="#fff" stroke="#1f2d3d" stroke-width="2"/></svg>`;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function esc(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const STYLE = `
:root{color-scheme:light}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1f2d3d;background:#fff}
main{max-width:54rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:2rem;margin:.5rem 0}h2{margin-top:2.5rem;border-bottom:2px solid #1f2d3d;padding-bottom:.2rem}
.lead{font-size:1.15rem}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #c6ced8;vertical-align:middle}thead th{font-size:.85rem;color:#44525f}
.number{text-align:right;font-variant-numeric:tabular-nums}
.bars .bar{width:45%}.bar span{display:block;height:.9rem;background:#1f2d3d;min-width:1px}
.interval{vertical-align:middle;max-width:100%}
blockquote{margin:.6rem 0;padding:.2rem .8rem;border-left:4px solid #1f2d3d}blockquote p{margin:.2rem 0;font-style:italic}blockquote footer{font-size:.85rem;color:#44525f}
dt{font-weight:600;margin-top:.6rem}dd{margin:0 0 0 1rem}.answer{display:block;color:#44525f}
@media (max-width:32rem){th,td{padding:.25rem;font-size:.85rem}.bars .bar{width:25%}.interval{width:70px}}
@media print{body{font-size:11pt}.rep{break-before:page}table,blockquote{break-inside:avoid}a{color:inherit}}
`.replaceAll('\n', '');
