import type { Month } from '../../app-card/app/pages/page-data.ts';
import type { Group } from '../review/differ.ts';
import { LEAST_ACCOUNTS } from '../review/loss.ts';
import type { TeamTallies } from '../review/read-tallies.ts';
import { buildMonths } from './build-overview.ts';

/**
 * Where only the team is shown, no figure may be of fewer reps than this, and no two figures may differ by fewer: what is left
 * over when one is taken from the other would tell of those few.
 */
export const LEAST_REPS = 5;

/** Are there enough reps with an account for any figure at all? */
export function enoughReps({ reps }: TeamTallies): boolean {
  return [...reps].filter(([ownerId, { accounts }]) => ownerId !== '' && accounts > 0).length >= LEAST_REPS;
}

/** The months that can be shown: each of enough reps and accounts, and the others together of enough reps or of none. */
export function monthsOfTeam({ team, repsOfMonths }: TeamTallies): Month[] {
  const reps = (month: string) => repsOfMonths.get(month) ?? [];
  const shown = buildMonths(team).filter(
    ({ month, flagged }) => flagged.of >= LEAST_ACCOUNTS && reps(month).length >= LEAST_REPS,
  );
  const kept = new Set(shown.map(({ month }) => month));
  const smallestFirst = shown.toSorted((a, b) => a.flagged.of - b.flagged.of);
  const left = () => new Set([...repsOfMonths.keys()].filter((month) => !kept.has(month)).flatMap(reps)).size;
  for (const { month } of smallestFirst) {
    if (left() === 0 || left() >= LEAST_REPS) break;
    kept.delete(month);
  }
  return shown.filter(({ month }) => kept.has(month));
}

/** "Product or sales?" leaves reps with few accounts out; taken from the whole, its counts would tell of them. */
export function findingsTellOfFew({ reps }: TeamTallies): boolean {
  const few = [...reps].filter(
    ([ownerId, { accounts }]) => ownerId !== '' && accounts > 0 && accounts < LEAST_ACCOUNTS,
  ).length;
  return few > 0 && few < LEAST_REPS;
}

/** Are there enough reps behind these groups, by owner id? */
export function ofEnoughReps(groups: ReadonlyMap<string, Group>): boolean {
  return [...groups].filter(([ownerId, { of }]) => ownerId !== '' && of > 0).length >= LEAST_REPS;
}
