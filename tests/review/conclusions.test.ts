import { buildRep } from '../../src/pages/build-rep.ts';
import { buildTeam } from '../../src/pages/build-team.ts';
import { compareFirstTen } from '../../src/review/first-ten.ts';
import type { Loss } from '../../src/review/loss.ts';
import { productOrSales } from '../../src/review/product-or-sales.ts';
import { firstAgainstLater, type Tally } from '../../src/review/tally.ts';
import { findingInWords, firstTenInWords, PRODUCT_OR_SALES_TEST } from '../../src/review/words.ts';
import { emptyAssessment } from '../../src/review-export/assessment.ts';
import { reportHtml } from '../../src/review-export/write-report.ts';
import { LOSS, tallyOf } from './simulated-team.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);

/** What is said about the product where reps put so many of so many accounts down to it. */
function aboutProduct(...reps: [number, number][]): string {
  const team = reps.map(([yes, of], rep): [string, Tally] => [
    `rep ${rep}`,
    tallyOf(Array.from({ length: of }, (_, deal): Loss => (deal < yes ? { ...LOSS, locus: 'product' } : LOSS))),
  ]);
  const finding = productOrSales(new Map(team))?.find(({ theme }) => theme === 'product');
  return finding ? findingInWords(finding) : '';
}

describe('what is said about the product', () => {
  test('one rep makes the theme: it cannot be told yet, and nobody is told that all hear it', () => {
    const said = aboutProduct([6, 8], [1, 8], [1, 8]);
    expect(said).toBe(
      '“product or offer” is named often, but it cannot be told yet whether nearly all reps hear it alike or some far more than others (8 of 24 accounts, 33 % (18–53 %); 1 of 3 reps name it in 15 % of theirs or more).',
    );
  });

  test('all name it: the product, with the uncorrected frequency', () => {
    expect(aboutProduct([12, 25], [10, 25], [9, 25], [11, 25])).toBe(
      '“product or offer” points to the product: nearly all reps hear it from their customers, and no difference between them was found (42 of 100 accounts, 42 % (33–52 %); 4 of 4 reps name it in 15 % of theirs or more). Reps who are all alike differ as much in 84 of 100 teams.',
    );
    expect(aboutProduct([10, 25], [10, 25], [10, 25])).toContain('differ as much in nearly all teams.');
  });

  test('one rep far more than the others: sales, and to that rep, with the corrected frequency', () => {
    expect(aboutProduct([20, 25], [2, 25], [3, 25], [2, 25])).toMatch(
      /points to sales: rep 0 names it far more often .* would differ as much in fewer than 1 of 1,000 teams \(corrected for 11 themes\)\.$/,
    );
  });

  test('all name it, and one far more: both are said', () => {
    expect(aboutProduct([95, 100], [40, 100], [42, 100], [38, 100], [41, 100])).toMatch(
      /points to sales: rep 0 .* Nearly all reps name it often: it can be the product as well\.$/,
    );
  });

  test('seldom named and alike: no difference was found', () => {
    expect(aboutProduct([1, 10], [0, 10], [1, 10])).toBe(
      '“product or offer”: no difference between reps was found (2 of 30 accounts, 7 % (2–21 %)).',
    );
  });

  test('too few reps or accounts: nothing is said', () => {
    expect(productOrSales(new Map([['a', tallyOf([LOSS])]]))).toBeNull();
  });

  test('the thresholds are told', () => {
    for (const threshold of [
      '8 accounts',
      'four of five reps',
      '15 %',
      'at least 2',
      '10 of 100',
      '5 of 100',
      '11 themes',
    ])
      expect(PRODUCT_OR_SALES_TEST).toContain(threshold);
  });
});

describe('the first ten losses against the later ones', () => {
  /** `first` of ten and `later` of so many flagged, a day apart. */
  const rep = (first: number, later: number, of: number) =>
    Array.from({ length: 10 + of }, (_, index) => ({
      ...LOSS,
      closedAt: day(index + 1),
      flag: index < 10 ? index < first : index < 10 + later,
    }));
  const said = (losses: Loss[]) => {
    const found = compareFirstTen(tallyOf(losses));
    return found && firstTenInWords(found);
  };

  // The ranges of these overlap; the test tells them apart all the same.
  test.each([
    [6, 8, 40, 'That is less often than at the start. Without any change such a difference comes in 2 of 100 reps.'],
    [7, 12, 40, 'That is less often than at the start. Without any change such a difference comes in 3 of 100 reps.'],
    [5, 5, 40, 'That is less often than at the start. Without any change such a difference comes in 2 of 100 reps.'],
    [1, 12, 20, 'That is more often than at the start. Without any change such a difference comes in 2 of 100 reps.'],
    [5, 12, 30, 'No difference was found. Without any change such a difference comes in 72 of 100 reps.'],
    [9, 0, 7, 'Too few came after them to compare (fewer than 8).'],
  ])('%i of ten, then %i of %i', (first, later, of, words) => {
    expect(said(rep(first, later, of))).toBe(
      `Of the first ten losses with an account ${first} were left with the buyer; of the ${of} after them ${later}. ${words}`,
    );
  });

  test('in whatever order the deals come', () => {
    const tally = tallyOf(rep(9, 0, 15).toReversed());
    expect(firstAgainstLater(tally)).toMatchObject({
      first: { accounts: 10, flagged: 9 },
      later: { accounts: 15, flagged: 0 },
    });
    expect(compareFirstTen(tallyOf(rep(9, 0, 15).slice(0, 10)))).toBeNull();
  });

  test('deals without a date are neither first nor later, and that is said', () => {
    const undated = Array.from({ length: 20 }, () => ({ ...LOSS, closedAt: null, flag: true }));
    expect(said([...undated, ...rep(8, 1, 10)])).toMatch(
      /of the 10 after them 1 \(20 without a date not counted\)\. That is less often/,
    );
    expect(said([...undated, ...rep(8, 0, 0)])).toBeNull();
  });
});

test('housekeeping is no loss, and thin ones stand outside all rates', () => {
  const tally = tallyOf([LOSS, { ...LOSS, basis: 'thin', locus: 'prospect' }, { ...LOSS, basis: 'housekeeping' }]);
  expect(tally).toMatchObject({ losses: 2, thin: 1, housekeeping: 1, accounts: 1, flagged: 0 });
});

test('the rep page and the report from an export say the same about the first ten', () => {
  const losses = Array.from({ length: 50 }, (_, index) => ({
    ...LOSS,
    ownerId: '1',
    standing: 'open' as const,
    before: null,
    closedAt: day(index + 1),
    flag: index < 10 ? index < 6 : index < 18,
  }));
  const filters = { period: 'all', pipeline: '', least: '', most: '', tenure: 'all' } as const;
  const page = buildRep({
    portalId: '1',
    losses,
    inFilters: losses,
    quotes: new Map(),
    answers: { reflections: [], decisions: [], log: [] },
    rep: { ownerId: '1', name: 'Rita', since: null },
    own: false,
    pipelines: [],
    filters,
    settings: { countOnly: 'standing' },
  });
  const tally = tallyOf(losses);
  const report = reportHtml(
    {
      ...emptyAssessment({ order: 'day first', doubtful: null }, null),
      reps: new Map([['Rita', tally]]),
      team: tally,
      rows: 50,
      from: day(1),
      to: day(50),
    },
    'deals.csv',
  );
  const words = 'of the 40 after them 8. That is less often than at the start.';
  expect(page.first?.words).toContain(words);
  expect(report).toContain(page.first?.words);
});

test('the team page states the thresholds', () => {
  const tallies = new Map(['1', '2', '3'].map((rep) => [rep, tallyOf(Array.from({ length: 8 }, () => LOSS))]));
  const data = buildTeam({
    tallies: {
      team: tallyOf(Array.from({ length: 24 }, () => LOSS)),
      reps: tallies,
      before: new Map(),
      repsOfMonths: new Map(),
      leftOut: { contested: 0, overruled: 0, unconfirmed: 0 },
    },
    wonBefore: new Map(),
    contested: 0,
    log: [],
    firstMonths: new Map(),
    owners: new Map(),
    pipelines: [],
    filters: { period: 'all', pipeline: '', least: '', most: '', tenure: 'all' },
    settings: { countOnly: 'standing', view: 'reps' },
  });
  expect(data.test).toBe(PRODUCT_OR_SALES_TEST);
});
