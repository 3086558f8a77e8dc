import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs, styleText } from 'node:util';
import { accountOfCase, CaseLine } from '../account/account-of-case.ts';
import { score } from './score.ts';
import type { Verdict } from './verdict.ts';

const USAGE = `npm run --silent score -- CASES.jsonl    one verdict a line; - reads standard input
npm run --silent score -- --text "…"     one note, printed for reading`;

/** Command: scores cases from a file, standard input or the command line. Exit code 1 when any line was refused. */
async function main(): Promise<number> {
  process.stdout.on('error', endQuietly);
  const asked = readArguments();
  if (!asked) {
    process.stderr.write(`${USAGE}\n`);
    return 1;
  }
  if ('text' in asked) {
    process.stdout.write(readable(asked.text));
    return 0;
  }
  const { file } = asked;
  if (file !== '-' && !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    process.stderr.write(
      `There is no file ${file}. Give the path of a JSON Lines file of cases, or - for standard input.\n`,
    );
    return 1;
  }
  return scoreLines(file === '-' ? process.stdin : createReadStream(file));
}

/** Either a text or one file; null when the command was called in no way it knows. */
function readArguments(): { text: string } | { file: string } | null {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { text: { type: 'string' } } });
    const [file, ...more] = positionals;
    if (values.text !== undefined) return file === undefined ? { text: values.text } : null;
    return file !== undefined && more.length === 0 ? { file } : null;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return null;
  }
}

/** Whoever reads the verdicts has seen enough, as `head` does. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

async function scoreLines(input: NodeJS.ReadableStream): Promise<number> {
  let number = 0;
  let refused = 0;
  for await (const read of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const line = number === 1 ? read.replace(/^\uFEFF/, '') : read;
    if (!line.trim()) continue;
    const scored = scoreLine(line);
    if ('verdict' in scored) {
      await write(`${scored.verdict}\n`);
    } else {
      refused++;
      process.stderr.write(`Line ${number}: ${scored.refusal}\n`);
    }
  }
  return refused > 0 ? 1 : 0;
}

function scoreLine(line: string): { verdict: string } | { refusal: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { refusal: 'not JSON. Each line must be one case: {"id", "reason", "engagements": []}.' };
  }
  const parsed = CaseLine.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`);
    return { refusal: `${faults.join('; ')}.` };
  }
  return { verdict: JSON.stringify(outputOf(parsed.data.id, score(accountOfCase(parsed.data)))) };
}

function outputOf(id: string, verdict: Verdict) {
  const { basis, locus, probabilities, ownership, flag, flagProbability, discovery, approach, patterns } = verdict;
  const evidence = verdict.evidence.map(({ quote, source }) => ({ quote, source }));
  const codes = { id, basis, locus, probabilities, ownership, flag, flagProbability, discovery, approach, patterns };
  return { ...codes, evidence, reason: verdict.reason, scorer: verdict.scorer };
}

function readable(text: string): string {
  const account = accountOfCase({ id: 'text', reason: text, engagements: [] });
  const verdict = score(account);
  const own = account.passages.find((passage) => passage.source === 'reason')?.text ?? '';
  const quotes = verdict.evidence.toSorted((a, b) => b.start - a.start);
  const marked = quotes.reduce(
    (marking, { start, end }) =>
      `${marking.slice(0, start)}${styleText('inverse', `[${marking.slice(start, end)}]`)}${marking.slice(end)}`,
    own,
  );
  const codes = [
    `basis ${verdict.basis}`,
    `locus ${verdict.locus} (${verdict.probabilities[verdict.locus].toFixed(2)})`,
    `ownership ${verdict.ownership ? 'yes' : 'no'}`,
    `flag ${verdict.flag ? 'yes' : 'no'} (${verdict.flagProbability.toFixed(2)})`,
    `discovery ${verdict.discovery}`,
    `approach ${verdict.approach}`,
    `patterns ${verdict.patterns.join(', ') || 'none'}`,
  ];
  return `${marked}\n\n${codes.join(' · ')}\n${verdict.reason}\n`;
}

function write(text: string): Promise<void> | undefined {
  if (process.stdout.write(text)) return undefined;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}

process.exitCode = await main();
