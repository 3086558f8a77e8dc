import { isUnsure, SURE_FLAG, SURE_LOCUS } from '../../src/readers/unsure.ts';
import { LOCI } from '../../src/scoring/verdict.ts';
import { share } from './agreement.ts';
import type { Scored } from './measure.ts';

/** What a choice of limits sends, and how the local reader does on the rest. */
export interface UnsureRow {
  limits: string;
  sent: number;
  locusOfRest: number;
  flagOfRest: number;
  precisionOfRest: number;
  locusOfSent: number;
  flagOfSent: number;
}

const LOCUS_LIMITS = [0, 0.5, 0.6, 0.7, 0.8];
const FLAG_LIMITS = [0.5, 0.3, 0.2, 0.15, 0.1];

/** The shipped limits first, then others around them. Only for verdicts whose weights have not seen the case. */
export function measureUnsure(heldOut: readonly Scored[]): UnsureRow[] {
  const shipped = `locus < ${SURE_LOCUS}, flag ${SURE_FLAG.no} to ${SURE_FLAG.yes} (shipped)`;
  const others = LOCUS_LIMITS.flatMap((locus) =>
    FLAG_LIMITS.map((flag) =>
      rowOf(`locus < ${locus}, flag ${flag} to ${(1 - flag).toFixed(2)}`, heldOut, ({ verdict }) => {
        const likeliest = Math.max(...LOCI.map((name) => verdict.probabilities[name]));
        return likeliest < locus || (verdict.flagProbability > flag && verdict.flagProbability < 1 - flag);
      }),
    ),
  );
  return [rowOf(shipped, heldOut, ({ verdict }) => isUnsure(verdict)), ...others];
}

function rowOf(limits: string, scored: readonly Scored[], isSent: (one: Scored) => boolean): UnsureRow {
  const sent = scored.filter(isSent);
  const rest = scored.filter((one) => !isSent(one));
  const locus = (some: readonly Scored[]) =>
    share(some.filter(({ label, verdict }) => label.locus === verdict.locus).length, some.length);
  const flag = (some: readonly Scored[]) =>
    share(some.filter(({ label, verdict }) => label.flag === verdict.flag).length, some.length);
  return {
    limits,
    sent: share(sent.length, scored.length),
    locusOfRest: locus(rest),
    flagOfRest: flag(rest),
    precisionOfRest: flag(rest.filter(({ verdict }) => verdict.flag)),
    locusOfSent: locus(sent),
    flagOfSent: flag(sent),
  };
}
