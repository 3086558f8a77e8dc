import { CAUSES, dealFeatures, type Feature } from '../../src/scoring/deal-features.ts';
import { type LinearModel, predict, scores, softmax } from '../../src/scoring/linear-model.ts';
import { APPROACHES, BASES, DISCOVERIES, LOCI, PATTERNS, type Pattern } from '../../src/scoring/verdict.ts';
import { verdictFeatures } from '../../src/scoring/weigh-deal.ts';
import type { ScorerWeights } from '../../src/scoring/weights.ts';
import { bestF1, fitTemperature, forPrecision } from './choose-thresholds.ts';
import { type Design, designOf, fitLinear } from './fit-linear.ts';
import type { Prepared } from './prepare.ts';

/** How strongly weights are held back; chosen on writers left out. */
export const SETTINGS = {
  clauseL2: 12,
  basisL2: 3,
  dealL2: 8,
  patternL2: 12,
  flagL2: 20,
  atLeast: 3,
  innerFolds: 5,
  /** Aimed at on cross-fitted predictions; above the wanted 0.85, since new writers differ. */
  flagPrecision: 0.87,
  steps: 50,
};

const YES_NO = ['no', 'yes'];
const ANSWERS = {
  basis: { classes: BASES, of: (one: Prepared): string => one.label.basis },
  locus: { classes: LOCI, of: (one: Prepared): string => one.label.locus },
  ownership: { classes: YES_NO, of: (one: Prepared): string => (one.label.ownership ? 'yes' : 'no') },
  discovery: { classes: DISCOVERIES, of: (one: Prepared): string => one.label.discovery },
  approach: { classes: APPROACHES, of: (one: Prepared): string => one.label.approach },
} as const;
type Answer = keyof typeof ANSWERS;

/**
 * Fits all models on the given cases. Whatever rests on another model's answers (the deal on its clauses, the flag on
 * the deal, every threshold and temperature) is fitted on answers for writers that the other model has not seen.
 */
export function fitScorer(cases: readonly Prepared[], scorer: string): ScorerWeights {
  const fold = innerFolds(cases, SETTINGS.innerFolds);
  const [clause, causes] = fitClauses(cases, fold);
  const rows = cases.map((one, index) => dealFeatures(one.account, causes[index] as number[][]));
  const design = designOf(rows, SETTINGS.atLeast);
  const fitted = Object.fromEntries(
    Object.entries(ANSWERS).map(([name, { classes, of }]) => [
      name,
      fitCalibrated(design, rows, cases.map(of), classes, fold, name === 'basis' ? SETTINGS.basisL2 : SETTINGS.dealL2),
    ]),
  ) as Record<Answer, Crossed>;
  const blames = cases.map((_, index) => likeliest(fitted.locus.held[index]) === LOCI.indexOf('prospect'));
  const patterns = fitPatterns(rows, cases, fold, blames);
  const flag = fitFlag(rows, cases, fold, fitted);
  return {
    scorer,
    clause,
    basis: fitted.basis.model,
    locus: fitted.locus.model,
    ownership: fitted.ownership.model,
    discovery: fitted.discovery.model,
    approach: fitted.approach.model,
    patterns: patterns.models,
    flag: flag.model,
    thresholds: {
      flag: flag.threshold,
      ownership: bestF1(
        fitted.ownership.held.map((p) => p[1] ?? 0),
        cases.map((one) => one.label.ownership),
      ),
      housekeeping: bestF1(
        fitted.basis.held.map((p) => p[BASES.indexOf('housekeeping')] ?? 0),
        cases.map((one) => one.label.basis === 'housekeeping'),
      ),
      patterns: patterns.thresholds,
    },
  };
}

/** Which inner fold each case belongs to: whole writers, or single cases when there are too few writers. */
function innerFolds(cases: readonly Prepared[], folds: number): number[] {
  const writers = [...new Set(cases.map((one) => one.writer))];
  return cases.map((one, index) => (writers.length >= folds ? writers.indexOf(one.writer) : index) % folds);
}

function fitClauses(cases: readonly Prepared[], fold: readonly number[]): [LinearModel, number[][][]] {
  const design = designOf(
    cases.flatMap((one) => one.clauseRows),
    SETTINGS.atLeast,
  );
  const targets = cases.flatMap((one) => one.clauseTargets);
  const folds = cases.flatMap((one, index) => one.clauseRows.map(() => fold[index] as number));
  const held = new Map<number, LinearModel>();
  for (const number of new Set(fold))
    held.set(number, fitModel(design, targets, CAUSES, SETTINGS.clauseL2, masked(folds, number)));
  const causes = cases.map((one, index) =>
    one.clauseRows.map((row) => predict(held.get(fold[index] as number) as LinearModel, row)),
  );
  return [fitModel(design, targets, CAUSES, SETTINGS.clauseL2), causes];
}

interface Crossed {
  model: LinearModel;
  /** Calibrated probabilities for each case by a model that has not seen its fold. */
  held: number[][];
}

function fitCalibrated(
  design: Design,
  rows: readonly Feature[][],
  targets: readonly string[],
  classes: readonly string[],
  fold: readonly number[],
  l2: number,
): Crossed {
  const models = new Map<number, LinearModel>();
  for (const number of new Set(fold)) models.set(number, fitModel(design, targets, classes, l2, masked(fold, number)));
  const raw = rows.map((row, index) => scores(models.get(fold[index] as number) as LinearModel, row));
  const temperature = fitTemperature(
    raw,
    targets.map((target) => classes.indexOf(target)),
  );
  const model = { ...fitModel(design, targets, classes, l2), temperature };
  return { model, held: raw.map((row) => softmax(row.map((score) => score / temperature))) };
}

/** Pairs of words are too many for the few examples of a pattern. */
function fitPatterns(
  rows: readonly Feature[][],
  cases: readonly Prepared[],
  fold: readonly number[],
  blames: readonly boolean[],
) {
  const narrower = rows.map((row) => row.filter(([name]) => !name.startsWith('b:')));
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

function fitFlag(
  rows: readonly Feature[][],
  cases: readonly Prepared[],
  fold: readonly number[],
  fitted: Record<Answer, Crossed>,
) {
  const stacked = rows.map((row, index) => {
    const answers = {
      basis: fitted.basis.held[index] as number[],
      locus: fitted.locus.held[index] as number[],
      ownership: fitted.ownership.held[index]?.[1] ?? 0,
      discovery: fitted.discovery.held[index] as number[],
      approach: fitted.approach.held[index] as number[],
    };
    return [...row, ...verdictFeatures(answers)];
  });
  const wanted = cases.map((one) => one.label.flag);
  const { model, held } = fitCalibrated(
    designOf(stacked, SETTINGS.atLeast),
    stacked,
    wanted.map((yes) => (yes ? 'yes' : 'no')),
    YES_NO,
    fold,
    SETTINGS.flagL2,
  );
  const allowed = (index: number) =>
    likeliest(fitted.locus.held[index]) === LOCI.indexOf('prospect') && likeliest(fitted.basis.held[index]) === 0;
  const threshold = forPrecision(
    held.map((p, index) => (allowed(index) ? (p[1] ?? 0) : 0)),
    wanted,
    SETTINGS.flagPrecision,
  );
  return { model, threshold };
}

function likeliest(ps: readonly number[] | undefined): number {
  return ps ? ps.indexOf(Math.max(...ps)) : -1;
}

function fitModel(
  design: Design,
  targets: readonly string[],
  classes: readonly string[],
  l2: number,
  weights?: readonly number[],
): LinearModel {
  return fitLinear(design, targets, classes, l2, weights, SETTINGS.steps);
}

function masked(fold: readonly number[], left: number): number[] {
  return fold.map((number) => (number === left ? 0 : 1));
}
