import { parentPort, workerData } from 'node:worker_threads';
import { accountOfCase } from '../../src/account/account-of-case.ts';
import { scoreWith } from '../../src/scoring/score.ts';
import { loadCorpus } from '../load-corpus.ts';
import { fitScorer } from './fit-scorer.ts';
import { prepare } from './prepare.ts';

/** Scores the writers it is told of with weights fitted on all the others. */
const { folder, writers } = workerData as { folder: string; writers: string[] };
const cases = loadCorpus(folder, 'training');
const prepared = cases.map(prepare).filter((one) => one.account.clauses.length > 0);
const weights = fitScorer(
  prepared.filter((one) => !writers.includes(one.writer)),
  `held-out-${writers.join('-')}`,
);
const verdicts = cases
  .filter((one) => writers.includes(one.writer))
  .map((one) => [one.id, scoreWith(weights, accountOfCase(one.case))] as const);
parentPort?.postMessage(verdicts);
