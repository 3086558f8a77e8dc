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
  /** Reps with enough accounts, and how many of them name it at all. */
  reps: number;
  naming: number;
  /** Those who name it clearly more often than the team, most first. */
  above: string[];
  /** Probability of such differences between reps who are all alike, corrected for the number of themes looked at. */
  chance: number;
}

const SURE = 0.05;
/** "Nearly all": four reps of five; and often enough that it costs deals. */
const NEARLY_ALL = 0.8;
const OFTEN = 0.15;
const LEAST_REPS = 3;

/**
 * Product or sales? A theme that nearly all reps name, and none far more than others, is what customers tell everybody; a theme that
 * few reps name is in how these tell it. Per theme Pearson's test of homogeneity between reps, corrected by Holm (1979) for the
 * number of themes, so that a team in which nothing differs is told so in at least 95 of 100 cases. Null with too few reps.
 */
export function productOrSales(reps: ReadonlyMap<string, Tally>): Finding[] | null {
  const enough = [...reps].filter(([, tally]) => tally.accounts >= LEAST_ACCOUNTS);
  if (enough.length < LEAST_REPS) return null;
  const themes = THEMES.map((theme) => {
    const groups = enough.map(([, tally]) => ({ yes: countOf(tally, theme), of: tally.accounts }));
    return { theme, groups, raw: probabilityOfChance(groups) };
  });
  const corrected = holm(themes.map(({ raw }) => raw));
  return themes.map(({ theme, groups }, index) =>
    findingOf(
      theme,
      groups,
      enough.map(([rep]) => rep),
      corrected[index] ?? 1,
    ),
  );
}

function findingOf(theme: Theme, groups: readonly Group[], reps: readonly string[], chance: number): Finding {
  const named = {
    yes: groups.reduce((total, group) => total + group.yes, 0),
    of: groups.reduce((total, group) => total + group.of, 0),
  };
  const interval = wilson(named.yes, named.of) ?? { share: 0, low: 0, high: 1 };
  const naming = groups.filter(({ yes }) => yes > 0).length;
  const above = groups
    .map((group, index) => ({ rep: reps[index] ?? '', own: wilson(group.yes, group.of) }))
    .filter(({ own }) => own !== null && own.low > interval.share)
    .toSorted((a, b) => (b.own?.share ?? 0) - (a.own?.share ?? 0))
    .map(({ rep }) => rep);
  const differs = chance < SURE && above.length > 0;
  const everywhere = naming / groups.length >= NEARLY_ALL && interval.low >= OFTEN && theme === 'product';
  const points = differs ? 'sales' : everywhere && chance >= SURE ? 'product' : 'nowhere';
  return { theme, points, named, interval, reps: groups.length, naming, above, chance };
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
