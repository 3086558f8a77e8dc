import {
  Alert,
  Divider,
  EmptyState,
  Flex,
  Heading,
  List,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { PageBreadcrumbs, PageLink, PageTitle } from '@hubspot/ui-extensions/pages';
import { FilterBar } from './FilterBar.tsx';
import { paramsOf } from './fetch-page.ts';
import { Loading } from './Loading.tsx';
import { type LinkTo, OverviewBlock } from './OverviewBlock.tsx';
import type { Filters, FindingLine, OwnReviewData, RepLine, TeamData } from './page-data.ts';
import { Trend } from './Trend.tsx';
import { usePage } from './use-page.ts';

/** The app's home: the team, side by side on the same measure. Reps are sent to their own review. */
export function TeamPage() {
  const { loaded, filters, setFilters, reload } = usePage<TeamData | OwnReviewData>('/team');
  return (
    <Flex direction="column" gap="medium">
      <PageBreadcrumbs>
        <PageBreadcrumbs.Current>Loss reviews</PageBreadcrumbs.Current>
      </PageBreadcrumbs>
      <PageTitle>Loss reviews of the team</PageTitle>
      {loaded.state !== 'loaded' ? (
        <Loading loaded={loaded} reload={reload} />
      ) : loaded.data.kind === 'own' ? (
        <EmptyState title="Your own review">
          <Text>Managers see the team here; you see what they see about your deals.</Text>
          <PageLink to={`/reps/${loaded.data.ownerId}`}>Open my review</PageLink>
        </EmptyState>
      ) : (
        <Team data={loaded.data} filters={filters} change={setFilters} />
      )}
    </Flex>
  );
}

function Team({ data, filters, change }: { data: TeamData; filters: Filters; change: (filters: Filters) => void }) {
  const shown = data.reps.length > 0 || data.overview.losses === 0;
  const linkTo: LinkTo | null = shown ? (what) => paramsOf(filters, { what }) : null;
  return (
    <Flex direction="column" gap="medium">
      <FilterBar filters={filters} pipelines={data.pipelines} change={change} ofTeam={true} />
      {data.note && <Alert title="What is shown">{data.note}</Alert>}
      {data.overview.losses === 0 ? (
        <EmptyState title="No lost deals to show">
          <Text>No lost deal passes these filters, or none was read yet. Widen the period first.</Text>
        </EmptyState>
      ) : (
        <>
          <OverviewBlock overview={data.overview} linkTo={linkTo} />
          {data.reps.length > 0 && <Reps reps={data.reps} filters={filters} />}
          <Trend months={data.months} linkTo={linkTo} />
          <ProductOrSales data={data} linkTo={linkTo} />
          {data.wonAgainstLost && (
            <Flex direction="column" gap="small">
              <Heading>Won against lost</Heading>
              <Text>{data.wonAgainstLost.words}</Text>
            </Flex>
          )}
        </>
      )}
      <Divider />
      <Text variant="microcopy">
        This reads what was written when a deal was lost, not what happened, and every reading can be wrong. It is a
        prompt for a conversation, not for pay, promotion or dismissal. Who opens these pages is logged, and the reps
        see it.
      </Text>
    </Flex>
  );
}

function Reps({ reps, filters }: { reps: RepLine[]; filters: Filters }) {
  return (
    <Flex direction="column" gap="small">
      <Heading>Side by side</Heading>
      <Text>In the order of their names: this is no ranking. Where the ranges overlap, reps do not differ surely.</Text>
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
              <TableCell align="right">{rep.losses}</TableCell>
              <TableCell align="right">{rep.accounts}</TableCell>
              <TableCell>{rep.flagged.words}</TableCell>
              <TableCell>{rep.owned.words}</TableCell>
              <TableCell>{rep.since ?? '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  );
}

const POINTS: Record<FindingLine['points'], string> = {
  product: 'points to the product',
  sales: 'points to sales',
  nowhere: 'no difference',
};

function ProductOrSales({ data: { findings, test }, linkTo }: { data: TeamData; linkTo: LinkTo | null }) {
  const pointing = findings?.filter(({ points }) => points !== 'nowhere') ?? [];
  const others = findings?.filter(({ points }) => points === 'nowhere') ?? [];
  return (
    <Flex direction="column" gap="small">
      <Heading>Product or sales?</Heading>
      <Text>
        A theme that nearly all reps name across customers points to the product; one that a few reps name points to how
        these sell.
      </Text>
      {findings === null ? (
        <Text>Too few to say: this takes three reps with eight accounts each.</Text>
      ) : pointing.length === 0 ? (
        <Text>Nothing points to the product or to single reps beyond what chance brings.</Text>
      ) : (
        pointing.map((one) => <Finding key={one.theme} finding={one} linkTo={linkTo} />)
      )}
      {others.length > 0 && (
        <List variant="unordered">
          {others.map((one) => (
            <Text key={one.theme} variant="microcopy">
              {one.words}
            </Text>
          ))}
        </List>
      )}
      {findings !== null && <Text variant="microcopy">The test: {test}</Text>}
    </Flex>
  );
}

function Finding({ finding, linkTo }: { finding: FindingLine; linkTo: LinkTo | null }) {
  return (
    <Flex direction="column" gap="extra-small">
      <StatusTag variant={finding.points === 'product' ? 'info' : 'warning'}>
        {`${finding.theme}: ${POINTS[finding.points]}`}
      </StatusTag>
      <Text>{finding.words}</Text>
      {linkTo && (
        <PageLink to="/deals" params={linkTo(finding.what)}>
          {`Show the deals: ${finding.theme}`}
        </PageLink>
      )}
    </Flex>
  );
}
