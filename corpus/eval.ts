import { existsSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { accountOfCase } from '../src/account/account-of-case.ts';
import { loadEnvFile } from '../src/load-env-file.ts';
import { SCORER, score } from '../src/scoring/score.ts';
import { compareWith, howAnswered } from './compare-with.ts';
import { type LabelledCase, loadCorpus, pairUp } from './load-corpus.ts';
import { compareCodings } from './load-second-coding.ts';
import { keywords, majority } from './measure/baselines.ts';
import { printFeedback } from './measure/feedback.ts';
import { type Measures, measure, type Scored } from './measure/measure.ts';
import { printCoders, printErrors, printMeasures } from './measure/print.ts';
import { printComparison, printUnsure } from './measure/print-readers.ts';
import { measureUnsure } from './measure/unsure.ts';
import { readFeedback } from './read-feedback.ts';
import { scoreHeldOut } from './train/score-held-out.ts';

const USAGE = `npm run eval                     each writer by weights that have not seen them
npm run eval -- CASES LABELS     another set, with the shipped weights
npm run eval -- --aside          the writers kept aside, with the shipped weights
npm run eval -- --coders         how far the two codings of the corpus agree
npm run eval -- --unsure         what the second reader is sent where the local one is unsure, beside what is right of the rest
npm run eval -- --reader model   a language model beside the local reader; which one, as ONUS_MODEL_* says (see .env.example)
  --record FILE   also keep its answers    --cases N   only so many, spread over the writers
npm run eval -- --answers FILE   the same from answers that were kept: no key, no network
npm run eval -- --feedback       the shipped verdicts against the managers' decisions of this installation
  --errors   the misses with their text    --json   the figures as JSON
  --report FILE   also write the figures as Markdown`;

const folder = new URL('.', import.meta.url).pathname;

const OPTIONS = {
  errors: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  aside: { type: 'boolean', default: false },
  coders: { type: 'boolean', default: false },
  feedback: { type: 'boolean', default: false },
  report: { type: 'string' },
  unsure: { type: 'boolean', default: false },
  reader: { type: 'string', default: 'local' },
  record: { type: 'string' },
  answers: { type: 'string' },
  cases: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Command: how well the scorer agrees with the gold codes, beside two baselines. */
async function main(): Promise<void> {
  const asked = readArguments();
  if (!asked) return;
  const { values, positionals } = asked;
  if (values.help) return print(USAGE);
  if (values.coders) return print(printCoders(compareCodings(folder), values.json));
  if (values.feedback) return print(await feedback(values.json));
  const answered = howAnswered(values, process.env);
  const [title, scored] = await scoreSet(positionals, values.aside);
  if (answered) {
    const comparison = await compareWith(answered, scored, values.cases);
    const told = printComparison(title, comparison);
    if (values.report) writeFileSync(values.report, `${told}\n`);
    return print(values.json ? JSON.stringify({ title, ...comparison }) : told);
  }
  if (values.unsure)
    return print(values.json ? JSON.stringify(measureUnsure(scored)) : printUnsure(measureUnsure(scored)));
  const sets = {
    Onus: measure(scored),
    'majority class': measure(scored.map((one) => ({ ...one, verdict: majority(scored) }))),
    'keyword list': measure(scored.map((one) => ({ ...one, verdict: keywords(one) }))),
  };
  const writers = byWriter(scored);
  if (values.report) writeFileSync(values.report, `${printMeasures(title, sets, writers)}\n`);
  if (values.json) return print(JSON.stringify({ title, scorer: SCORER, sets, writers }));
  print(printMeasures(title, sets, writers));
  if (values.errors) print(printErrors(scored));
}

/** The arguments, or null once it has been said what is wrong with them and how the command is called. */
function readArguments() {
  try {
    const asked = parseArgs({ allowPositionals: true, options: OPTIONS });
    const { positionals, values } = asked;
    if (positionals.length === 1 || positionals.length > 2) throw new Error('Give both, CASES and LABELS.');
    if (values.reader !== 'local' && values.reader !== 'model') throw new Error('--reader is local or model.');
    const missing = positionals.find((file) => !statSync(file, { throwIfNoEntry: false })?.isFile());
    if (missing !== undefined) throw new Error(`There is no file ${missing}.`);
    return asked;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}\n`);
    process.exitCode = 1;
    return null;
  }
}

async function scoreSet([cases, labels]: readonly string[], aside: boolean): Promise<[string, Scored[]]> {
  if (cases && labels) return ['Given set, shipped weights', shipped(pairUp(cases, labels))];
  if (aside) return ['Writers kept aside, shipped weights', shipped(loadCorpus(folder, 'aside'))];
  const corpus = loadCorpus(folder, 'training');
  const verdicts = await scoreHeldOut(folder, corpus);
  const scored = corpus.flatMap((one) => {
    const verdict = verdicts.get(one.id);
    return verdict ? [{ ...one, verdict }] : [];
  });
  return ['Writers left out', scored];
}

function shipped(cases: readonly LabelledCase[]): Scored[] {
  return cases.map((one) => ({ ...one, verdict: score(accountOfCase(one.case)) }));
}

async function feedback(json: boolean): Promise<string> {
  loadEnvFile();
  const { DATABASE_URL, ONUS_DATA_DIR } = process.env;
  const folder = ONUS_DATA_DIR || 'onus-data';
  if (!DATABASE_URL && !existsSync(folder))
    throw new Error(
      `There is no database in ${folder}. Set ONUS_DATA_DIR or DATABASE_URL to where Onus keeps its data.`,
    );
  const found = await readFeedback({ databaseUrl: DATABASE_URL || undefined, folder });
  return json ? JSON.stringify(found) : printFeedback(found.decided, found.contested);
}

function byWriter(scored: readonly Scored[]): Record<string, Measures> {
  const writers = [...new Set(scored.map((one) => one.writer))];
  return Object.fromEntries(writers.map((writer) => [writer, measure(scored.filter((one) => one.writer === writer))]));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
