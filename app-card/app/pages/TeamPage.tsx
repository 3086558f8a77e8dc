import { Alert, Divider, EmptyState, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { PageBreadcrumbs, PageLink, PageTitle } from '@hubspot/ui-extensions/pages';
import { FilterBar } from './FilterBar.tsx';
import { paramsOf } from './fetch-page.ts';
import { Loading } from './Loading.tsx';
import { Looks } from './Looks.tsx';
import { NumberLinks } from './NumberLinks.tsx';
import { type LinkTo, OverviewBlock } from './OverviewBlock.tsx';
import { ProductOrSales } from './ProductOrSales.tsx';
import type { Filters, OwnReviewData, TeamData } from './page-data.ts';
import { SideBySide } from './SideBySide.tsx';
import { Trend } from './Trend.tsx';
import { usePage } from './use-page.ts';

/** The app's home: the team, side by side on the same measure. Reps are sent to their own review. */
export function TeamPage() {
  const { loaded, filters, setFilters, reload, locale } = usePage<TeamData | OwnReviewData>('/team');
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
        <Team data={loaded.data} filters={filters} change={setFilters} locale={locale} />
      )}
    </Flex>
  );
}

interface Shown {
  data: TeamData;
  filters: Filters;
  change: (filters: Filters) => void;
  locale: string;
}

function Team({ data, filters, change, locale }: Shown) {
  const linkTo: LinkTo | null = data.teamOnly ? null : (what) => paramsOf(filters, { what });
  return (
    <Flex direction="column" gap="medium">
      {data.contested > 0 && <Unanswered contested={data.contested} teamOnly={data.teamOnly} />}
      {!data.teamOnly && <FilterBar filters={filters} pipelines={data.pipelines} change={change} ofTeam={true} />}
      {data.note && <Alert title="What is shown">{data.note}</Alert>}
      {data.overview.losses === 0 ? (
        <EmptyState title="No lost deals to show">
          <Text>No lost deal passes these filters, or none was read yet. Widen the period first.</Text>
        </EmptyState>
      ) : (
        <>
          <OverviewBlock overview={data.overview} linkTo={linkTo} />
          {data.reps.length > 0 && <SideBySide reps={data.reps} filters={filters} />}
          <Trend months={data.months} linkTo={linkTo} />
          <ProductOrSales data={data} linkTo={linkTo} />
          {data.wonAgainstLost && <WonAgainstLost found={data.wonAgainstLost} linkTo={linkTo} />}
        </>
      )}
      <Looks title="Who looked at the team" looks={data.log} locale={locale} />
      <Divider />
      <Text variant="microcopy">
        This reads what was written when a deal was lost, not what happened, and every reading can be wrong. It is a
        prompt for a conversation, not for pay, promotion or dismissal. Who opens these pages is logged, and the reps
        see it.
      </Text>
    </Flex>
  );
}

/** A contested reading counts nowhere until a manager answers it, so it must not get lost behind a filter. */
function Unanswered({ contested, teamOnly }: { contested: number; teamOnly: boolean }) {
  const words = contested === 1 ? '1 reading is contested and waits' : `${contested} readings are contested and wait`;
  return (
    <Alert title="To be answered">
      <Text>{`${words} for a manager’s answer on the deal.`}</Text>
      {!teamOnly && (
        <PageLink to="/deals" params={{ what: 'contested', period: 'all' }}>
          Show what is to be answered
        </PageLink>
      )}
    </Alert>
  );
}

function WonAgainstLost({ found, linkTo }: { found: NonNullable<TeamData['wonAgainstLost']>; linkTo: LinkTo | null }) {
  const { won, lost, words } = found;
  return (
    <Flex direction="column" gap="small">
      <Heading>Won against lost</Heading>
      <Text>{words}</Text>
      <NumberLinks
        lead="The deals behind it:"
        numbers={[
          { what: 'won-before-yes', name: 'won, need logged', count: won.yes },
          { what: 'won-before-no', name: 'won, not logged', count: won.of - won.yes },
          { what: 'before-yes', name: 'lost, need logged', count: lost.yes },
          { what: 'before-no', name: 'lost, not logged', count: lost.of - lost.yes },
        ]}
        linkTo={linkTo}
      />
    </Flex>
  );
}
