import type { Locus, Pattern } from '../scoring/verdict.ts';
import type { FirstTen } from './first-ten.ts';
import { LEAST_ACCOUNTS } from './loss.ts';
import { ALIKE, type Finding, LEAST_WITHOUT, OFTEN, SURE, THEMES, type Theme } from './product-or-sales.ts';
import type { Interval } from './wilson.ts';

/** Every word of the reviews. They speak of notes and of what they name, never of a person's attitude. */
export const LOCUS_NAMES: Record<Locus, string> = {
  prospect: 'the buyer’s side',
  product: 'product or offer',
  circumstance: 'an outside event',
  rep: 'the seller’s own part',
  unclear: 'no clear cause',
};

export const PATTERN_NAMES: Record<Pattern, string> = {
  did_everything_right: 'everything was done right',
  failed_to_understand: 'the buyer did not see it',
  no_need: 'no need',
  no_money: 'no money',
  went_dark: 'stopped answering',
  would_not_decide: 'would not decide',
  never_serious: 'was never serious',
  chose_worse: 'took the lesser option',
  objections_as_reason: 'objections given as the reason',
};

export function themeName(theme: Theme): string {
  if (theme === 'product') return 'product or offer';
  return theme === 'prospect' ? 'the buyer’s side' : PATTERN_NAMES[theme];
}

export const TOO_FEW = `too few to say (fewer than ${LEAST_ACCOUNTS} accounts)`;

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** `42 % (31–54 %)`: the share and where the true one lies with 95 % confidence. */
export function shareInWords({ share, low, high }: Interval): string {
  return `${percent(share)} (${Math.round(100 * low)}–${percent(high)})`;
}

/** A finding in words that a manager understands, with its counts and its uncertainty. */
export function findingInWords(finding: Finding): string {
  const { points, named, interval, reps, naming, everywhere, above, chance, corrected } = finding;
  const theme = `“${themeName(finding.theme)}”`;
  const share = `${named.yes} of ${named.of} accounts, ${shareInWords(interval)}`;
  const counts = `${share}; ${naming} of ${reps} reps name it in ${percent(OFTEN)} of theirs or more`;
  const too = everywhere ? ' Nearly all reps name it often: it can be the product as well.' : '';
  if (points === 'product')
    return `${theme} points to the product: nearly all reps hear it from their customers, and no difference between them was found (${counts}). Reps who are all alike differ as much in ${frequency(chance)} teams.`;
  if (points === 'sales')
    return `${theme} points to sales: ${above.join(', ')} ${above.length === 1 ? 'names' : 'name'} it far more often than the others (${counts}). Reps who are all alike would differ as much in ${frequency(corrected)} teams (corrected for ${THEMES.length} themes).${too}`;
  if (corrected < SURE)
    return `${theme}: reps differ in it more than chance would bring, but none stands out (${counts}).${too}`;
  if (everywhere || (finding.theme === 'product' && interval.low >= OFTEN))
    return `${theme} is named often, but it cannot be told yet whether nearly all reps hear it alike or some far more than others (${counts}).`;
  return `${theme}: no difference between reps was found (${share}).`;
}

/** How "product or sales?" is told, with its thresholds. */
export const PRODUCT_OR_SALES_TEST = `Reps with ${LEAST_ACCOUNTS} accounts or more are compared. “Points to the product” takes three things: four of five reps name it in ${percent(OFTEN)} of their own accounts or more; without the half of the reps who name it most (at least ${LEAST_WITHOUT}), the share is still above ${percent(OFTEN)} with 95 % confidence; reps who are all alike would differ as much in ${frequency(ALIKE)} teams or more. “Points to sales” takes a difference that reps who are all alike would show in fewer than ${frequency(SURE)} teams, corrected by Holm for ${THEMES.length} themes, and reps whose own range lies above the share of the team. Between reps this is Pearson’s test of homogeneity; where counts are small, against up to 999 random re-distributions.`;

/** What a rep's first ten losses say beside the later ones. */
export function firstTenInWords({ first, later, undated, since, chance }: FirstTen): string {
  const counts = `Of the first ten losses with an account ${first.yes} were left with the buyer; of the ${later.of} after them ${later.yes}${undated > 0 ? ` (${undated} without a date not counted)` : ''}.`;
  if (since === 'too few') return `${counts} Too few came after them to compare (fewer than ${LEAST_ACCOUNTS}).`;
  const conclusion =
    since === 'alike'
      ? 'No difference was found.'
      : `That is ${since === 'less' ? 'less' : 'more'} often than at the start.`;
  return `${counts} ${conclusion} Without any change such a difference comes in ${frequency(chance)} reps.`;
}

/** `15 of 100`: a probability as a frequency. */
function frequency(probability: number): string {
  if (probability < 0.001) return 'fewer than 1 of 1,000';
  if (probability < 0.01) return 'fewer than 1 of 100';
  return probability >= 0.995 ? 'nearly all' : `${Math.round(100 * probability)} of 100`;
}
