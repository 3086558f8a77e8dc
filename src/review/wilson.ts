/** A share with its 95 % confidence interval, all from 0 to 1. */
export interface Interval {
  share: number;
  low: number;
  high: number;
}

/** Standard normal deviate that leaves 2.5 % on either side. */
const Z = 1.959963984540054;

/**
 * The score interval of Wilson (1927) without continuity correction, which keeps its promise also for few cases and for shares
 * near 0 and 1 (Newcombe 1998, method 3). Null for no cases.
 */
export function wilson(yes: number, of: number): Interval | null {
  if (of === 0) return null;
  const share = yes / of;
  const centre = share + (Z * Z) / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  return { share, low: Math.max(0, (centre - reach) / scale), high: Math.min(1, (centre + reach) / scale) };
}
