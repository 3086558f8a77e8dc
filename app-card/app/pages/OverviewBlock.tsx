import { BarChart, Flex, Heading, Statistics, StatisticsItem, Text } from '@hubspot/ui-extensions';
import { NumberLinks } from './NumberLinks.tsx';
import type { Overview } from './page-data.ts';

/** Parameters of the page that lists the deals behind a number. */
export type LinkTo = (what: string) => Record<string, string>;

/** The shares of a team or a rep, each with the deals behind it. */
export function OverviewBlock({ overview, linkTo }: { overview: Overview; linkTo: LinkTo | null }) {
  const { losses, accounts, thin, housekeeping, flagged, owned, discovered, loci, leftOut } = overview;
  return (
    <Flex direction="column" gap="medium">
      <Statistics>
        <StatisticsItem label="Lost deals" number={losses} />
        <StatisticsItem label="With an account of why" number={accounts} />
        <StatisticsItem label="Left with the buyer" number={flagged.words} />
        <StatisticsItem label="Own part named" number={owned.words} />
        <StatisticsItem label="Need logged" number={discovered.words} />
      </Statistics>
      <Text variant="microcopy">
        Shares are of the {accounts} lost deals whose note gives an account. In brackets: where the true share lies with
        95 % confidence; fewer than eight accounts are too few to say.{' '}
        {thin === 1 ? '1 deal says' : `${thin} deals say`} too little to be read
        {housekeeping > 0 ? `, ${housekeeping} ${housekeeping === 1 ? 'was no lost sale' : 'were no lost sales'}` : ''}.
        {leftOutInWords(leftOut)}
      </Text>
      {linkTo && <Behind overview={overview} linkTo={linkTo} />}
      {accounts > 0 && (
        <Flex direction="column" gap="small">
          <Heading>What the accounts put the loss down to</Heading>
          <BarChart
            data={loci.map(({ name, count }) => ({ cause: name, accounts: count }))}
            axes={{
              x: { field: 'cause', fieldType: 'category', label: 'Cause' },
              y: { field: 'accounts', fieldType: 'linear', label: 'Accounts' },
            }}
            options={{ showDataLabels: true, title: 'Accounts by cause' }}
          />
          <NumberLinks
            lead="The deals of a cause:"
            numbers={loci.map(({ locus, name, count }) => ({ what: `locus-${locus}`, name, count }))}
            linkTo={linkTo}
          />
        </Flex>
      )}
    </Flex>
  );
}

function Behind({
  overview: { losses, accounts, thin, housekeeping, flagged, owned, discovered, leftOut },
  linkTo,
}: {
  overview: Overview;
  linkTo: LinkTo;
}) {
  const numbers = [
    { what: 'losses', name: 'lost deals', count: losses },
    { what: 'accounts', name: 'with an account', count: accounts },
    { what: 'flagged', name: 'left with the buyer', count: flagged.yes },
    { what: 'owned', name: 'own part named', count: owned.yes },
    { what: 'discovered', name: 'need logged', count: discovered.yes },
    { what: 'thin', name: 'too little written', count: thin },
    { what: 'housekeeping', name: 'no lost sale', count: housekeeping },
    { what: 'contested', name: 'contested', count: leftOut.contested },
    { what: 'overruled', name: 'overruled', count: leftOut.overruled },
    { what: 'unconfirmed', name: 'not confirmed', count: leftOut.unconfirmed },
  ];
  return <NumberLinks lead="The deals behind it:" numbers={numbers} linkTo={linkTo} />;
}

function leftOutInWords({ contested, overruled, unconfirmed }: Overview['leftOut']): string {
  const parts = [
    contested > 0 && `${contested} contested`,
    overruled > 0 && `${overruled} overruled`,
    unconfirmed > 0 && `${unconfirmed} not confirmed by a manager`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? ` Left out of every number: ${parts.join(', ')}.` : '';
}
