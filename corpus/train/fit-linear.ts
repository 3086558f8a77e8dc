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
  return { names, starts: Int32Array.from(starts), columns: Int32Array.from(columns), values: Float64Array.from(values) };
}

/**
 * Fits a multinomial logistic regression with an L2 penalty by limited-memory BFGS: convex, so the result depends on
 * nothing but the data. The bias is not penalised. In-house because the small npm packages for logistic regression are
 * dense or unregularised, and this is a page.
 */
export function fitLinear(design: Design, targets: readonly string[], classes: readonly string[], l2: number, weights?: readonly number[], steps = 60): LinearModel {
  const k = classes.length;
  const d = design.names.length;
  const wanted = Int32Array.from(targets.map((target) => classes.indexOf(target)));
  const theta = new Float64Array((d + 1) * k);
  const evaluate = (at: Float64Array, gradient: Float64Array) => loss(design, wanted, k, l2, weights, at, gradient);
  minimise(theta, evaluate, steps);
  const rows: Record<string, number[]> = {};
  for (let column = 0; column < d; column++) {
    const row = Array.from(theta.subarray(column * k, column * k + k), (w) => Math.round(w * 1000) / 1000);
    if (row.some((w) => Math.abs(w) >= 0.004)) rows[design.names[column] as string] = row;
  }
  return { classes: [...classes], bias: Array.from(theta.subarray(d * k), (w) => Math.round(w * 1000) / 1000), weights: rows, temperature: 1 };
}

function loss(design: Design, wanted: Int32Array, k: number, l2: number, weights: readonly number[] | undefined, theta: Float64Array, gradient: Float64Array): number {
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
    let top = p[0] as number;
    for (let c = 1; c < k; c++) if ((p[c] as number) > top) top = p[c] as number;
    let sum = 0;
    for (let c = 0; c < k; c++) {
      p[c] = Math.exp((p[c] as number) - top);
      sum += p[c] as number;
    }
    for (let c = 0; c < k; c++) p[c] = (p[c] as number) / sum;
    const target = wanted[row] as number;
    total -= weight * Math.log(Math.max(1e-12, p[target] as number));
    for (let c = 0; c < k; c++) p[c] = weight * ((p[c] as number) - (c === target ? 1 : 0));
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
    if (gain < 1e-5 * Math.abs(value)) break;
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
