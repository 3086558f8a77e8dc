import { excuseFeatures } from '../../src/scoring/clause-excuses.ts';
import { dealFeatures, type Feature } from '../../src/scoring/deal-features.ts';
import { APPROACHES, BASES, DISCOVERIES, LOCI } from '../../src/scoring/verdict.ts';
import { verdictFeatures } from '../../src/scoring/weigh-deal.ts';
import type { ScorerWeights } from '../../src/scoring/weights.ts';
import { bestF1, forPrecision } from './choose-thresholds.ts';
import { fitClauses, fitExcuses } from './fit-clauses.ts';
import { type Crossed, fitCalibrated, YES_NO } from './fit-crossed.ts';
import { designOf } from './fit-linear.ts';
import { fitPatterns } from './fit-patterns.ts';
import type { Prepared } from './prepare.ts';
import { SETTINGS } from './settings.ts';

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
  const { clause, causes } = fitClauses(cases, fold);
  const { excuse, excuses } = fitExcuses(cases, fold);
  const rows = cases.map((one, index) => dealFeatures(one.account, causes[index] as number[][]));
  const design = designOf(rows, SETTINGS.atLeast);
  const fitted = Object.fromEntries(
    Object.entries(ANSWERS).map(([name, { classes, of }]) => [
      name,
      fitCalibrated(design, rows, cases.map(of), classes, fold, name === 'basis' ? SETTINGS.basisL2 : SETTINGS.dealL2),
    ]),
  ) as Record<Answer, Crossed>;
  const blames = cases.map((_, index) => likeliest(fitted.locus.held[index]) === LOCI.indexOf('prospect'));
  const told = cases.map((_, index) => excuseFeatures(causes[index] ?? [], excuses[index] ?? []));
  const patterns = fitPatterns(rows, told, cases, fold, blames);
  const flag = fitFlag(rows, cases, fold, fitted);
  return {
    scorer,
    clause,
    excuse,
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
    held.map((p, index) => (allowed(index) ? Math.min(p[1] ?? 0, fitted.basis.held[index]?.[0] ?? 0) : 0)),
    wanted,
    SETTINGS.flagPrecision,
  );
  return { model, threshold };
}

function likeliest(ps: readonly number[] | undefined): number {
  return ps ? ps.indexOf(Math.max(...ps)) : -1;
}
