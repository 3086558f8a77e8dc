/** A multinomial (or, with two classes, logistic) regression: readable weights per feature, one column per class. */
export interface LinearModel {
  classes: string[];
  bias: number[];
  /** Feature → weight per class; features that weigh nothing are left out. */
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
  const sums = [...model.bias];
  for (const [name, value] of features) {
    if (!Object.hasOwn(model.weights, name)) continue;
    const row = model.weights[name] as number[];
    for (let index = 0; index < sums.length; index++) sums[index] = (sums[index] as number) + value * (row[index] as number);
  }
  return sums;
}

export function softmax(values: readonly number[]): number[] {
  const top = Math.max(...values);
  const exps = values.map((value) => Math.exp(value - top));
  const sum = exps.reduce((total, exp) => total + exp, 0);
  return exps.map((exp) => exp / sum);
}
