import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { LEAST_ACCOUNTS } from '../review/loss.ts';
import { productOrSales } from '../review/product-or-sales.ts';
import { wilson } from '../review/wilson.ts';
import { findingInWords, shareInWords, TOO_FEW } from '../review/words.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { indexNotes } from './notes-index.ts';
import { type OutFiles, prepareOut } from './prepare-out.ts';
import { printPdf } from './print-pdf.ts';
import { sharePhrase } from './report-tables.ts';
import { sayWhatWasRead } from './say-what-was-read.ts';
import { reportHtml } from './write-report.ts';

const USAGE = `npm run review -- deals.csv [--notes notes.csv] [--out DIR]
  deals.csv   HubSpot's export of deals, with at least the closed-lost reason; owner, close date, stage and notes make it worth more
  --notes     HubSpot's export of notes, with the ids of their deals
  --out       where review.html, review.pdf and verdicts.csv go (default: onus-review)`;

/** Command: the assessment of a team from an export. Exit code 1 when there is nothing to read. */
async function main(): Promise<number> {
  try {
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
    return await review(file, values.notes, prepareOut(values.out));
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    process.stderr.write(`${message}\n${code?.startsWith('ERR_PARSE_ARGS') ? `${USAGE}\n` : ''}`);
    return 1;
  }
}

async function review(file: string, notesFile: string | undefined, out: OutFiles): Promise<number> {
  const notes = notesFile ? await indexNotes(notesFile) : null;
  const found = await withProgress(file, (onBytes) =>
    assess(file, { notes, verdictsFile: out.verdicts, onBytes }),
  ).finally(() => notes?.close());
  const html = reportHtml(found, path.basename(file));
  fs.writeFileSync(out.html, html);
  // A PDF of the run before would pass for this one's where no browser starts.
  fs.rmSync(out.pdf, { force: true });
  const noPdf = await printPdf(html, out.pdf);
  const skippedNotes = (notes?.skipped ?? []).map(({ line, why }) => `  line ${line} of the notes skipped: ${why}`);
  process.stdout.write(`${[...summary(found), ...skippedNotes, ...written(out, noPdf)].join('\n')}\n`);
  return found.team.losses > 0 ? 0 : 1;
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

function summary(found: Assessment): string[] {
  const { team } = found;
  const reps = [...found.reps].filter(([, tally]) => tally.losses > 0).toSorted(([a], [b]) => a.localeCompare(b));
  const findings = productOrSales(found.reps)?.filter(({ points }) => points !== 'nowhere') ?? [];
  return [
    `${found.rows} rows: ${team.losses} lost deals, ${team.accounts} with an account, ${team.thin} too thin to judge, ${team.housekeeping} no lost sale, ${found.notLost} not lost.`,
    ...found.skipped.map(({ line, why }) => `  line ${line} skipped: ${why}`),
    ...found.unknown.flatMap(({ name, nearest }) =>
      nearest ? [`  column "${name}" is not known. Did you mean "${nearest}"?`] : [],
    ),
    ...sayWhatWasRead(found).map((sentence) => `  ${sentence}`),
    team.accounts > 0 ? `Left with the buyer: ${sharePhrase(team.flagged, team.accounts)}.` : 'No account to judge.',
    ...reps.map(([rep, tally]) => {
      const interval = tally.accounts >= LEAST_ACCOUNTS ? wilson(tally.flagged, tally.accounts) : null;
      return `  ${rep}: ${interval ? `${shareInWords(interval)} of ${tally.accounts}` : TOO_FEW}`;
    }),
    ...findings.map((finding) => findingInWords(finding)),
  ];
}

function written(out: OutFiles, noPdf: string | null): string[] {
  return [
    `Written: ${out.html}, ${out.verdicts}${noPdf ? '' : `, ${out.pdf}`}`,
    ...(noPdf ? [`No PDF: no browser could be started (${noPdf}). Open review.html and print it.`] : []),
  ];
}

process.exitCode = await main();
