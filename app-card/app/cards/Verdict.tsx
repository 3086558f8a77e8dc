import { Alert, Flex, Heading, List, StatusTag, Text } from '@hubspot/ui-extensions';
import type { CardData, CardVerdict } from './card-data.ts';
import { Quotes } from './Quotes.tsx';
import {
  beforeInWords,
  DISCOVERY_GAP,
  dayOf,
  headlineOf,
  kindInWords,
  likelihood,
  OWN_PART_GAP,
  PATTERN_WORDS,
  readerInWords,
} from './words.ts';

/** What was found in the note: the same for the manager and for the rep. */
export function Verdict({ card, verdict, locale }: { card: CardData; verdict: CardVerdict; locale: string }) {
  const headline = headlineOf(verdict);
  return (
    <Flex direction="column" gap="medium">
      <Flex direction="column" gap="extra-small">
        <StatusTag variant={headline.variant}>{headline.text}</StatusTag>
        {verdict.basis === 'account' && <Text variant="microcopy">{likelihood(verdict)}</Text>}
      </Flex>
      <Text>{verdict.reason}</Text>
      {verdict.before && <Text>{beforeInWords(verdict.before, locale)}</Text>}
      {verdict.basis === 'account' && <Findings verdict={verdict} locale={locale} />}
      {card.unreadable.map((one) => (
        <Alert key={one.kind} title={`Not readable: ${kindInWords(one.kind, one.count)}`} variant="warning">
          {one.why}
        </Alert>
      ))}
      <Text variant="microcopy">
        {readerInWords(verdict.scorer)} on {dayOf(verdict.scoredAt, locale)}. It reads the note, not what happened.
      </Text>
      {verdict.secondReading && <Text variant="microcopy">{verdict.secondReading}</Text>}
    </Flex>
  );
}

function Findings({ verdict, locale }: { verdict: CardVerdict; locale: string }) {
  const gaps = [DISCOVERY_GAP[verdict.discovery], verdict.ownership ? null : OWN_PART_GAP].filter(
    (gap) => gap !== null,
  );
  const said = [verdict.ownPart, verdict.need].filter((quote) => quote !== null);
  const also = said.filter((quote) => !verdict.evidence.some((shown) => shown.quote === quote.quote));
  return (
    <Flex direction="column" gap="medium">
      <Quotes title="What the note says" quotes={verdict.evidence} locale={locale} />
      <Quotes title="It also says" quotes={also} locale={locale} />
      {gaps.length > 0 && (
        <Flex direction="column" gap="extra-small">
          <Heading>What the note does not say</Heading>
          <List variant="unordered">
            {gaps.map((gap) => (
              <Text key={gap}>{gap}</Text>
            ))}
          </List>
        </Flex>
      )}
      {verdict.patterns.length > 0 && (
        <Flex direction="column" gap="extra-small">
          <Heading>What to listen for</Heading>
          <List variant="unordered">
            {verdict.patterns.map((pattern) => (
              <Text key={pattern}>
                {PATTERN_WORDS[pattern].name}: {PATTERN_WORDS[pattern].listen}
              </Text>
            ))}
          </List>
        </Flex>
      )}
    </Flex>
  );
}
