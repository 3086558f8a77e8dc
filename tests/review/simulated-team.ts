import { generator } from '../../src/review/differ.ts';
import type { Loss } from '../../src/review/loss.ts';
import { addLoss, emptyTally, type Tally } from '../../src/review/tally.ts';

/** A lost deal whose account names an outside event. */
export const LOSS: Loss = {
  dealId: '1',
  name: 'A deal',
  rep: 'r',
  closedAt: '2026-01-01',
  basis: 'account',
  locus: 'circumstance',
  flag: false,
  ownership: false,
  discovery: 'none',
  patterns: [],
  quote: null,
};

export function tallyOf(losses: readonly Loss[]): Tally {
  const tally = emptyTally();
  for (const loss of losses) addLoss(tally, loss);
  return tally;
}

/** How likely an account of a rep is to put the loss down to the product, or to the buyer alone. */
export interface Chances {
  product: number;
  blame: number;
}

/** A team whose truth is known. The chances may change with the number of the deal, counted from 0, a day apart. */
export function simulateTeam(
  seed: number,
  { reps, deals, chances }: { reps: number; deals: number; chances: (rep: number, deal: number) => Chances },
): Map<string, Tally> {
  const random = generator(seed * 7919);
  return new Map(
    Array.from({ length: reps }, (_, rep) => {
      const losses = Array.from({ length: deals }, (_, deal) => ({
        ...lossOf(chances(rep, deal), random),
        closedAt: new Date(Date.UTC(2025, 0, 1 + deal)).toISOString().slice(0, 10),
      }));
      return [`rep ${rep}`, tallyOf(losses)] as const;
    }),
  );
}

function lossOf({ product, blame }: Chances, random: () => number): Loss {
  const drawn = random();
  if (drawn < product) return { ...LOSS, locus: 'product' };
  if (drawn >= product + blame) return LOSS;
  return { ...LOSS, locus: 'prospect', flag: true, patterns: [random() < 0.5 ? 'failed_to_understand' : 'went_dark'] };
}
