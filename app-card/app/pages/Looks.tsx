import { Accordion, List, Text } from '@hubspot/ui-extensions';
import { dayOf } from './day.ts';
import type { LookLine } from './page-data.ts';

/** Who looked at a page, for everybody whom it is about. */
export function Looks({ title, looks, locale }: { title: string; looks: LookLine[]; locale: string }) {
  if (looks.length === 0) return null;
  return (
    <Accordion title={title} size="sm">
      <List variant="unordered">
        {looks.map(({ at, by, what }) => (
          <Text key={`${at} ${by} ${what}`} variant="microcopy">
            {`${dayOf(at, locale)}: ${by} ${what}`}
          </Text>
        ))}
      </List>
    </Accordion>
  );
}
