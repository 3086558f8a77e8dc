import { BarChart } from '@hubspot/ui-extensions';
import type { RepLine } from './page-data.ts';

const percent = (share: number) => Math.round(100 * share);

/**
 * Per rep the range in which the true share lies: a bar that ends at the least, and on top of it one that ends at the most. Without
 * figures, since a chart would write the length of the second bar; they stand in the table. Reps with too few accounts have no range.
 */
export function Ranges({ reps }: { reps: RepLine[] }) {
  const parts = reps.flatMap(({ name, flagged: { interval } }) =>
    interval
      ? [
          { rep: name, part: 'at least', share: percent(interval.low) },
          { rep: name, part: 'up to', share: percent(interval.high) - percent(interval.low) },
        ]
      : [],
  );
  if (parts.length < 4) return null;
  return (
    <BarChart
      data={parts}
      axes={{
        x: { field: 'rep', fieldType: 'category', label: 'Rep' },
        y: { field: 'share', fieldType: 'linear', label: 'Left with the buyer, %' },
        options: { groupFieldByColor: 'part', stacking: true },
      }}
      options={{ showLegend: true, title: 'Left with the buyer: the range of each rep, %' }}
    />
  );
}
