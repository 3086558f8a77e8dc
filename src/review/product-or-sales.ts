import type { Locus, Pattern } from '../scoring/verdict.ts';
import { PATTERNS } from '../scoring/verdict.ts';
import { type Group, probabilityOfChance } from './differ.ts';
import { LEAST_ACCOUNTS } from './loss.ts';
import type { Tally } from './tally.ts';
import { type Interval, wilson } from './wilson.ts';

/** What reps put losses down to: a cause, or an excuse. */
export type Theme = Extract<Locus, 'product' | 'prospect'> | Pattern;
export const THEMES: Theme[] = ['product', 'prospect', ...PATTERNS];

/** Where a theme points to. */
export interface Finding {
  theme: Theme;
  /** `product`: nearly all reps name it. `sales`: a few reps name it far more often than the others. */
  points: 'product' | 'sales' | 'nowhere';
  named: Group;
  interval: Interval;
  /** Reps with enough accounts, and how many of them name it often in their own. */
  reps: number;
  naming: number;
  /** Nearly all reps name the product often, whether or not some do so more than others. */
  everywhere: boolean;
  /** Those who name it clearly more often than the team, most first. */
  above: string[];
  /** Probability of such differences between reps who are all alike. */
  chance: number;
  /** The same, corrected for the number of themes looked at. */
  corrected: number;
}

/** "Differ": reps who are all alike would do so in fewer teams than this, after the correction. */
export const SURE = 0.05;
/**
 * "No difference": reps who are all alike would differ as much in at least this share of teams, without the correction, which would only
 * make it easier. At 0.2 a product problem that all reps share is missed in a fifth of teams, however many deals there are.
 */
export const ALIKE = 0.1;
/** "Nearly all": four reps of five; and often enough that it costs deals. */
export const NEARLY_ALL = 0.8;
export const OFTEN = 0.15;
export const LEAST_REPS = 3;
/** "Everywhere" must hold without the half of the reps who name it most, and without two of them in the smallest team. */
export const LEAST_WITHOUT = 2;

/**
 * Product or sales? A theme that nearly all reps name, and none far more than others, is what customers tell everybody; a theme that
 * few reps name is in how these tell it. Per theme Pearson's test of homogeneity between reps, corrected by Holm (1979) for the
 * number of themes, so that in a team in which nothing differs no rep is named in at least 95 of 100 cases. That no difference was
 * found proves nothing where accounts are few: for the product the reps who name it least must also name it often. Null with too few
 * reps.
 */
export function productOrSales(reps: ReadonlyMap<string, Tally>): Finding[] | null {
  const enough = [...reps].filter(([, tally]) => tally.accounts >= LEAST_ACCOUNTS);
  if (enough.length < LEAST_REPS) return null;
  const themes = THEMES.map((theme) => {
    const groups = enough.map(([rep, tally]) => ({ rep, yes: countOf(tally, theme), of: tally.accounts }));
    return { theme, groups, chance: probabilityOfChance(groups) };
  });
  const corrected = holm(themes.map(({ chance }) => chance));
  return themes.map((theme, index) => findingOf({ ...theme, corrected: corrected[index] ?? 1 }));
}

interface RepGroup extends Group {
  rep: string;
}

function findingOf(of: { theme: Theme; groups: readonly RepGroup[]; chance: number; corrected: number }): Finding {
  const { theme, groups, chance, corrected } = of;
  const named = together(groups);
  const interval = intervalOf(named);
  const naming = groups.filter(namesOften).length;
  const above = groups
    .filter((group) => intervalOf(group).low > interval.share)
    .toSorted((a, b) => b.yes / b.of - a.yes / a.of)
    .map(({ rep }) => rep);
  const everywhere = theme === 'product' && isEverywhere(groups);
  const differs = corrected < SURE && above.length > 0;
  const points = differs ? 'sales' : everywhere && chance >= ALIKE ? 'product' : 'nowhere';
  return { theme, points, named, interval, reps: groups.length, naming, everywhere, above, chance, corrected };
}

/** Nearly all reps name it often, and it is not a few of them who make the share. */
function isEverywhere(groups: readonly Group[]): boolean {
  const without = Math.max(LEAST_WITHOUT, Math.floor(groups.length / 2));
  const least = groups.toSorted((a, b) => b.yes / b.of - a.yes / a.of).slice(without);
  return groups.filter(namesOften).length >= NEARLY_ALL * groups.length && intervalOf(together(least)).low >= OFTEN;
}

function namesOften({ yes, of }: Group): boolean {
  return yes >= OFTEN * of;
}

function together(groups: readonly Group[]): Group {
  return {
    yes: groups.reduce((total, { yes }) => total + yes, 0),
    of: groups.reduce((total, { of }) => total + of, 0),
  };
}

function intervalOf({ yes, of }: Group): Interval {
  return wilson(yes, of) ?? { share: 0, low: 0, high: 1 };
}

function countOf(tally: Tally, theme: Theme): number {
  return theme === 'product' || theme === 'prospect' ? tally.loci[theme] : tally.patterns[theme];
}

/** Holm's step-down correction: each probability as if it were the only one that was looked at. */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((p, index) => ({ p, index })).toSorted((a, b) => a.p - b.p);
  const corrected: number[] = ps.map(() => 1);
  let floor = 0;
  for (const [rank, { p, index }] of order.entries()) {
    floor = Math.max(floor, Math.min(1, p * (ps.length - rank)));
    corrected[index] = floor;
  }
  return corrected;
}
