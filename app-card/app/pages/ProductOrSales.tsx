import { Flex, Heading, List, StatusTag, Text } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import type { LinkTo } from './OverviewBlock.tsx';
import type { FindingLine, TeamData } from './page-data.ts';

const POINTS: Record<FindingLine['points'], string> = {
  product: 'points to the product',
  sales: 'points to sales',
  nowhere: 'no difference',
};

/** Does a theme point to the product or to how a few sell? With its counts, its test and its deals. */
export function ProductOrSales({
  data: { findings, test, teamOnly },
  linkTo,
}: {
  data: TeamData;
  linkTo: LinkTo | null;
}) {
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
        <Text>
          {teamOnly
            ? 'Too few to say, or it would tell of a few reps with few accounts.'
            : 'Too few to say: this takes three reps with eight accounts each.'}
        </Text>
      ) : pointing.length === 0 ? (
        <Text>Nothing points to the product or to single reps beyond what chance brings.</Text>
      ) : (
        pointing.map((one) => <Finding key={one.theme} finding={one} linkTo={linkTo} />)
      )}
      {others.length > 0 && (
        <List variant="unordered">
          {others.map((one) => (
            <Text key={one.theme} variant="microcopy">
              {`${one.words} `}
              <DealsOf finding={one} linkTo={linkTo} />
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
      <DealsOf finding={finding} linkTo={linkTo} />
    </Flex>
  );
}

function DealsOf({ finding: { count, theme, what }, linkTo }: { finding: FindingLine; linkTo: LinkTo | null }) {
  if (!linkTo || count === 0) return null;
  return (
    <PageLink to="/deals" params={linkTo(what)}>
      {`Show the ${count === 1 ? 'deal' : `${count} deals`}: ${theme}`}
    </PageLink>
  );
}
