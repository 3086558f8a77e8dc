import { z } from 'zod';
import type { Filters } from '../../app-card/app/pages/page-data.ts';
import { Refused } from '../cards/signed-call.ts';

const amount = (name: string) =>
  z
    .string()
    .regex(/^(\d{1,12}(\.\d{1,4})?)?$/, `${name} is no amount: give a number such as 5000, or leave it empty.`)
    .default('');

const filters = z.object({
  period: z
    .enum(['90', '180', '365', 'all'], { error: 'period is none of 90, 180, 365 (days) and all.' })
    .default('365'),
  pipeline: z
    .string({ error: 'pipeline is given twice.' })
    .max(100)
    .regex(/^\P{Cc}*$/u, 'pipeline is no id of a pipeline: choose one in the list, or leave it out.')
    .default(''),
  least: amount('least'),
  most: amount('most'),
  tenure: z
    .enum(['all', 'new', 'established'], { error: 'tenure is none of all, new and established.' })
    .default('all'),
}) satisfies z.ZodType<Filters>;

/** What a page shows when nothing was chosen. */
export const NOTHING_CHOSEN: Filters = filters.parse({});
/** All deals of all time. */
export const EVERYTHING: Filters = { ...NOTHING_CHOSEN, period: 'all' };

/** Reads the filters of a page's address. Throws `Refused` (400) that names the field and the mend. */
export function readFilters(query: Record<string, unknown>): Filters {
  const parsed = filters.safeParse(query);
  if (!parsed.success) throw new Refused(400, parsed.error.issues.map((issue) => issue.message).join(' '));
  return parsed.data;
}

const DAY_MS = 86_400_000;

/** The moment from which deals count; null for all. */
export function startOf({ period }: Filters, now: Date): Date | null {
  return period === 'all' ? null : new Date(now.getTime() - Number(period) * DAY_MS);
}

const PERIODS: Record<Filters['period'], string> = {
  '90': 'closed in the last 90 days',
  '180': 'closed in the last 6 months',
  '365': 'closed in the last 12 months',
  all: 'of all time',
};

/** Which filters hold, for a list that has no filters of its own: `closed in the last 90 days, pipeline Sales, amount from 5000`. */
export function filtersInWords(
  { period, pipeline, least, most, tenure }: Filters,
  pipelines: readonly { id: string; label: string }[],
): string {
  return [
    PERIODS[period],
    pipeline && `pipeline ${pipelines.find(({ id }) => id === pipeline)?.label ?? pipeline}`,
    least && `amount from ${least}`,
    most && `amount to ${most}`,
    tenure === 'new' && 'new reps',
    tenure === 'established' && 'established reps',
  ]
    .filter(Boolean)
    .join(', ');
}
