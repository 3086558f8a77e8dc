/** How stated probabilities are to be taken: on the logit scale, p becomes slope · p + shift. */
export interface Calibration {
  slope: number;
  shift: number;
}

/** Takes a model at its word. */
export const UNCALIBRATED: Calibration = { slope: 1, shift: 0 };
/** No reader is surer than this. */
const SUREST = 0.99;

export function calibrate(p: number, { slope, shift }: Calibration): number {
  const told = slope === 1 && shift === 0 ? p : 1 / (1 + Math.exp(-(slope * logit(p) + shift)));
  return Math.round(Math.min(SUREST, Math.max(1 - SUREST, told)) * 10_000) / 10_000;
}

/**
 * Fits a calibration to stated probabilities and what was so (Platt 1999: a logistic regression on the stated logit, with
 * his targets, which keep a small sample from certainty). Newton's method; a slope below zero is refused.
 */
export function fitCalibration(ps: readonly number[], wanted: readonly boolean[]): Calibration {
  const yes = wanted.filter(Boolean).length;
  const no = wanted.length - yes;
  if (yes === 0 || no === 0) return UNCALIBRATED;
  const rows = ps.map((p, index) => ({ x: logit(p), y: wanted[index] ? (yes + 1) / (yes + 2) : 1 / (no + 2) }));
  let { slope, shift } = UNCALIBRATED;
  for (let step = 0; step < 50; step++) {
    let [gradient, gradientShift, a, b, c] = [0, 0, 1e-6, 0, 1e-6];
    for (const { x, y } of rows) {
      const p = 1 / (1 + Math.exp(-(slope * x + shift)));
      gradient += (p - y) * x;
      gradientShift += p - y;
      a += p * (1 - p) * x * x;
      b += p * (1 - p) * x;
      c += p * (1 - p);
    }
    const determinant = a * c - b * b;
    if (Math.abs(determinant) < 1e-12) break;
    slope -= (c * gradient - b * gradientShift) / determinant;
    shift -= (a * gradientShift - b * gradient) / determinant;
  }
  if (!Number.isFinite(slope) || !Number.isFinite(shift) || slope <= 0) return UNCALIBRATED;
  return { slope: Math.round(slope * 1000) / 1000, shift: Math.round(shift * 1000) / 1000 };
}

function logit(p: number): number {
  const safe = Math.min(0.99, Math.max(0.01, p));
  return Math.log(safe / (1 - safe));
}
