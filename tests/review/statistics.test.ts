import { type Group, generator, probabilityOfChance } from '../../src/review/differ.ts';
import { drawCount, logFactorials, probabilityOfCount } from '../../src/review/hypergeometric.ts';
import { holm } from '../../src/review/product-or-sales.ts';
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

const groups = (...pairs: [number, number][]): Group[] => pairs.map(([yes, of]) => ({ yes, of }));

describe('the probability of chance', () => {
  test('four groups, large counts: smokers among lung cancer patients (Fleiss 1981, p. 139; R’s prop.test: 12.6, 3 df, p = 0.005585)', () => {
    expect(probabilityOfChance(groups([83, 86], [90, 93], [129, 136], [70, 82]))).toBeCloseTo(0.005585, 6);
  });

  test('two groups, small counts: the lady tasting tea (Fisher 1935; R’s fisher.test: p = 0.4857)', () => {
    expect(probabilityOfChance(groups([3, 4], [1, 4]))).toBeCloseTo(0.4857, 4);
  });

  test('two groups: convictions of twins (Fisher 1962; R’s fisher.test: p = 0.0005367)', () => {
    expect(probabilityOfChance(groups([10, 13], [2, 17]))).toBeCloseTo(0.0005367, 7);
  });

  test('five groups, rare yeses: malformations by alcohol (Graubard and Korn 1987), near what all tables add up to', () => {
    const table = groups([48, 17_114], [38, 14_502], [5, 793], [1, 127], [1, 38]);
    const exact = overAllTables(table);
    // The chi-square distribution says 0.017 here (12.08, 4 df).
    expect(exact).toBeCloseTo(0.034, 3);
    expect(Math.abs(probabilityOfChance(table) - exact)).toBeLessThan(0.012);
  });

  // By Cochran's rule none of these is a case for the chi-square distribution.
  test.each<[string, Group[]]>([
    ['three small groups', groups([6, 8], [1, 8], [1, 8])],
    ['four small groups that are nearly alike', groups([3, 8], [2, 9], [1, 8], [2, 12])],
    ['one group much larger', groups([40, 200], [5, 9], [1, 10])],
  ])('%s: within what 999 drawings allow of the exact value', (_, table) => {
    const exact = overAllTables(table);
    const found = probabilityOfChance(table);
    expect(Math.abs(found - exact)).toBeLessThan(Math.max(0.005, 0.25 * exact));
  });

  test('one small group beside many large ones leaves the chi-square distribution standing (Cochran 1954)', () => {
    const large = Array.from({ length: 50 }, (_, rep): [number, number] => [30 + (rep % 9) * 12, 280]);
    // 999 drawings never come below 1 in 1,000.
    expect(probabilityOfChance(groups(...large, [2, 8]))).toBeLessThan(0.0001);
  });

  test('nothing to compare is 1', () => {
    expect(probabilityOfChance(groups([0, 50], [0, 50]))).toBe(1);
    expect(probabilityOfChance(groups([50, 50], [50, 50]))).toBe(1);
    expect(probabilityOfChance(groups([5, 50], [0, 0]))).toBe(1);
  });
});

test('yeses are drawn as often as the hypergeometric distribution says', () => {
  const urn = { of: 50, yes: 20, draws: 15 };
  const logs = logFactorials(50);
  const random = generator(1);
  const counts = Array.from({ length: 16 }, () => 0);
  const drawings = 50_000;
  for (let n = 0; n < drawings; n++) {
    const drawn = drawCount(logs, urn, random());
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  for (const [k, count] of counts.entries())
    expect(Math.abs(count / drawings - probabilityOfCount(logs, urn, k))).toBeLessThan(0.006);
});

test('Holm’s correction, by hand', () => expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]));

/** The exact probability, by every table with the same sums: the sum of those that lie as far from "all alike" as this one. */
function overAllTables(table: readonly Group[]): number {
  const of = table.reduce((total, group) => total + group.of, 0);
  const yes = table.reduce((total, group) => total + group.yes, 0);
  const logs = logFactorials(of);
  const log = (n: number) => logs[n] ?? 0;
  const choose = (n: number, k: number) => log(n) - log(k) - log(n - k);
  const term = (group: Group, count: number) => (count - (group.of * yes) / of) ** 2 / group.of;
  const far = table.reduce((total, group) => total + term(group, group.yes), 0) - 1e-9;
  const rest = (at: number, left: number, distance: number, weight: number): number => {
    const group = table[at];
    if (!group) return left === 0 && distance >= far ? Math.exp(weight - choose(of, yes)) : 0;
    // The last group gets what is left.
    const least = at === table.length - 1 ? left : 0;
    let sum = 0;
    for (let count = least; count <= left && count <= group.of; count++)
      sum += rest(at + 1, left - count, distance + term(group, count), weight + choose(group.of, count));
    return sum;
  };
  return rest(0, yes, 0, 0);
}
