import { excusesOfQuote } from '../../src/scoring/excuse-of-quote.ts';
import { patternOfRule } from '../../src/scoring/pattern-of-rule.ts';
import { EXCUSES } from '../../src/scoring/rules/excuses.ts';
import { PATTERNS } from '../../src/scoring/verdict.ts';

test('every pattern is shown by the examples of its rule', () => {
  for (const pattern of PATTERNS) {
    const examples = EXCUSES.filter((rule) => patternOfRule(rule) === pattern).flatMap(({ hits }) => hits);
    expect([pattern, examples.some((quote) => excusesOfQuote(quote).includes(pattern))]).toEqual([pattern, true]);
  }
});

test.each([
  ['answered every single objection', ['did_everything_right']],
  ["they still don't get it", ['failed_to_understand']],
  ['Some people are just not bright enough for this stuff', ['failed_to_understand']],
  ['they buy a spreadsheet with a logo on it', ['chose_worse']],
  ['They wanted to wait until next year', ['would_not_decide']],
  ['', []],
])('“%s” shows %j', (quote, patterns) => {
  expect(excusesOfQuote(quote)).toEqual(patterns);
});
