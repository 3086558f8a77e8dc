import { LOCI, type Verdict } from '../scoring/verdict.ts';
import { isNotScored } from '../scoring/why-not-scored.ts';

/** Below this probability of its locus the local reader counts as unsure. */
export const SURE_LOCUS = 0.6;
/** Between these probabilities of a flag it counts as unsure. */
export const SURE_FLAG = { no: 0.15, yes: 0.85 };

/**
 * Is the local reader unsure of this verdict? Chosen on held-out predictions of the labelled cases (`npm run eval -- --unsure`):
 * a third of the deals are sent, and on the rest the local reader has locus and flag right as often as printed there. Notes that
 * it cannot read, being in another language, count as well.
 */
export function isUnsure(verdict: Verdict): boolean {
  const { probabilities, flagProbability } = verdict;
  if (isNotScored(verdict)) return true;
  const likeliest = Math.max(...LOCI.map((locus) => probabilities[locus]));
  return likeliest < SURE_LOCUS || (flagProbability >= SURE_FLAG.no && flagProbability <= SURE_FLAG.yes);
}

/** What was measured with these limits: share of the labelled cases sent, and how often locus and flag of the rest are right. */
export const UNSURE_MEASURED = { sent: 0.319, locusOfRest: 0.941, flagOfRest: 0.98 };
