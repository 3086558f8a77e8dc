import { Accordion, List, Text } from '@hubspot/ui-extensions';
import type { CardData } from './card-data.ts';
import { dayOf } from './words.ts';

/** Who saw, did and changed what: the same for the manager and for the rep. */
export function LogNote({ log, locale }: { log: CardData['log']; locale: string }) {
  if (log.length === 0) return null;
  return (
    <Accordion title="Who saw and did what" size="sm">
      <List variant="unordered">
        {log.map((line) => (
          <Text key={`${line.at} ${line.by} ${line.what}`} variant="microcopy">
            {`${dayOf(line.at, locale)}: ${line.by} ${line.what}`}
          </Text>
        ))}
      </List>
    </Accordion>
  );
}
