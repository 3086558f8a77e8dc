import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { LEAST_ACCOUNTS } from '../review/loss.ts';
import { productOrSales } from '../review/product-or-sales.ts';
import { wilson } from '../review/wilson.ts';
import { findingInWords, shareInWords, TOO_FEW } from '../review/words.ts';
import { type Assessment, assess } from './assess.ts';
import { indexNotes } from './notes-index.ts';
import { printPdf } from './print-pdf.ts';
import { reportHtml } from './write-report.ts';

const USAGE = `npm run review -- deals.csv [--notes notes.csv] [--out DIR]
  deals.csv   HubSpot's export of deals, with at least the closed-lost reason; owner, close date, stage and notes make it worth more
  --notes     HubSpot's export of notes, with the ids of their deals
  --out       where review.html, review.pdf and verdicts.csv go (default: onus-review)`;

/** Command: the assessment of a team from an export. Exit code 1 when there is nothing to read. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      notes: { type: 'string' },
      out: { type: 'string', default: 'onus-review' },
      help: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1 || values.help) {
    process.stderr.write(`${USAGE}\n`);
    return 1;
  }
  try {
    const notes = values.notes ? await indexNotes(values.notes) : null;
    const found = await withProgress(file, (onBytes) =>
      assess(file, { notes, verdictsFile: path.join(values.out, 'verdicts.csv'), onBytes }),
    ).finally(() => notes?.close());
    const html = reportHtml(found, path.basename(file));
    fs.writeFileSync(path.join(values.out, 'review.html'), html);
    const noPdf = await printPdf(html, path.join(values.out, 'review.pdf'));
    print(summary(found, values.out, noPdf));
    return found.team.losses > 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return 1;
  }
}

/** The file is read twice: once for the order of its dates, once for all. */
async function withProgress<T>(file: string, work: (onBytes: (bytes: number) => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar({ format: 'Reading {bar} {percentage} %', hideCursor: true, noTTYOutput: false });
  const size = fs.existsSync(file) ? fs.statSync(file).size : 0;
  if (process.stderr.isTTY) bar.start(size, 0);
  try {
    return await work((bytes) => bar.increment(bytes));
  } finally {
    bar.stop();
  }
}

function summary(found: Assessment, out: string, noPdf: string | null): string {
  const { team } = found;
  const flagged = wilson(team.flagged, team.accounts);
  const reps = [...found.reps].filter(([, tally]) => tally.losses > 0).toSorted(([a], [b]) => a.localeCompare(b));
  const findings = productOrSales(found.reps)?.filter(({ points }) => points !== 'nowhere') ?? [];
  return [
    `${found.rows} rows: ${team.losses} lost deals, ${team.accounts} with an account, ${team.thin} too thin to judge, ${team.housekeeping} no lost sale, ${found.notLost} not lost.`,
    ...found.skipped.map(({ line, why }) => `  line ${line} skipped: ${why}`),
    ...found.unknown.flatMap(({ name, nearest }) =>
      nearest ? [`  column "${name}" is not known. Did you mean "${nearest}"?`] : [],
    ),
    ...(found.undated > 0 ? [`  ${found.undated} lost deals have no close date that could be read.`] : []),
    flagged ? `Left with the buyer: ${shareInWords(flagged)} of the accounts.` : 'No account to judge.',
    ...reps.map(([rep, tally]) => {
      const interval = tally.accounts >= LEAST_ACCOUNTS ? wilson(tally.flagged, tally.accounts) : null;
      return `  ${rep}: ${interval ? `${shareInWords(interval)} of ${tally.accounts}` : TOO_FEW}`;
    }),
    ...findings.map((finding) => findingInWords(finding)),
    `Written: ${path.join(out, 'review.html')}, ${path.join(out, 'verdicts.csv')}${noPdf ? '' : `, ${path.join(out, 'review.pdf')}`}`,
    ...(noPdf ? [`No PDF (${noPdf}). Open review.html and print it.`] : []),
  ].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exitCode = await main();
