import { composeReason, type Found } from '../../src/scoring/compose-reason.ts';
import { findNeed } from '../../src/scoring/find-quotes.ts';
import { readAccount } from '../../src/scoring/read-account.ts';
import { score } from '../../src/scoring/score.ts';
import { accountOf } from './notes.ts';

const found: Found = {
  basis: 'account',
  locus: 'prospect',
  ownership: false,
  discovery: 'none',
  approach: 'not_shown',
  patterns: [],
  quotes: [],
  onlyCause: true,
  needQuoted: false,
  passages: 1,
};

test('“only” is said where no clause carries another cause', () => {
  expect(composeReason(found)).toBe('This note names only the buyer’s side as the cause.');
  expect(composeReason({ ...found, onlyCause: false })).toBe('This note names the buyer’s side first.');
  const mixed = 'They were never serious, total waste of time. Also we have no SSO, our product lacks it.';
  expect(score(accountOf('', mixed)).reason).not.toContain('only');
  expect(score(accountOf('', 'They were never serious, total waste of time.')).reason).toContain('only');
});

test('a pattern is named where a quote shows it', () => {
  const patterns = ['failed_to_understand'] as const;
  expect(composeReason({ ...found, patterns, quotes: ["they still don't get it"] })).toContain('did not see the point');
  expect(composeReason({ ...found, patterns, quotes: ['waste of time, the lot of them'] })).not.toContain('point');
});

test('a concrete need is logged where a quote names it', () => {
  expect(composeReason({ ...found, discovery: 'real', needQuoted: true })).toContain('concrete need');
  expect(composeReason({ ...found, discovery: 'real' })).not.toContain('concrete need');
});

test('a clause is no need for standing early or holding a figure', () => {
  const needOf = (note: string) => findNeed(readAccount(accountOf('', note, 'Closed.')).clauses)?.quote ?? null;
  expect(needOf('Rainy, and the dog barked')).toBeNull();
  expect(needOf('Rainy. Every stop costs them 4k a day.')).toContain('costs');
});
