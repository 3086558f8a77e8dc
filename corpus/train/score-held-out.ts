import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Verdict } from '../../src/scoring/verdict.ts';
import type { LabelledCase } from '../load-corpus.ts';

/**
 * Leave one writer out: each case is scored with weights, thresholds and calibration that have seen no case of its
 * writer. Folds run in as many threads as there are cores; the result does not depend on that.
 */
export async function scoreHeldOut(folder: string, cases: readonly LabelledCase[]): Promise<Map<string, Verdict>> {
  const writers = [...new Set(cases.map((one) => one.writer))];
  const threads = Math.min(writers.length, availableParallelism());
  const verdicts = new Map<string, Verdict>();
  await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      const mine = writers.filter((_writer, index) => index % threads === thread);
      for (const [id, verdict] of await runFolds(folder, mine)) verdicts.set(id, verdict);
    }),
  );
  return verdicts;
}

async function runFolds(folder: string, writers: readonly string[]): Promise<[string, Verdict][]> {
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
