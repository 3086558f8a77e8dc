import { type Group, probabilityOfChance } from './differ.ts';
import { LEAST_ACCOUNTS } from './loss.ts';
import { SURE } from './product-or-sales.ts';
import { firstAgainstLater, type Tally } from './tally.ts';

/** A rep's first ten losses with an account against the later ones: how many were left with the buyer. */
export interface FirstTen {
  first: Group;
  later: Group;
  /** Accounts without a date, which are neither first nor later. */
  undated: number;
  /** Is the result left with the buyer less often since, or more often? */
  since: 'less' | 'more' | 'alike' | 'too few';
  /** Probability of such a difference where nothing has changed; 1 with too few later ones. */
  chance: number;
}

/**
 * Compares a rep's first ten losses with the later ones, by the same test as reps among themselves. Nothing but chance is told apart
 * from a change in at least 95 of 100 reps. Null while a rep has no more than ten dated losses with an account.
 */
export function compareFirstTen(tally: Tally): FirstTen | null {
  const found = firstAgainstLater(tally);
  if (!found) return null;
  const first = { yes: found.first.flagged, of: found.first.accounts };
  const later = { yes: found.later.flagged, of: found.later.accounts };
  if (later.of < LEAST_ACCOUNTS) return { first, later, undated: found.undated, since: 'too few', chance: 1 };
  const chance = probabilityOfChance([first, later]);
  const change = later.yes / later.of < first.yes / first.of ? 'less' : 'more';
  return { first, later, undated: found.undated, since: chance < SURE ? change : 'alike', chance };
}
