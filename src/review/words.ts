import type { Locus, Pattern } from '../scoring/verdict.ts';
import { LEAST_ACCOUNTS } from './loss.ts';
import type { Finding, Theme } from './product-or-sales.ts';
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

/** A finding in words that a manager understands, with its counts, the test and its uncertainty. */
export function findingInWords({ theme, points, named, interval, reps, naming, above, chance }: Finding): string {
  const counts = `${named.yes} of ${named.of} accounts, ${shareInWords(interval)}; ${naming} of ${reps} reps name it`;
  const uncertain =
    chance < 0.001 ? 'less than 1 in 1,000' : chance >= 0.995 ? 'nearly always' : `${Math.round(100 * chance)} in 100`;
  if (points === 'product')
    return `“${themeName(theme)}” points to the product: nearly all reps hear it from their customers, and they do not differ in it (${counts}). Differences like theirs come by chance ${uncertain} times.`;
  if (points === 'sales')
    return `“${themeName(theme)}” points to sales: ${above.join(', ')} ${above.length === 1 ? 'names' : 'name'} it far more often than the others (${counts}). If all were alike, such differences would come by chance ${uncertain} times.`;
  return `“${themeName(theme)}”: no difference between reps that chance would not bring (${counts}).`;
}
