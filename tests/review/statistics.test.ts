import { generator, probabilityOfChance } from '../../src/review/differ.ts';
import type { Loss } from '../../src/review/loss.ts';
import { holm, productOrSales } from '../../src/review/product-or-sales.ts';
import { addLoss, emptyTally, firstAgainstLater, type Tally } from '../../src/review/tally.ts';
import { wilson } from '../../src/review/wilson.ts';

// Newcombe (1998), Statistics in Medicine 17, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Wilson’s interval of %i in %i', (yes, of, low, high) => {
  const interval = wilson(yes, of);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test('no cases have no interval', () => expect(wilson(0, 0)).toBeNull());

test('Pearson’s test of homogeneity gives the probability of the chi-square table', () => {
  // 2 × 2 with chi² = 100 · (30·25 − 20·25)² / (50 · 50 · 55 · 45) = 1.0101, one degree of freedom: p = 0.3149.
  expect(
    probabilityOfChance([
      { yes: 30, of: 50 },
      { yes: 25, of: 50 },
    ]),
  ).toBeCloseTo(0.3149, 3);
  expect(
    probabilityOfChance([
      { yes: 0, of: 50 },
      { yes: 0, of: 50 },
    ]),
  ).toBe(1);
});

test('with small counts it comes near Fisher’s exact probability (the lady tasting tea, 3 of 4 right: 0.4857)', () => {
  expect(
    probabilityOfChance([
      { yes: 3, of: 4 },
      { yes: 1, of: 4 },
    ]),
  ).toBeCloseTo(0.4857, 1);
});

test('Holm’s correction, by hand', () => expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]));

const base: Loss = {
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
const tallyOf = (losses: Loss[]): Tally => {
  const tally = emptyTally();
  for (const loss of losses) addLoss(tally, loss);
  return tally;
};

/** A team of eight: each rep's chance to put a loss down to the product or to the buyer. */
function team(seed: number, chances: (rep: number) => { product: number; blame: number }): Map<string, Tally> {
  const random = generator(seed);
  return new Map(
    Array.from({ length: 8 }, (_, rep) => {
      const { product, blame } = chances(rep);
      const losses = Array.from({ length: 25 }, (): Loss => {
        const drawn = random();
        if (drawn < product) return { ...base, locus: 'product' };
        if (drawn < product + blame) {
          const patterns = random() < 0.5 ? (['failed_to_understand'] as const) : (['went_dark'] as const);
          return { ...base, locus: 'prospect', flag: true, patterns };
        }
        return base;
      });
      return [`rep ${rep}`, tallyOf(losses)] as const;
    }),
  );
}
const pointing = (found: ReturnType<typeof productOrSales>, to: string) =>
  (found ?? []).filter(({ points }) => points === to).map(({ theme }) => theme);

describe('on simulated teams whose truth is known', () => {
  const TEAMS = 200;
  const share = (says: (seed: number) => boolean) =>
    Array.from({ length: TEAMS }, (_, seed) => says(seed + 1)).filter(Boolean).length / TEAMS;

  test('noise alone is no difference, in at least 95 of 100 teams', () => {
    const quiet = (seed: number) => {
      const found = productOrSales(team(seed, () => ({ product: 0.1, blame: 0.25 })));
      return pointing(found, 'sales').length === 0 && pointing(found, 'product').length === 0;
    };
    expect(share(quiet)).toBeGreaterThanOrEqual(0.95);
  });

  test('a product that costs every rep deals points to the product', () => {
    const product = (seed: number) =>
      pointing(productOrSales(team(seed, () => ({ product: 0.45, blame: 0.2 }))), 'product').includes('product');
    expect(share(product)).toBeGreaterThanOrEqual(0.9);
  });

  test('one rep who leaves nearly all with the buyer points to sales, and to that rep', () => {
    const sales = (seed: number) => {
      const found = productOrSales(team(seed, (rep) => ({ product: 0.1, blame: rep === 3 ? 0.8 : 0.2 })));
      return (found ?? []).some(
        ({ theme, points, above }) => theme === 'prospect' && points === 'sales' && above[0] === 'rep 3',
      );
    };
    expect(share(sales)).toBeGreaterThanOrEqual(0.9);
  });
});

test('too few reps or accounts: nothing is said', () => {
  expect(productOrSales(new Map([['a', tallyOf([base])]]))).toBeNull();
});

test('a bad start: the first ten by date against the later ones, in whatever order they come', () => {
  const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}`;
  const losses = Array.from({ length: 25 }, (_, index) => ({ ...base, closedAt: day(index + 1), flag: index < 9 }));
  const tally = tallyOf(losses.toReversed());
  expect(firstAgainstLater(tally)).toEqual({
    first: { accounts: 10, flagged: 9 },
    later: { accounts: 15, flagged: 0 },
  });
  expect(firstAgainstLater(tallyOf(losses.slice(0, 5)))).toBeNull();
});

test('housekeeping is no loss, and thin ones stand outside all rates', () => {
  const tally = tallyOf([base, { ...base, basis: 'thin', locus: 'prospect' }, { ...base, basis: 'housekeeping' }]);
  expect(tally).toMatchObject({ losses: 2, thin: 1, housekeeping: 1, accounts: 1, flagged: 0 });
});
