import { loadEnvFile } from '../src/load-env-file.ts';
import { type ModelVariables, readModelVariables } from '../src/readers/model-variables.ts';
import { type ReaderConfig, readerState } from '../src/readers/reader-config.ts';
import { secondReaderSettings } from '../src/readers/second-reader-settings.ts';
import { type Comparison, compareReaders } from './measure/compare-readers.ts';
import type { Scored } from './measure/measure.ts';
import { readCases, replayCases } from './read-cases.ts';

/** Where a model's answers come from: a file of recorded ones, or the model that the environment names. */
export type Answered = { file: string } | { config: ReaderConfig; env: ModelVariables; record: string | undefined };

/** What the command line asks for; null when no model is to be measured. Throws what is missing before anything is computed. */
export function howAnswered(
  given: { reader: string; answers?: string | undefined; record?: string | undefined },
  variables: Record<string, string | undefined>,
): Answered | null {
  if (given.answers) return { file: given.answers };
  if (given.reader !== 'model') return null;
  loadEnvFile();
  const env = readModelVariables(variables);
  const { config, faults } = readerState(env, secondReaderSettings.parse({ mode: 'all' }), null);
  if (!config) throw new Error(`The model cannot be asked. ${faults.join(' ')}`);
  return { config, env, record: given.record };
}

/** Measures a model beside the local reader, on all cases or on so many of them, spread over the writers. */
export async function compareWith(
  answered: Answered,
  scored: readonly Scored[],
  cases: string | undefined,
): Promise<Comparison> {
  const some = spread(scored, Number(cases ?? Math.max(1, scored.length)));
  if ('file' in answered) return compareReaders(some, await replayCases(some, answered.file));
  const { config, env, record } = answered;
  const read = await readCases(some, config, {
    timeoutMs: env.ONUS_MODEL_TIMEOUT_SECONDS * 1000,
    atOnce: env.ONUS_MODEL_CONCURRENCY,
    budget: config.monthlyBudget ?? Number.POSITIVE_INFINITY,
    record,
    onRead: (done) => process.stderr.write(`\r${done} of ${some.length} read${done === some.length ? '\n' : ''}`),
  });
  return compareReaders(some, read);
}

function spread<T>(all: readonly T[], wanted: number): T[] {
  if (!(wanted >= 1)) throw new Error('--cases needs a number of cases, 1 or more.');
  const step = Math.max(1, all.length / wanted);
  return all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
