import { LEAST_ACCOUNTS } from '../review/loss.ts';
import { type Finding, productOrSales } from '../review/product-or-sales.ts';
import type { Tally } from '../review/tally.ts';
import { findingInWords, PRODUCT_OR_SALES_TEST } from '../review/words.ts';
import { SCORER } from '../scoring/score.ts';
import type { Assessment } from './assessment.ts';
import { quotation, repSection } from './rep-section.ts';
import { STYLE } from './report-style.ts';
import { causes, esc, shareCell, sharePhrase } from './report-tables.ts';
import { sayWhatWasRead } from './say-what-was-read.ts';

const MOST_PERIODS = 24;
const MOST_QUOTES = 12;

/** The report as one self-contained page: no script, nothing loaded, readable on paper and without colour. */
export function reportHtml(found: Assessment, file: string): string {
  const reps = [...found.reps].filter(([, tally]) => tally.losses > 0).toSorted(([a], [b]) => a.localeCompare(b));
  const period = found.from && found.to ? `${found.from} to ${found.to}` : 'no dates in the export';
  const { thin, housekeeping } = found.team;
  // Those of whom shares can be given come first.
  const inOrder = reps.toSorted(([, a], [, b]) => Number(isFew(a)) - Number(isFew(b)));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Loss review</title><style>${STYLE}</style></head><body><main>
<h1>Loss review</h1>
<p class="lead">${found.team.losses} lost deals of ${reps.length} ${reps.length === 1 ? 'rep' : 'reps'}, ${esc(period)}, from ${esc(file)}.</p>
<p>This reads what was written when a deal was lost, not what happened. It says where the notes put the cause; a note that names only the buyer’s side
leaves nothing to learn from. ${thin} ${thin === 1 ? 'deal says' : 'deals say'} no more than a drop-down could and ${thin === 1 ? 'stands' : 'stand'} outside all shares${housekeeping > 0 ? `; ${housekeeping} ${housekeeping === 1 ? 'record was no lost sale' : 'records were no lost sales'} at all` : ''}.</p>
${teamSection(found)}
${productSection(productOrSales(found.reps), found)}
${repsSection(reps)}
${trendSection(found.team)}
${inOrder.map(([rep, tally]) => repSection(rep, tally)).join('\n')}
${readingSection(found)}
</main></body></html>
`;
}

function isFew(tally: Tally): boolean {
  return tally.accounts < LEAST_ACCOUNTS;
}

function teamSection({ team, hasNotes }: Assessment): string {
  if (team.accounts === 0) return '<section><h2>The team</h2><p>No account to judge.</p></section>';
  return `<section><h2>The team</h2>
<p><strong>${sharePhrase(team.flagged, team.accounts)}</strong> leave the result with the buyer and name nothing of the
seller’s own.${isFew(team) ? '' : ' In brackets: where the true share lies with 95 % confidence.'}</p>
${causes(team)}
<p>${sharePhrase(team.owned, team.accounts)} name a part of their own. In ${sharePhrase(team.discovered, team.accounts)} it shows that the buyer’s needs were logged; calls,
meetings and e-mails${hasNotes ? '' : ' and notes'}, where needs are often logged, are not in this export.</p></section>`;
}

function productSection(findings: Finding[] | null, { productQuotes }: Assessment): string {
  const title = '<h2>Product or sales?</h2>';
  if (!findings)
    return `<section>${title}<p>Too few to say: this takes three reps with ${LEAST_ACCOUNTS} accounts each.</p></section>`;
  const pointing = findings.filter(({ points }) => points !== 'nowhere');
  const words =
    pointing.length > 0 ? pointing : findings.filter(({ theme }) => theme === 'product' || theme === 'prospect');
  const quotes = [...productQuotes.values()]
    .flat()
    .toSorted((a, b) => (b.closedAt ?? '').localeCompare(a.closedAt ?? ''))
    .slice(0, MOST_QUOTES);
  return `<section>${title}
<p>A theme that nearly all reps name points to the product; one that a few name points to how these sell.</p>
<ul>${words.map((one) => `<li>${esc(findingInWords(one))}</li>`).join('')}</ul>
${pointing.length === 0 ? '<p>Nothing points to the product or to single reps beyond what chance brings.</p>' : ''}
<p>${PRODUCT_OR_SALES_TEST}</p>
${quotes.length > 0 ? `<h3>What the notes name of the product or offer, the latest</h3>${quotes.map(quotation).join('\n')}` : ''}</section>`;
}

function repsSection(reps: readonly [string, Tally][]): string {
  const rows = reps.map(
    ([rep, tally]) =>
      `<tr><th scope="row">${esc(rep)}</th><td class="number">${tally.losses}</td><td class="number">${tally.accounts}</td>${shareCell(tally.flagged, tally.accounts)}</tr>`,
  );
  return `<section><h2>Side by side</h2><p>In the order of their names: this is no ranking. Where the bars overlap, the reps do not differ surely.</p>
<table><caption>Share of accounts that leave the result with the buyer</caption>
<thead><tr><th scope="col">Rep</th><th scope="col" class="number">Lost deals</th><th scope="col" class="number">Accounts</th><th scope="col">Share and range</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
}

function trendSection(team: Tally): string {
  const { name, title, periods } = periodsOf(team);
  if (periods.length < 2) return '';
  const rows = periods.map(
    ([period, { accounts, flagged }]) =>
      `<tr><th scope="row" class="when">${period}</th><td class="number">${accounts}</td>${shareCell(flagged, accounts)}</tr>`,
  );
  return `<section><h2>${title}</h2><table><caption>Share of accounts that leave the result with the buyer</caption>
<thead><tr><th scope="col">${name}</th><th scope="col" class="number">Accounts</th><th scope="col">Share and range</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></section>`;
}

/** Months, or quarters where most months have fewer accounts than a share can stand on. */
function periodsOf(team: Tally) {
  const months = [...team.months].toSorted(([a], [b]) => a.localeCompare(b));
  const enough = months.filter(([, { accounts }]) => accounts >= LEAST_ACCOUNTS).length;
  if (enough * 2 >= months.length)
    return { name: 'Month', title: 'Month by month', periods: months.slice(-MOST_PERIODS) };
  const quarters = new Map<string, { accounts: number; flagged: number }>();
  for (const [month, { accounts, flagged }] of months) {
    const quarter = `${month.slice(0, 4)} Q${Math.ceil(Number(month.slice(5)) / 3)}`;
    const before = quarters.get(quarter) ?? { accounts: 0, flagged: 0 };
    quarters.set(quarter, { accounts: before.accounts + accounts, flagged: before.flagged + flagged });
  }
  return { name: 'Quarter', title: 'Quarter by quarter', periods: [...quarters].slice(-MOST_PERIODS) };
}

function readingSection(found: Assessment): string {
  const unknown = found.unknown.map(
    ({ name, nearest }) => `<li>${esc(name)}${nearest ? ` – did you mean ${esc(nearest)}?` : ''}</li>`,
  );
  const skipped = found.skipped.map(({ line, why }) => `<li>line ${line}: ${esc(why)}</li>`);
  return `<section class="reading"><h2>How this was read</h2>
<p>${found.rows} rows; ${found.notLost} were not lost deals; ${found.skippedRows} ${found.skippedRows === 1 ? 'was' : 'were'} skipped. Scorer ${esc(SCORER)}; nothing left this machine.
Each deal’s verdict stands in verdicts.csv.</p>
<ul>${sayWhatWasRead(found)
    .map((sentence) => `<li>${esc(sentence)}</li>`)
    .join('')}</ul>
${unknown.length > 0 ? `<h3>Columns that were not used</h3><ul>${unknown.join('')}</ul>` : ''}
${skipped.length > 0 ? `<h3>Rows that were skipped</h3><ul>${skipped.join('')}</ul>` : ''}
<p>Do not use this for pay, promotion or dismissal: it is a prompt for a conversation, and every reading can be wrong.</p></section>`;
}
