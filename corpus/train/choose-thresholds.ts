/** The divisor of the scores under which the right answers are likeliest. */
export function fitTemperature(raw: readonly number[][], wanted: readonly number[]): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= 60; step++) {
    const temperature = 0.4 * 1.04 ** step;
    const loss = raw.reduce((sum, row, index) => sum + surprise(row, wanted[index] as number, temperature), 0);
    if (loss >= least) continue;
    least = loss;
    best = temperature;
  }
  return Math.round(best * 1000) / 1000;
}

function surprise(row: readonly number[], wanted: number, temperature: number): number {
  const top = Math.max(...row);
  const sum = row.reduce((total, score) => total + Math.exp((score - top) / temperature), 0);
  return Math.log(sum) - ((row[wanted] as number) - top) / temperature;
}

/** The threshold with the best F1; 0.5 when there are too few examples to choose one. */
export function bestF1(ps: readonly number[], wanted: readonly boolean[]): number {
  const total = wanted.filter(Boolean).length;
  if (total < 5) return 0.5;
  let found = 0;
  let best = 0;
  let threshold = 0.5;
  for (const [rank, { p, yes }] of ranked(ps, wanted).entries()) {
    found += Number(yes);
    const f1 = (2 * found) / (rank + 1 + total);
    if (f1 < best || p < 0.15) continue;
    best = f1;
    threshold = p;
  }
  return Math.round(Math.min(threshold, 0.7) * 1000) / 1000;
}

/**
 * The lowest threshold at which so many of the flagged are rightly flagged: half by count, half by the probabilities
 * themselves, since the count alone jumps with each case.
 */
export function forPrecision(ps: readonly number[], wanted: readonly boolean[], precision: number): number {
  let found = 0;
  let threshold = 0.9;
  for (const [rank, { p, yes }] of ranked(ps, wanted).entries()) {
    found += (Number(yes) + p) / 2;
    if (rank >= 9 && found / (rank + 1) >= precision) threshold = p;
  }
  return Math.round(threshold * 1000) / 1000;
}

function ranked(ps: readonly number[], wanted: readonly boolean[]) {
  return ps.map((p, index) => ({ p, yes: wanted[index] === true })).toSorted((a, b) => b.p - a.p);
}
