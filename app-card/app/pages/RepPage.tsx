import { Alert, BarChart, Divider, EmptyState, Flex, Heading, Link, List, Text } from '@hubspot/ui-extensions';
import { PageBreadcrumbs, PageTitle, usePageRoute } from '@hubspot/ui-extensions/pages';
import { Coaching } from './Coaching.tsx';
import { dayOf } from './day.ts';
import { FilterBar } from './FilterBar.tsx';
import { paramsOf } from './fetch-page.ts';
import { Loading } from './Loading.tsx';
import { Looks } from './Looks.tsx';
import { NumberLinks } from './NumberLinks.tsx';
import { type LinkTo, OverviewBlock } from './OverviewBlock.tsx';
import type { Filters, RepData } from './page-data.ts';
import { Trend } from './Trend.tsx';
import { usePage } from './use-page.ts';

/** The review of one rep: for their manager, and for themselves. */
export function RepPage() {
  const { params } = usePageRoute();
  const ownerId = params.ownerId ?? '';
  return <Review key={ownerId} ownerId={ownerId} />;
}

function Review({ ownerId }: { ownerId: string }) {
  const { loaded, filters, setFilters, reload, locale } = usePage<RepData>(`/reps/${encodeURIComponent(ownerId)}`);
  const name = loaded.state === 'loaded' ? loaded.data.rep.name : 'Rep';
  return (
    <Flex direction="column" gap="medium">
      <PageBreadcrumbs>
        <PageBreadcrumbs.PageLink to="/" params={paramsOf(filters)}>
          Loss reviews
        </PageBreadcrumbs.PageLink>
        <PageBreadcrumbs.Current>{name}</PageBreadcrumbs.Current>
      </PageBreadcrumbs>
      <PageTitle>{`Loss review: ${name}`}</PageTitle>
      {loaded.state === 'loaded' ? (
        <Rep data={loaded.data} filters={filters} change={setFilters} locale={locale} />
      ) : (
        <Loading loaded={loaded} reload={reload} />
      )}
    </Flex>
  );
}

interface Shown {
  data: RepData;
  filters: Filters;
  change: (filters: Filters) => void;
  locale: string;
}

function Rep({ data, filters, change, locale }: Shown) {
  const linkTo: LinkTo = (what) => paramsOf(filters, { what, owner: data.rep.ownerId });
  return (
    <Flex direction="column" gap="medium">
      {data.own && (
        <Alert title="This is your own review">
          It is what your manager sees. Contest a reading on its deal; it counts nowhere until your manager answers.
        </Alert>
      )}
      <FilterBar filters={filters} pipelines={data.pipelines} change={change} />
      {data.note && <Alert title="What is shown">{data.note}</Alert>}
      {data.overview.losses === 0 ? (
        <EmptyState title="No lost deals to show">
          <Text>No lost deal of this rep passes these filters. Widen the period first.</Text>
        </EmptyState>
      ) : (
        <>
          <OverviewBlock overview={data.overview} linkTo={linkTo} />
          <Start data={data} linkTo={linkTo} />
          <Quarters quarters={data.quarters} linkTo={linkTo} />
          <Trend months={data.months} linkTo={linkTo} />
          <Coaching patterns={data.patterns} linkTo={linkTo} />
        </>
      )}
      <Answers data={data} locale={locale} />
      <Divider />
      <Text variant="microcopy">
        This reads notes, not people or what happened. Use it to ask, not for pay, promotion or dismissal.
      </Text>
    </Flex>
  );
}

function Start({ data: { first, before, rep }, linkTo }: { data: RepData; linkTo: LinkTo }) {
  return (
    <Flex direction="column" gap="small">
      <Heading>The first ten losses, and since</Heading>
      <Text>
        {first ? first.words : 'Too few to say: this takes ten losses with an account, and later ones to compare with.'}
        {rep.since ? ` First closed deal: ${rep.since}.` : ''}
      </Text>
      {first && (
        <NumberLinks
          lead="The deals of all time:"
          numbers={[
            { what: 'first', name: 'the first', count: first.first.of },
            { what: 'later', name: 'those after', count: first.later.of },
          ]}
          linkTo={linkTo}
        />
      )}
      {before && <Text>{before.words}</Text>}
      {before && (
        <NumberLinks
          lead="Before the presentation:"
          numbers={[
            { what: 'before-yes', name: 'need logged', count: before.lost.yes },
            { what: 'before-no', name: 'not logged', count: before.lost.of - before.lost.yes },
          ]}
          linkTo={linkTo}
        />
      )}
    </Flex>
  );
}

function Quarters({ quarters, linkTo }: { quarters: RepData['quarters']; linkTo: LinkTo }) {
  const counts = [...Map.groupBy(quarters, ({ quarter }) => quarter)].map(([quarter, causes]) => ({
    what: `quarter-${quarter.replace(' ', '-')}`,
    name: quarter,
    count: causes.reduce((sum, { count }) => sum + count, 0),
  }));
  if (new Set(quarters.map(({ quarter }) => quarter)).size < 2) return null;
  return (
    <Flex direction="column" gap="small">
      <Heading>What the accounts name, over time</Heading>
      <BarChart
        data={quarters.map(({ quarter, locus, count }) => ({ quarter, cause: locus, accounts: count }))}
        axes={{
          x: { field: 'quarter', fieldType: 'category', label: 'Quarter' },
          y: { field: 'accounts', fieldType: 'linear', label: 'Accounts' },
          options: { groupFieldByColor: 'cause', stacking: true },
        }}
        options={{ showLegend: true, showDataLabels: true, title: 'Accounts by cause and quarter' }}
      />
      <NumberLinks lead="The deals of a quarter:" numbers={counts} linkTo={linkTo} />
    </Flex>
  );
}

const DECIDED = { contested: 'Contested', confirmed: 'Confirmed', overruled: 'Overruled' };

function Answers({ data: { reflections, decisions, log }, locale }: { data: RepData; locale: string }) {
  return (
    <Flex direction="column" gap="small">
      <Heading>What was answered and decided</Heading>
      {reflections.length === 0 && decisions.length === 0 && <Text>Nothing yet.</Text>}
      {reflections.length > 0 && (
        <List variant="unordered">
          {reflections.map((one) => (
            <Text key={`${one.dealId} ${one.at}`}>
              {`${dayOf(one.at, locale)}, own part: “${one.text}” `}
              <Link href={one.url}>{one.dealName}</Link>
            </Text>
          ))}
        </List>
      )}
      {decisions.length > 0 && (
        <List variant="unordered">
          {decisions.map((one) => (
            <Text key={`${one.dealId} ${one.at}`}>
              {`${dayOf(one.at, locale)}, ${DECIDED[one.what]} by ${one.by}${one.text ? `: “${one.text}”` : ''} `}
              <Link href={one.url}>{one.dealName}</Link>
            </Text>
          ))}
        </List>
      )}
      <Looks title="Who looked at this review" looks={log} locale={locale} />
    </Flex>
  );
}
