import {
  Flex,
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { paramsOf } from './fetch-page.ts';
import { NumberLink } from './NumberLinks.tsx';
import type { LinkTo } from './OverviewBlock.tsx';
import type { Filters, RepLine } from './page-data.ts';
import { Ranges } from './Ranges.tsx';

/** All reps on the same measure, each number with its deals. */
export function SideBySide({ reps, filters }: { reps: RepLine[]; filters: Filters }) {
  const ofRep =
    ({ ownerId }: RepLine): LinkTo =>
    (what) =>
      paramsOf(filters, { what, owner: ownerId || 'none' });
  return (
    <Flex direction="column" gap="small">
      <Heading>Side by side</Heading>
      <Text>In the order of their names: this is no ranking. Where the ranges overlap, reps do not differ surely.</Text>
      <Ranges reps={reps} />
      <Table bordered={true}>
        <TableHead>
          <TableRow>
            <TableHeader>Rep</TableHeader>
            <TableHeader align="right">Lost deals</TableHeader>
            <TableHeader align="right">Accounts</TableHeader>
            <TableHeader>Left with the buyer</TableHeader>
            <TableHeader>Own part named</TableHeader>
            <TableHeader>First closed deal</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {reps.map((rep) => (
            <TableRow key={rep.ownerId || 'nobody'}>
              <TableCell>
                {rep.ownerId ? (
                  <PageLink to={`/reps/${rep.ownerId}`} params={paramsOf({ ...filters, tenure: 'all' })}>
                    {rep.name}
                  </PageLink>
                ) : (
                  rep.name
                )}
              </TableCell>
              <TableCell align="right">
                <NumberLink count={rep.losses} what="losses" linkTo={ofRep(rep)} />
              </TableCell>
              <TableCell align="right">
                <NumberLink count={rep.accounts} what="accounts" linkTo={ofRep(rep)} />
              </TableCell>
              <TableCell>
                <NumberLink count={rep.flagged.yes} what="flagged" linkTo={ofRep(rep)} />
                {`: ${rep.flagged.words}`}
              </TableCell>
              <TableCell>
                <NumberLink count={rep.owned.yes} what="owned" linkTo={ofRep(rep)} />
                {`: ${rep.owned.words}`}
              </TableCell>
              <TableCell>{rep.since ?? '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  );
}
