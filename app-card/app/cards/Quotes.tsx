import { Flex, Heading, Text, Tile } from '@hubspot/ui-extensions';
import type { CardQuote } from './card-data.ts';
import { sourceOf } from './words.ts';

/** Verbatim quotes with where and when they were written. */
export function Quotes({ title, quotes, locale }: { title: string; quotes: CardQuote[]; locale: string }) {
  if (quotes.length === 0) return null;
  return (
    <Flex direction="column" gap="small">
      <Heading>{title}</Heading>
      {quotes.map((quote) => (
        <Tile key={`${quote.from} ${quote.at} ${quote.quote}`} compact={true}>
          <Text format={{ italic: true }}>“{quote.quote}”</Text>
          <Text variant="microcopy">{sourceOf(quote, locale)}</Text>
        </Tile>
      ))}
    </Flex>
  );
}
