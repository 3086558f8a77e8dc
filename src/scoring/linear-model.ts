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

/** Several models over the same features, looked up at once. */
export interface CompiledModels {
  columns: ReadonlyMap<string, Float64Array>;
  bias: Float64Array;
  models: { model: LinearModel; from: number; to: number }[];
}

export function compileModels(models: readonly LinearModel[]): CompiledModels {
  let width = 0;
  const placed = models.map((model) => {
    const from = width;
    width += model.bias.length;
    return { model, from, to: width };
  });
  const columns = new Map<string, Float64Array>();
  for (const { model, from } of placed) {
    for (const [name, row] of Object.entries(model.weights)) {
      const all = columns.get(name) ?? new Float64Array(width);
      all.set(row, from);
      columns.set(name, all);
    }
  }
  return { columns, bias: Float64Array.from(models.flatMap((model) => model.bias)), models: placed };
}

/** Calibrated probabilities of each model, in the order in which they were compiled. */
export function predictAll(compiled: CompiledModels, features: Features): number[][] {
  const sums = Float64Array.from(compiled.bias);
  for (const [name, value] of features) {
    const row = compiled.columns.get(name);
    if (!row) continue;
    for (let index = 0; index < sums.length; index++) (sums[index] as number) += value * (row[index] as number);
  }
  return compiled.models.map(({ model, from, to }) => {
    const scored = model.classes.map(() => 0);
    addRow(scored, Array.from(sums.subarray(from, to)), 1);
    return softmax(scored.map((score) => score / model.temperature));
  });
}

export function softmax(values: readonly number[]): number[] {
  const top = Math.max(...values);
  const exps = values.map((value) => Math.exp(value - top));
  const sum = exps.reduce((total, exp) => total + exp, 0);
  return exps.map((exp) => exp / sum);
}
