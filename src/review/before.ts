import type { Group } from './differ.ts';
import type { FoundLoss } from './read-losses.ts';

/** In how many of these losses needs were logged before the presentation, of those of which that is known. */
export function beforeOf(counted: readonly FoundLoss[]): Group {
  const known = counted.filter(({ basis, before }) => basis !== 'housekeeping' && before !== null);
  return { yes: known.filter(({ before }) => before === 'yes').length, of: known.length };
}

/** All groups as one. */
export function together(groups: Iterable<Group>): Group {
  const all = { yes: 0, of: 0 };
  for (const { yes, of } of groups) {
    all.yes += yes;
    all.of += of;
  }
  return all;
}
