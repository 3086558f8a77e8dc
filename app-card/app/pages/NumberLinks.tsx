import { Flex, Text } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import type { LinkTo } from './OverviewBlock.tsx';

/** A number that leads to the deals behind it; nothing leads to no deals. */
export function NumberLink({ count, what, linkTo }: { count: number; what: string; linkTo: LinkTo | null }) {
  if (count === 0 || !linkTo) return <>{String(count)}</>;
  return (
    <PageLink to="/deals" params={linkTo(what)}>
      {String(count)}
    </PageLink>
  );
}

/** A line of such numbers, each with its name; names without deals are left out. */
export function NumberLinks({
  lead,
  numbers,
  linkTo,
}: {
  lead: string;
  numbers: { what: string; name: string; count: number }[];
  linkTo: LinkTo | null;
}) {
  const shown = numbers.filter(({ count }) => count > 0);
  if (!linkTo || shown.length === 0) return null;
  return (
    <Flex direction="row" gap="small" wrap="wrap">
      <Text>{lead}</Text>
      {shown.map(({ what, name, count }) => (
        <PageLink key={what} to="/deals" params={linkTo(what)}>
          {`${name} (${count})`}
        </PageLink>
      ))}
    </Flex>
  );
}
