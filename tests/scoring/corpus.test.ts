import path from 'node:path';
import { loadCorpus } from '../../corpus/load-corpus.ts';
import { isVerbatim } from '../../corpus/measure/evidence.ts';
import { accountOfCase } from '../../src/account/account-of-case.ts';
import { FLAG_THRESHOLD, score } from '../../src/scoring/score.ts';

const cases = loadCorpus(path.resolve('corpus'), 'training');
const scored = cases.map((one) => ({ ...one, verdict: score(accountOfCase(one.case)) }));

test('every quote stands word for word in what the seller’s side wrote', () => {
  expect(scored.length).toBeGreaterThan(200);
  expect(scored.filter((one) => !isVerbatim(one, one.verdict)).map((one) => one.id)).toEqual([]);
});

test('nothing is flagged without a quote, a cause in the buyer and an account', () => {
  const flagged = scored.filter(({ verdict }) => verdict.flag);
  expect(flagged.length).toBeGreaterThan(20);
  for (const { verdict } of flagged) {
    expect(verdict.evidence.length).toBeGreaterThan(0);
    expect([verdict.basis, verdict.locus, verdict.ownership]).toEqual(['account', 'prospect', false]);
  }
});

test('nothing is flagged with less than the threshold, the scorer’s own or a portal’s stricter one', () => {
  const flagged = scored.filter(({ verdict }) => verdict.flag);
  expect(flagged.filter(({ verdict }) => verdict.flagProbability < FLAG_THRESHOLD).map(({ id }) => id)).toEqual([]);
  const STRICTER = 0.85;
  const strictly = flagged.map((one) => score(accountOfCase(one.case), STRICTER)).filter(({ flag }) => flag);
  expect(strictly.length).toBeGreaterThan(20);
  expect(strictly.filter(({ flagProbability }) => flagProbability < STRICTER)).toEqual([]);
});

test('the corpus keeps its part aside: no writer of it is in the training part', () => {
  const training = new Set(cases.map((one) => one.writer));
  expect(['w', 'x', 'y', 'z', 'az', 'bd', 'bh', 'bj'].filter((writer) => training.has(writer))).toEqual([]);
});
