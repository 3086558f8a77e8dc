import type { LinearModel } from '../../src/scoring/linear-model.ts';

/** One example: its features, its class, and how much it counts. */
export interface Example {
  features: Iterable<readonly [name: string, value: number]>;
  target: string;
  weight?: number;
}

/** Examples with their features as numbers, so that several models can be fitted on them. */
export interface Design {
  names: string[];
  /** Row i's features are `columns[starts[i] .. starts[i + 1]]` with `values`. */
  starts: Int32Array;
  columns: Int32Array;
  values: Float64Array;
}

/** Turns features into columns; those seen in fewer than `atLeast` examples are left out. */
export function designOf(rows: readonly Example['features'][], atLeast: number): Design {
  const counts = new Map<string, number>();
  for (const row of rows) for (const [name] of row) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= atLeast).map(([name]) => name);
  const columnOf = new Map(names.map((name, column) => [name, column]));
  const columns: number[] = [];
  const values: number[] = [];
  const starts = [0];
  for (const row of rows) {
    for (const [name, value] of row) {
      const column = columnOf.get(name);
      if (column === undefined || value === 0) continue;
      columns.push(column);
      values.push(value);
    }
    starts.push(columns.length);
  }
  return {
    names,
    starts: Int32Array.from(starts),
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  };
}

/**
 * Fits a multinomial logistic regression with an L2 penalty by limited-memory BFGS: convex, so the result depends on
 * nothing but the data. The bias is not penalised. In-house because the small npm packages for logistic regression are
 * dense or unregularised, and this is a page.
 */
export function fitLinear(
  design: Design,
  targets: readonly string[],
  classes: readonly string[],
  l2: number,
  weights?: readonly number[],
  steps = 60,
): LinearModel {
  const wanted = Int32Array.from(targets.map((target) => classes.indexOf(target)));
  const k = classes.length === 2 ? 1 : classes.length;
  const d = design.names.length;
  const problem: Problem = { design, wanted, k, l2: k === 1 ? l2 / 2 : l2, weights };
  const theta = new Float64Array((d + 1) * k);
  minimise(theta, (at, gradient) => loss(problem, at, gradient), steps);
  const rounded = (from: number) => Array.from(theta.subarray(from, from + k), (w) => Math.round(w * 1000) / 1000);
  const rows = design.names.map((name, column) => [name, rounded(column * k)] as const);
  return {
    classes: [...classes],
    bias: rounded(d * k),
    weights: Object.fromEntries(rows.filter(([, row]) => row.some((w) => Math.abs(w) >= LEAST_WEIGHT))),
    temperature: 1,
  };
}

const LEAST_WEIGHT = 0.008;

interface Problem {
  design: Design;
  wanted: Int32Array;
  /** Columns of weights: one per class, a single one (for the second class) when there are two. */
  k: number;
  l2: number;
  weights: readonly number[] | undefined;
}

/** Penalised negative log-likelihood; its gradient is written into `gradient`. */
function loss({ design, wanted, k, l2, weights }: Problem, theta: Float64Array, gradient: Float64Array): number {
  const d = design.names.length;
  const { starts, columns, values } = design;
  gradient.fill(0);
  const p = new Float64Array(k);
  let total = 0;
  for (let row = 0; row < wanted.length; row++) {
    const weight = weights?.[row] ?? 1;
    if (weight === 0) continue;
    for (let c = 0; c < k; c++) p[c] = theta[d * k + c] as number;
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    for (let at = from; at < to; at++) {
      const base = (columns[at] as number) * k;
      const value = values[at] as number;
      for (let c = 0; c < k; c++) (p[c] as number) += value * (theta[base + c] as number);
    }
    total += weight * surprise(p, wanted[row] as number);
    for (let c = 0; c < k; c++) (p[c] as number) *= weight;
    for (let at = from; at < to; at++) {
      const base = (columns[at] as number) * k;
      const value = values[at] as number;
      for (let c = 0; c < k; c++) (gradient[base + c] as number) += value * (p[c] as number);
    }
    for (let c = 0; c < k; c++) (gradient[d * k + c] as number) += p[c] as number;
  }
  for (let index = 0; index < d * k; index++) {
    const w = theta[index] as number;
    total += 0.5 * l2 * w * w;
    (gradient[index] as number) += l2 * w;
  }
  return total;
}

/** Replaces the scores by probabilities less the truth, and returns the surprise at the truth. */
function surprise(p: Float64Array, target: number): number {
  if (p.length === 1) {
    const yes = 1 / (1 + Math.exp(-(p[0] as number)));
    p[0] = yes - target;
    return -Math.log(Math.max(1e-12, target === 1 ? yes : 1 - yes));
  }
  let top = p[0] as number;
  for (let c = 1; c < p.length; c++) top = Math.max(top, p[c] as number);
  let sum = 0;
  for (let c = 0; c < p.length; c++) {
    p[c] = Math.exp((p[c] as number) - top);
    sum += p[c] as number;
  }
  const truth = (p[target] as number) / sum;
  for (let c = 0; c < p.length; c++) p[c] = (p[c] as number) / sum - (c === target ? 1 : 0);
  return -Math.log(Math.max(1e-12, truth));
}

const MEMORY = 8;

function minimise(x: Float64Array, evaluate: (x: Float64Array, gradient: Float64Array) => number, steps: number): void {
  let gradient: Float64Array = new Float64Array(x.length);
  let value = evaluate(x, gradient);
  const history: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0; step < steps; step++) {
    const direction = descend(gradient, history);
    let slope = dot(direction, gradient);
    if (slope >= 0) break;
    let rate = step === 0 ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
    const next = new Float64Array(x.length);
    const nextGradient = new Float64Array(x.length);
    let nextValue = Number.POSITIVE_INFINITY;
    for (let trial = 0; trial < 20; trial++) {
      for (let i = 0; i < x.length; i++) next[i] = (x[i] as number) + rate * (direction[i] as number);
      nextValue = evaluate(next, nextGradient);
      if (nextValue <= value + 1e-4 * rate * slope) break;
      rate /= 2;
    }
    slope = 0;
    const s = new Float64Array(x.length);
    const y = new Float64Array(x.length);
    for (let i = 0; i < x.length; i++) {
      s[i] = (next[i] as number) - (x[i] as number);
      y[i] = (nextGradient[i] as number) - (gradient[i] as number);
    }
    const sy = dot(s, y);
    if (sy > 1e-10) history.push({ s, y, rho: 1 / sy });
    if (history.length > MEMORY) history.shift();
    x.set(next);
    gradient = nextGradient;
    const gain = value - nextValue;
    value = nextValue;
    if (gain < 3e-5 * Math.abs(value)) break;
  }
}

function descend(gradient: Float64Array, history: { s: Float64Array; y: Float64Array; rho: number }[]): Float64Array {
  const q = Float64Array.from(gradient, (g) => -g);
  const alphas: number[] = [];
  for (const { s, y, rho } of history.toReversed()) {
    const alpha = rho * dot(s, q);
    alphas.push(alpha);
    for (let i = 0; i < q.length; i++) (q[i] as number) -= alpha * (y[i] as number);
  }
  const last = history.at(-1);
  const scale = last ? dot(last.s, last.y) / dot(last.y, last.y) : 1;
  for (let i = 0; i < q.length; i++) (q[i] as number) *= scale;
  for (const [index, { s, y, rho }] of history.entries()) {
    const beta = rho * dot(y, q);
    const alpha = alphas[history.length - 1 - index] as number;
    for (let i = 0; i < q.length; i++) (q[i] as number) += (alpha - beta) * (s[i] as number);
  }
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
