import { Flex, Heading, Link, Text, Tile } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import type { LinkTo } from './OverviewBlock.tsx';
import type { PatternLine } from './page-data.ts';

/** What recurs in the notes, in their own words, with what to ask and how to answer what may come back. */
export function Coaching({ patterns, linkTo }: { patterns: PatternLine[]; linkTo: LinkTo }) {
  return (
    <Flex direction="column" gap="small">
      <Heading>What recurs, and how to talk about it</Heading>
      {patterns.length === 0 && <Text>No pattern recurs in these notes.</Text>}
      {patterns.map((one) => (
        <Tile key={one.pattern} compact={true}>
          <Flex direction="column" gap="extra-small">
            <Text format={{ fontWeight: 'demibold' }}>{`“${one.name}” in ${one.count} notes`}</Text>
            <Text variant="microcopy">
              {one.quotes.length > 0 ? 'From these notes:' : 'No single quote shows it; read the notes themselves.'}
            </Text>
            {one.quotes.map(({ quote, dealId, dealName, url }) => (
              <Text key={dealId} format={{ italic: true }}>
                {`“${quote}” `}
                <Link href={url}>{dealName}</Link>
              </Text>
            ))}
            <Text>{`Ask: ${one.ask}`}</Text>
            <Text>{`You may hear: ${one.objection}`}</Text>
            <Text>{`Then: ${one.answer}`}</Text>
            <PageLink to="/deals" params={linkTo(`pattern-${one.pattern}`)}>
              {`Show these ${one.count} deals: ${one.name}`}
            </PageLink>
          </Flex>
        </Tile>
      ))}
    </Flex>
  );
}
