import { MultiSelect } from '@hubspot/ui-extensions';
import type { SecondReaderData } from './second-reader-data.ts';

/** So many deals are tried at once. */
const MOST = 3;

interface Props {
  data: SecondReaderData;
  chosen: string[];
  choose: (dealIds: string[]) => void;
}

/** Which lost deals are shown and tried: up to three of the newest; with none chosen, those that the switch would send first. */
export function ChooseDeals({ data: { deals }, chosen, choose }: Props) {
  if (deals.length === 0) return null;
  return (
    <MultiSelect
      name="reader-deals"
      label="Deals to show or to try (up to three)"
      options={deals.map(({ dealId, name, isSent }) => ({
        label: isSent ? name : `${name} (the switch would not send it)`,
        value: dealId,
      }))}
      value={chosen}
      // A fourth takes the place of the first.
      onChange={(values) => choose(values.map(String).slice(-MOST))}
    />
  );
}
