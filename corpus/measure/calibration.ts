import { share } from './agreement.ts';

/** How far probabilities can be taken at their word. */
export interface Calibration {
  /** Mean squared distance of the probability from what was so. */
  brier: number;
  /** Expected calibration error: mean distance of stated and true share over the bins, weighed by their size. */
  error: number;
  bins: { from: number; to: number; n: number; stated: number; true: number }[];
}

const BINS = 10;

export function calibrationOf(ps: readonly number[], wanted: readonly boolean[]): Calibration {
  const bins = Array.from({ length: BINS }, (_, index) => {
    const inside = ps.flatMap((p, at) =>
      Math.min(BINS - 1, Math.floor(p * BINS)) === index ? [{ p, yes: wanted[at] === true }] : [],
    );
    const stated = share(
      inside.reduce((sum, { p }) => sum + p, 0),
      inside.length,
    );
    return {
      from: index / BINS,
      to: (index + 1) / BINS,
      n: inside.length,
      stated,
      true: share(inside.filter(({ yes }) => yes).length, inside.length),
    };
  });
  const brier = share(
    ps.reduce((sum, p, at) => sum + (p - Number(wanted[at] === true)) ** 2, 0),
    ps.length,
  );
  const error = share(
    bins.reduce((sum, bin) => sum + bin.n * Math.abs(bin.stated - bin.true), 0),
    ps.length,
  );
  return { brier, error, bins };
}
