/**
 * A multinomial regression, with readable weights per feature and class; with two classes a logistic one, with a single
 * weight per feature, for the second class.
 */
export interface LinearModel {
  classes: string[];
  bias: number[];
  /** Feature → its weights; features that weigh nothing are left out. */
  weights: Record<string, number[]>;
  /** Divides the scores before they become probabilities; fitted on held-out folds. */
  temperature: number;
}

/** A feature with its value; a bare name counts 1. */
export type Features = Iterable<readonly [name: string, value: number]>;

/** Calibrated probability per class, summing to 1, in the order of `model.classes`. */
export function predict(model: LinearModel, features: Features): number[] {
  return softmax(scores(model, features).map((score) => score / model.temperature));
}

export function scores(model: LinearModel, features: Features): number[] {
  const sums = model.classes.map(() => 0);
  addRow(sums, model.bias, 1);
  for (const [name, value] of features) {
    if (Object.hasOwn(model.weights, name)) addRow(sums, model.weights[name] as number[], value);
  }
  return sums;
}

/** A row that is shorter than the classes belongs to the last of them. */
function addRow(sums: number[], row: readonly number[], value: number): void {
  const offset = sums.length - row.length;
  for (let index = 0; index < row.length; index++) {
    sums[offset + index] = (sums[offset + index] as number) + value * (row[index] as number);
  }
}

export function softmax(values: readonly number[]): number[] {
  const top = Math.max(...values);
  const exps = values.map((value) => Math.exp(value - top));
  const sum = exps.reduce((total, exp) => total + exp, 0);
  return exps.map((exp) => exp / sum);
}
