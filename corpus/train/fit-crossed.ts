import type { Feature } from '../../src/scoring/deal-features.ts';
import { type LinearModel, scores, softmax } from '../../src/scoring/linear-model.ts';
import { fitTemperature } from './choose-thresholds.ts';
import { type Design, fitLinear } from './fit-linear.ts';
import { SETTINGS } from './settings.ts';

export const YES_NO = ['no', 'yes'];

export interface Crossed {
  model: LinearModel;
  /** Calibrated probabilities for each case by a model that has not seen its fold. */
  held: number[][];
}

export function fitCalibrated(
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

export function fitModel(
  design: Design,
  targets: readonly string[],
  classes: readonly string[],
  l2: number,
  weights?: readonly number[],
): LinearModel {
  return fitLinear(design, targets, classes, l2, weights, SETTINGS.steps);
}

/** Leaves one fold out. */
export function masked(fold: readonly number[], left: number): number[] {
  return fold.map((number) => (number === left ? 0 : 1));
}
