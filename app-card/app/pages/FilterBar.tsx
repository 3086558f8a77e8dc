import { Flex, NumberInput, Select } from '@hubspot/ui-extensions';
import type { Filters } from './page-data.ts';

const PERIODS = [
  { label: 'Last 90 days', value: '90' },
  { label: 'Last 6 months', value: '180' },
  { label: 'Last 12 months', value: '365' },
  { label: 'All time', value: 'all' },
];
const TENURES = [
  { label: 'All reps', value: 'all' },
  { label: 'New reps (up to half a year)', value: 'new' },
  { label: 'Established reps', value: 'established' },
];
const ALL_PIPELINES = 'all pipelines';

/** What the numbers count. A change asks the server anew at once. */
export function FilterBar({
  filters,
  pipelines,
  change,
  ofTeam = false,
}: {
  filters: Filters;
  pipelines: { id: string; label: string }[];
  change: (filters: Filters) => void;
  ofTeam?: boolean;
}) {
  const options = [
    { label: 'All pipelines', value: ALL_PIPELINES },
    ...pipelines.map(({ id, label }) => ({ label, value: id })),
  ];
  const amount = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? '' : String(Math.max(0, value));
  return (
    <Flex direction="row" gap="small" wrap="wrap" align="end">
      <Select
        label="Closed"
        name="period"
        options={PERIODS}
        value={filters.period}
        onChange={(value) => change({ ...filters, period: String(value) as Filters['period'] })}
      />
      <Select
        label="Pipeline"
        name="pipeline"
        options={options}
        value={filters.pipeline || ALL_PIPELINES}
        onChange={(value) => change({ ...filters, pipeline: value === ALL_PIPELINES ? '' : String(value) })}
      />
      {ofTeam && (
        <Select
          label="Reps"
          name="tenure"
          options={TENURES}
          value={filters.tenure}
          onChange={(value) => change({ ...filters, tenure: String(value) as Filters['tenure'] })}
        />
      )}
      <NumberInput
        label="Amount from"
        name="least"
        {...(filters.least ? { value: Number(filters.least) } : {})}
        onChange={(value) => change({ ...filters, least: amount(value) })}
      />
      <NumberInput
        label="Amount to"
        name="most"
        {...(filters.most ? { value: Number(filters.most) } : {})}
        onChange={(value) => change({ ...filters, most: amount(value) })}
      />
    </Flex>
  );
}
