// Taken once: Jest's sandbox makes each look-up of Math slow, and the tests draw millions.
const { exp, floor, log, max, min } = Math;

/** So many draws without return from so many cases, of which so many are a yes. */
export interface Urn {
  of: number;
  yes: number;
  draws: number;
}

/** The probability that exactly `count` yeses come. `logs` are the logarithms of the factorials, at least up to `of`. */
export function probabilityOfCount(logs: Float64Array, { of, yes, draws }: Urn, count: number): number {
  return exp(choose(logs, yes, count) + choose(logs, of - yes, draws - count) - choose(logs, of, draws));
}

/** The least and the greatest count of yeses that can come. */
export function rangeOf({ of, yes, draws }: Urn): [least: number, most: number] {
  return [max(0, draws - (of - yes)), min(draws, yes)];
}

/** The count of yeses that belongs to a uniform random number: inversion outward from the likeliest count, a few steps for any size. */
export function drawCount(logs: Float64Array, urn: Urn, uniform: number): number {
  const { of, yes, draws } = urn;
  const [least, most] = rangeOf(urn);
  const likeliest = floor(((draws + 1) * (yes + 1)) / (of + 2));
  let below = likeliest;
  let above = likeliest;
  let atBelow = probabilityOfCount(logs, urn, likeliest);
  let atAbove = atBelow;
  let left = uniform - atBelow;
  while (left >= 0 && (below > least || above < most)) {
    if (above < most) {
      atAbove *= ((yes - above) * (draws - above)) / ((above + 1) * (of - yes - draws + above + 1));
      above++;
      left -= atAbove;
      if (left < 0) return above;
    }
    if (below > least) {
      atBelow *= (below * (of - yes - draws + below)) / ((yes - below + 1) * (draws - below + 1));
      below--;
      left -= atBelow;
      if (left < 0) return below;
    }
  }
  // Only rounding errors leave a rest.
  return likeliest;
}

/** Logarithms of the factorials from 0 to n. */
export function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) logs[k] = (logs[k - 1] ?? 0) + log(k);
  return logs;
}

function choose(logs: Float64Array, n: number, k: number): number {
  return (logs[n] ?? 0) - (logs[k] ?? 0) - (logs[n - k] ?? 0);
}
