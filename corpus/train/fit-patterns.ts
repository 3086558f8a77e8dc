import type { Feature } from '../../src/scoring/deal-features.ts';
import type { LinearModel } from '../../src/scoring/linear-model.ts';
import { PATTERNS, type Pattern } from '../../src/scoring/verdict.ts';
import { bestF1 } from './choose-thresholds.ts';
import { fitCalibrated, YES_NO } from './fit-crossed.ts';
import { designOf } from './fit-linear.ts';
import type { Prepared } from './prepare.ts';
import { SETTINGS } from './settings.ts';

/** A model for each pattern; pairs of words are too many for its few examples, the excuses of the clauses say more. */
export function fitPatterns(
  rows: readonly Feature[][],
  excuses: readonly Feature[][],
  cases: readonly Prepared[],
  fold: readonly number[],
  blames: readonly boolean[],
) {
  const narrower = rows.map((row, index) => [
    ...row.filter(([name]) => !name.startsWith('b:')),
    ...(excuses[index] ?? []),
  ]);
  const design = designOf(narrower, SETTINGS.atLeast);
  const fitted = PATTERNS.map((pattern) => {
    const wanted = cases.map((one) => one.label.patterns.includes(pattern));
    const crossed = fitCalibrated(
      design,
      narrower,
      wanted.map((yes) => (yes ? 'yes' : 'no')),
      YES_NO,
      fold,
      SETTINGS.patternL2,
    );
    return {
      pattern,
      model: crossed.model,
      threshold: bestF1(
        crossed.held.map((p, index) => (blames[index] ? (p[1] ?? 0) : 0)),
        wanted,
      ),
    };
  });
  const models = Object.fromEntries(fitted.map(({ pattern, model }) => [pattern, model])) as Record<
    Pattern,
    LinearModel
  >;
  const thresholds = Object.fromEntries(fitted.map(({ pattern, threshold }) => [pattern, threshold])) as Record<
    Pattern,
    number
  >;
  return { models, thresholds };
}
