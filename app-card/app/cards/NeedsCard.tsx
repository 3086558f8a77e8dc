import { Accordion, Flex, Heading, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import type { CardNeeds, DiscoveryPost } from './card-data.ts';
import { NeedsForm } from './NeedsForm.tsx';
import { needsHeadline, sourceOf } from './words.ts';

/** The card of an open deal near its presentation: what is known of the buyer's needs, and a form for what is missing. */
export function NeedsCard({
  needs,
  isOwner,
  locale,
  send,
}: {
  needs: CardNeeds;
  isOwner: boolean;
  locale: string;
  send: (post: DiscoveryPost) => Promise<void>;
}) {
  const headline = needsHeadline(needs);
  const form = needs.missing.length > 0 && (
    <NeedsForm missing={needs.missing} mayDismiss={needs.discovery === 'none' && !needs.dismissed} send={send} />
  );
  return (
    <Flex direction="column" gap="medium">
      <StatusTag variant={headline.variant}>{headline.text}</StatusTag>
      {needs.saving && <Text variant="microcopy">Your answers are being put on the deal as a note.</Text>}
      {needs.known.length > 0 && (
        <Flex direction="column" gap="small">
          <Heading>What is known</Heading>
          {needs.known.map(({ need, label, quote }) => (
            <Tile key={need} compact={true}>
              <Text format={{ fontWeight: 'demibold' }}>{label}</Text>
              <Text format={{ italic: true }}>“{quote.quote}”</Text>
              <Text variant="microcopy">{sourceOf(quote, locale)}</Text>
            </Tile>
          ))}
        </Flex>
      )}
      {needs.dismissed && (
        <Text variant="microcopy">
          {needs.dismissed.by} said that nothing is to be asked here: {needs.dismissed.reason}
        </Text>
      )}
      {!isOwner && needs.missing.length > 0 && (
        <Flex direction="column" gap="extra-small">
          <Heading>What is not logged yet</Heading>
          {needs.missing.map(({ need, question }) => (
            <Text key={need}>{question}</Text>
          ))}
          <Text variant="microcopy">The owner of the deal is asked for it on this card; anybody can write a note.</Text>
        </Flex>
      )}
      {isOwner &&
        (needs.dismissed || needs.discovery === 'real'
          ? form && (
              <Accordion title="Log more of the need" size="sm">
                {form}
              </Accordion>
            )
          : form)}
    </Flex>
  );
}
