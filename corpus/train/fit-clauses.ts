import { CLAUSE_EXCUSES } from '../../src/scoring/clause-excuses.ts';
import { CAUSES } from '../../src/scoring/deal-features.ts';
import { type LinearModel, predict } from '../../src/scoring/linear-model.ts';
import { fitModel, masked } from './fit-crossed.ts';
import { designOf, type Example } from './fit-linear.ts';
import type { Prepared } from './prepare.ts';
import { SETTINGS } from './settings.ts';

/** Which cause each clause holds, by a model that has not seen the case's fold. */
export function fitClauses(cases: readonly Prepared[], fold: readonly number[]) {
  const examples = cases.flatMap((one, index) =>
    one.clauseRows.map((features, at) => ({
      features,
      target: one.clauseTargets[at] as string,
      fold: fold[index] as number,
    })),
  );
  const [clause, causes] = fitHeld(cases, fold, examples, CAUSES, SETTINGS.clauseL2, SETTINGS.atLeast);
  return { clause, causes };
}

/**
 * Which excuse each clause would make if it puts the cause on the prospect: fitted on the clauses that do. Their words alone,
 * for pairs and triples of words are too many for so few.
 */
export function fitExcuses(cases: readonly Prepared[], fold: readonly number[]) {
  const examples = cases.flatMap((one, index) =>
    one.clauseExcuses.flatMap((target, at) =>
      target
        ? [
            {
              features: (one.clauseRows[at] ?? []).filter(([name]) => !/^[bt]:/.test(name)),
              target,
              fold: fold[index] as number,
            },
          ]
        : [],
    ),
  );
  const [excuse, excuses] = fitHeld(cases, fold, examples, CLAUSE_EXCUSES, SETTINGS.excuseL2, SETTINGS.atLeastExcuses);
  return { excuse, excuses };
}

/** The model on all examples, and for each clause the answer of the one that was fitted without its fold. */
function fitHeld(
  cases: readonly Prepared[],
  fold: readonly number[],
  examples: readonly (Example & { fold: number })[],
  classes: readonly string[],
  l2: number,
  atLeast: number,
): [LinearModel, number[][][]] {
  const design = designOf(
    examples.map(({ features }) => features),
    atLeast,
  );
  const targets = examples.map(({ target }) => target);
  const folds = examples.map((one) => one.fold);
  const held = new Map<number, LinearModel>();
  for (const number of new Set(fold)) held.set(number, fitModel(design, targets, classes, l2, masked(folds, number)));
  const answers = cases.map((one, index) =>
    one.clauseRows.map((row) => predict(held.get(fold[index] as number) as LinearModel, row)),
  );
  return [fitModel(design, targets, classes, l2), answers];
}
