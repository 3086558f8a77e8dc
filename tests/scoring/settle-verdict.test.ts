import { settleBasis, settleVerdict } from '../../src/scoring/settle-verdict.ts';
import { BASES, LOCI, PATTERNS } from '../../src/scoring/verdict.ts';
import type { Weighed } from '../../src/scoring/weigh-deal.ts';
import { SHIPPED } from '../../src/scoring/weights.ts';

const thresholds = { ...SHIPPED.thresholds, flag: 0.7, housekeeping: 0.28 };
const spread = (names: readonly string[], ps: Record<string, number>) => names.map((name) => ps[name] ?? 0);

function weighed(basis: Record<string, number>, flag: number): Weighed {
  return {
    causes: [],
    basis: spread(BASES, basis),
    locus: spread(LOCI, { prospect: 0.9, unclear: 0.1 }),
    ownership: 0,
    discovery: [1, 0, 0],
    approach: [0, 0, 1],
    patterns: Object.fromEntries(PATTERNS.map((pattern) => [pattern, 0])) as Weighed['patterns'],
    flag,
  };
}

test('a flag is decided on the probability that is stated with it', () => {
  const short = settleVerdict(weighed({ account: 0.66, thin: 0.34 }, 0.8), thresholds);
  expect([short.flag, short.flagProbability]).toEqual([false, 0.66]);
  const sure = settleVerdict(weighed({ account: 0.9, thin: 0.1 }, 0.8), thresholds);
  expect([sure.flag, sure.flagProbability]).toEqual([true, 0.8]);
  expect(settleVerdict(weighed({ account: 0.9, thin: 0.1 }, 0.8), { ...thresholds, flag: 0.85 }).flag).toBe(false);
});

test('what is rather an account than housekeeping stays in the rates', () => {
  expect(settleBasis(weighed({ account: 0.65, housekeeping: 0.35 }, 0), thresholds)).toBe('account');
  expect(settleBasis(weighed({ account: 0.3, housekeeping: 0.32, thin: 0.38 }, 0), thresholds)).toBe('housekeeping');
  expect(settleBasis(weighed({ account: 0.1, housekeeping: 0.2, thin: 0.7 }, 0), thresholds)).toBe('thin');
});
