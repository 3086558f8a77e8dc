import { compareFirstTen, type FirstTen } from '../../src/review/first-ten.ts';
import { type Finding, productOrSales } from '../../src/review/product-or-sales.ts';
import { type Chances, simulateTeam } from './simulated-team.ts';

const TEAMS = 300;

interface Kind {
  reps: number;
  deals: number;
  chances: (rep: number, deal: number) => Chances;
}

/** In how many of 100 teams something points to the product, to sales, to neither; some teams are told both. */
function conclusions(kind: Kind, teams = TEAMS) {
  const counts = { product: 0, sales: 0, nothing: 0 };
  for (let seed = 1; seed <= teams; seed++) {
    const found = productOrSales(simulateTeam(seed, kind)) ?? [];
    const says = (points: Finding['points']) => found.some((one) => one.points === points);
    if (says('product')) counts.product++;
    if (says('sales')) counts.sales++;
    if (!says('product') && !says('sales')) counts.nothing++;
  }
  return inHundred(counts, teams);
}

function inHundred<Key extends string>(counts: Record<Key, number>, of: number): Record<Key, number> {
  return Object.fromEntries(
    Object.entries<number>(counts).map(([key, count]) => [key, Math.round((100 * count) / of)]),
  ) as Record<Key, number>;
}

const alike = (product: number, blame: number) => () => ({ product, blame });
const some = (those: number, product: number) => (rep: number) => ({
  product: rep < those ? product : 0.12,
  blame: 0.2,
});

describe('noise: all reps are alike', () => {
  // Under the 15 % bar of the product, at it, and above it where accounts are too few to say so.
  test.each<[string, Kind]>([
    ['10 % product, 25 % buyer, 8 reps × 25', { reps: 8, deals: 25, chances: alike(0.1, 0.25) }],
    ['10 % product, 50 % buyer, 8 × 25', { reps: 8, deals: 25, chances: alike(0.1, 0.5) }],
    ['15 % product, 8 × 25', { reps: 8, deals: 25, chances: alike(0.15, 0.25) }],
    ['20 % product, 8 × 25', { reps: 8, deals: 25, chances: alike(0.2, 0.25) }],
    ['20 % product, 5 × 10', { reps: 5, deals: 10, chances: alike(0.2, 0.4) }],
    ['20 % product, 3 × 8', { reps: 3, deals: 8, chances: alike(0.2, 0.4) }],
  ])('%s: nothing is said in at least 95 of 100 teams', (_, kind) => {
    expect(conclusions(kind).nothing).toBeGreaterThanOrEqual(95);
  });

  test('15 % product, 50 reps × 60: nothing is said in at least 95 of 100 teams', () => {
    const kind = { reps: 50, deals: 60, chances: alike(0.15, 0.4) };
    expect(conclusions(kind, 60).nothing).toBeGreaterThanOrEqual(95);
  });

  // Well above the bar all reps alike are the product, and still no rep is named.
  test.each<[string, Kind, number, { product: number; sales: number; nothing: number }]>([
    [
      '45 %, 8 reps × 25',
      { reps: 8, deals: 25, chances: alike(0.45, 0.2) },
      TEAMS,
      { product: 93, sales: 2, nothing: 7 },
    ],
    ['60 %, 6 × 10', { reps: 6, deals: 10, chances: alike(0.6, 0.2) }, TEAMS, { product: 91, sales: 0, nothing: 9 }],
    ['45 %, 6 × 8', { reps: 6, deals: 8, chances: alike(0.45, 0.2) }, TEAMS, { product: 55, sales: 0, nothing: 45 }],
    ['25 %, 50 × 60', { reps: 50, deals: 60, chances: alike(0.25, 0.4) }, 60, { product: 90, sales: 2, nothing: 8 }],
  ])('a product problem, %s: no difference between reps, in at least 95 of 100 teams', (_, kind, teams, expected) => {
    const found = conclusions(kind, teams);
    expect(found.sales).toBeLessThanOrEqual(5);
    expect(found).toEqual(expected);
  });
});

describe('reps who differ', () => {
  test('one rep of eight who leaves nearly all with the buyer points to sales, and to that rep', () => {
    let right = 0;
    for (let seed = 1; seed <= TEAMS; seed++) {
      const chances = (rep: number) => ({ product: 0.1, blame: rep === 3 ? 0.8 : 0.2 });
      const found = productOrSales(simulateTeam(seed, { reps: 8, deals: 25, chances })) ?? [];
      if (found.some(({ theme, points, above }) => theme === 'prospect' && points === 'sales' && above[0] === 'rep 3'))
        right++;
    }
    expect(right / TEAMS).toBeGreaterThanOrEqual(0.95);
  });

  // Few deals: mostly nothing can be said, more deals name the reps; the product is not blamed with them.
  test.each<[string, Kind, { product: number; sales: number; nothing: number }]>([
    ['one of 3 (75 %), 8 each', { reps: 3, deals: 8, chances: some(1, 0.75) }, { product: 0, sales: 34, nothing: 66 }],
    ['one of 4 (75 %), 8 each', { reps: 4, deals: 8, chances: some(1, 0.75) }, { product: 0, sales: 49, nothing: 51 }],
    [
      'one of 4 (75 %), 12 each',
      { reps: 4, deals: 12, chances: some(1, 0.75) },
      { product: 0, sales: 82, nothing: 18 },
    ],
    [
      'one of 4 (75 %), 25 each',
      { reps: 4, deals: 25, chances: some(1, 0.75) },
      { product: 0, sales: 100, nothing: 0 },
    ],
    ['two of 3 (50 %), 12 each', { reps: 3, deals: 12, chances: some(2, 0.5) }, { product: 1, sales: 9, nothing: 90 }],
    ['two of 4 (50 %), 10 each', { reps: 4, deals: 10, chances: some(2, 0.5) }, { product: 0, sales: 25, nothing: 74 }],
    ['two of 5 (50 %), 8 each', { reps: 5, deals: 8, chances: some(2, 0.5) }, { product: 0, sales: 15, nothing: 85 }],
    ['two of 5 (50 %), 12 each', { reps: 5, deals: 12, chances: some(2, 0.5) }, { product: 0, sales: 35, nothing: 65 }],
    ['two of 5 (50 %), 25 each', { reps: 5, deals: 25, chances: some(2, 0.5) }, { product: 0, sales: 87, nothing: 13 }],
  ])('who put it down to the product, the others in 12 %%: %s', (_, kind, expected) => {
    expect(conclusions(kind)).toEqual(expected);
  });
});

describe('the first ten losses against the later ones', () => {
  /** In how many of 100 teams it is said of the first rep, and of how many of 100 others. */
  function since(kind: Kind) {
    const counts = () => ({ less: 0, more: 0, alike: 0, 'too few': 0 });
    const first = counts();
    const others = counts();
    for (let seed = 1; seed <= TEAMS; seed++)
      for (const [rep, tally] of simulateTeam(seed, kind)) {
        const found: FirstTen['since'] = compareFirstTen(tally)?.since ?? 'too few';
        (rep === 'rep 0' ? first : others)[found]++;
      }
    return { first: inHundred(first, TEAMS), others: inHundred(others, TEAMS * (kind.reps - 1)) };
  }
  const badStart = (rep: number, deal: number) => ({ product: 0.1, blame: rep === 0 && deal < 10 ? 0.9 : 0.2 });

  test.each([
    [18, { less: 84, more: 0, alike: 16, 'too few': 0 }],
    [30, { less: 98, more: 0, alike: 2, 'too few': 0 }],
    [17, { less: 0, more: 0, alike: 0, 'too few': 100 }],
  ])('a new rep with a bad start (90 %%, then 20 %%), after %i losses', (deals, expected) => {
    const { first, others } = since({ reps: 8, deals, chances: badStart });
    expect(first).toEqual(expected);
    if (deals >= 18) expect(others.alike).toBeGreaterThanOrEqual(95);
  });

  test('a rep whose losses are left with the buyer more often since is told so, too', () => {
    const chances = (_: number, deal: number) => ({ product: 0.1, blame: deal < 10 ? 0.1 : 0.7 });
    expect(since({ reps: 2, deals: 40, chances }).first.more).toBeGreaterThanOrEqual(90);
  });

  // It is said of one rep; of eight reps without a change one is told of one by chance in up to a third of teams.
  test.each([
    [0.1, 20],
    [0.3, 30],
    [0.5, 25],
    [0.5, 60],
    [0.8, 100],
  ])('noise, %d left with the buyer in %i losses: no difference for at least 95 of 100 reps', (blame, deals) => {
    const { first, others } = since({ reps: 8, deals, chances: () => ({ product: 0.1, blame }) });
    expect(others.alike).toBeGreaterThanOrEqual(95);
    expect(first.alike).toBeGreaterThanOrEqual(95);
  });
});
