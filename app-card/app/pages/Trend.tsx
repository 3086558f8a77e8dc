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
import { PageLink } from '@hubspot/ui-extensions/pages';
import type { LinkTo } from './OverviewBlock.tsx';
import type { Month } from './page-data.ts';

/** The share month by month: a line for the eye, a table for the figures. Months with too few accounts are in the table only. */
export function Trend({ months, linkTo }: { months: Month[]; linkTo: LinkTo | null }) {
  const drawn = months.filter(({ flagged }) => flagged.interval !== null);
  return (
    <Flex direction="column" gap="small">
      <Heading>Month by month</Heading>
      {drawn.length >= 2 ? (
        <LineChart
          data={drawn.map(({ month, flagged }) => ({
            month,
            share: Math.round(100 * (flagged.interval?.share ?? 0)),
          }))}
          axes={{
            x: { field: 'month', fieldType: 'category', label: 'Month' },
            y: { field: 'share', fieldType: 'linear', label: 'Left with the buyer, %' },
          }}
          options={{ showDataLabels: true, title: 'Accounts that leave the result with the buyer, %' }}
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
                  <TableCell>
                    {linkTo ? (
                      <PageLink to="/deals" params={linkTo(`month-${month}`)}>
                        {month}
                      </PageLink>
                    ) : (
                      month
                    )}
                  </TableCell>
                  <TableCell align="right">{flagged.of}</TableCell>
                  <TableCell align="right">{flagged.yes}</TableCell>
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
