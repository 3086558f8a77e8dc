import { Alert, Flex, Heading, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import type { CardData, CardNeeds, DiscoveryPost } from './card-data.ts';
import { NeedsForm } from './NeedsForm.tsx';
import { kindInWords, needsHeadline, sourceOf } from './words.ts';

/** The card of an open deal near its presentation: what is known of the buyer's needs, and a form for what is missing. */
export function NeedsCard({
  needs,
  unreadable,
  isOwner,
  locale,
  send,
}: {
  needs: CardNeeds;
  unreadable: CardData['unreadable'];
  isOwner: boolean;
  locale: string;
  send: (post: DiscoveryPost) => Promise<void>;
}) {
  const headline = needsHeadline(needs);
  const enough = needs.dismissed !== null || needs.discovery === 'real';
  return (
    <Flex direction="column" gap="medium">
      <StatusTag variant={headline.variant}>{headline.text}</StatusTag>
      {needs.saving && <Text variant="microcopy">Your answers are being put on the deal as a note.</Text>}
      {unreadable.map((one) => (
        <Alert key={one.kind} title={`Not readable: ${kindInWords(one.kind, one.count)}`} variant="warning">
          {one.why}
        </Alert>
      ))}
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
      {isOwner && (
        <NeedsForm
          missing={needs.missing}
          enough={enough}
          mayDismiss={needs.discovery === 'none' && !needs.dismissed}
          send={send}
        />
      )}
    </Flex>
  );
}
