import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Verdict } from '../../src/scoring/verdict.ts';
import type { LabelledCase } from '../load-corpus.ts';

/** So many fits: a sixth of the writers is left out at a time, which is stricter than one alone and takes minutes, not an hour. */
const FOLDS = 6;

/**
 * Each case is scored with weights, thresholds and calibration that have seen no case of its writer. Folds run in as many
 * threads as there are cores; the result does not depend on that.
 */
export async function scoreHeldOut(folder: string, cases: readonly LabelledCase[]): Promise<Map<string, Verdict>> {
  const folds = leftOutTogether([...new Set(cases.map((one) => one.writer))]);
  const verdicts = new Map<string, Verdict>();
  const waiting = folds.values();
  const work = async () => {
    for (const writers of waiting)
      for (const [id, verdict] of await scoreFold(folder, writers)) verdicts.set(id, verdict);
  };
  await Promise.all(Array.from({ length: Math.min(folds.length, availableParallelism()) }, work));
  return verdicts;
}

/** Deals the writers out over the folds. */
function leftOutTogether(writers: readonly string[]): string[][] {
  const folds = Math.min(FOLDS, writers.length);
  return Array.from({ length: folds }, (_, fold) => writers.filter((_writer, index) => index % folds === fold));
}

async function scoreFold(folder: string, writers: readonly string[]): Promise<[string, Verdict][]> {
  const verdicts: [string, Verdict][] = [];
  const worker = new Worker(new URL('./fold-worker.ts', import.meta.url), { workerData: { folder, writers } });
  worker.on('message', (scored: [string, Verdict][]) => verdicts.push(...scored));
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`A fold stopped with exit code ${code}.`)),
    );
  });
  return verdicts;
}
