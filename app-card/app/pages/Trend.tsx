import {
  Accordion,
  Flex,
  Heading,
  LineChart,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { NumberLink } from './NumberLinks.tsx';
import type { LinkTo } from './OverviewBlock.tsx';
import type { Month } from './page-data.ts';

const LINES = [
  { line: 'share', of: 'share' },
  { line: 'range from', of: 'low' },
  { line: 'range to', of: 'high' },
] as const;

/** The share month by month with its range: lines for the eye, a table for the figures. Months with too few accounts are in the table only. */
export function Trend({ months, linkTo }: { months: Month[]; linkTo: LinkTo | null }) {
  const drawn = months.filter(({ flagged }) => flagged.interval !== null);
  return (
    <Flex direction="column" gap="small">
      <Heading>Month by month</Heading>
      {drawn.length >= 2 ? (
        <LineChart
          data={drawn.flatMap(({ month, flagged: { interval } }) =>
            LINES.map(({ line, of }) => ({ month, line, share: Math.round(100 * (interval?.[of] ?? 0)) })),
          )}
          axes={{
            x: { field: 'month', fieldType: 'category', label: 'Month' },
            y: { field: 'share', fieldType: 'linear', label: 'Left with the buyer, %' },
            options: { groupFieldByColor: 'line' },
          }}
          options={{ showLegend: true, showTooltips: true, title: 'Accounts that leave the result with the buyer, %' }}
        />
      ) : (
        <Text>A line takes two months with enough accounts each.</Text>
      )}
      {months.length > 0 && (
        <Accordion title="The figures" size="sm">
          <Table bordered={true} density="condensed">
            <TableHead>
              <TableRow>
                <TableHeader>Month</TableHeader>
                <TableHeader align="right">Accounts</TableHeader>
                <TableHeader align="right">Left with the buyer</TableHeader>
                <TableHeader>Share</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {months.map(({ month, flagged }) => (
                <TableRow key={month}>
                  <TableCell>{month}</TableCell>
                  <TableCell align="right">
                    <NumberLink count={flagged.of} what={`month-${month}`} linkTo={linkTo} />
                  </TableCell>
                  <TableCell align="right">
                    <NumberLink count={flagged.yes} what={`flagged-${month}`} linkTo={linkTo} />
                  </TableCell>
                  <TableCell>{flagged.words}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Accordion>
      )}
    </Flex>
  );
}
