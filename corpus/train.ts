import { writeFileSync } from 'node:fs';
import { loadCorpus } from './load-corpus.ts';
import { fitScorer } from './train/fit-scorer.ts';
import { prepare } from './train/prepare.ts';

/** `node corpus/train.ts`: fits the scorer on all writers but those kept aside and writes its weights. */
const SCORER = 'local-2026.11.7';

const folder = new URL('.', import.meta.url).pathname;
const cases = loadCorpus(folder, 'training')
  .map(prepare)
  .filter((one) => one.account.clauses.length > 0);
const weights = fitScorer(cases, SCORER);
const file = new URL('../src/scoring/weights.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(weights).replaceAll('],"', '],\n"')}\n`);
process.stdout.write(`Fitted on ${cases.length} cases by ${new Set(cases.map((one) => one.writer)).size} writers.\n`);
