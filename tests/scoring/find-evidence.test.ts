import { findEvidence, quoteOf } from '../../src/scoring/find-evidence.ts';
import { type ReadClause, readAccount } from '../../src/scoring/read-account.ts';
import { score } from '../../src/scoring/score.ts';
import { accountOf } from './notes.ts';

const clausesOf = (text: string, ...notes: string[]) => readAccount(accountOf(text, ...notes)).clauses;
/** Each clause as likely to carry the cause `prospect`. */
const quotes = (clauses: ReadClause[], ps: number[]) =>
  findEvidence(
    clauses,
    ps.map((p) => [1 - p, p, 0, 0, 0]),
    'prospect',
  ).map(({ quote }) => quote);

test('what is said twice is quoted once', () => {
  const clauses = clausesOf('No budget', 'No budget. no budget! They never answered me.', 'They never answered me.');
  expect(quotes(clauses, [0.9, 0.9, 0.8, 0.7, 0.9])).toEqual(['No budget', 'They never answered me']);
});

test('a value of the reason field is quoted only where nothing else carries the locus', () => {
  const clauses = clausesOf('No budget', 'They never had the money for it.');
  expect(quotes(clauses, [0.6, 0.9])).toEqual(['They never had the money for it']);
  expect(quotes(clauses, [0.05, 0.9])).toEqual(['No budget']);
});

test.each([
  ['In the end he said no to all of it', 'he said no to all of it'],
  ['And then the flood took the hall', 'the flood took the hall'],
  ['that this guy had no plan at all', 'this guy had no plan at all'],
  ['That was the end of it', 'That was the end of it'],
  ['They showed the wrong edition and', 'They showed the wrong edition'],
  ['So slow', 'So slow'],
])('a quote is without what joins its clause to others: %s', (text, quote) => {
  const [clause] = clausesOf(text);
  expect(clause && quoteOf(clause).quote).toBe(quote);
});

test('a long quote ends with a whole word, and its end is where it ends', () => {
  for (const word of ['budget', '𝒃𝒖𝒅𝒈𝒆𝒕', 'x'.repeat(39)]) {
    const account = accountOf(`they have no ${`${word} `.repeat(60)}`);
    const [clause] = readAccount(account).clauses;
    const { quote, start, end } = quoteOf(clause as ReadClause);
    expect(quote.length).toBeLessThanOrEqual(240);
    expect(quote.split(' ').at(-1)).toBe(word);
    expect(account.passages[0]?.text.slice(start, end)).toBe(quote);
  }
});

test('a verdict holds no quote twice', () => {
  const verdict = score(accountOf('They never answered me', 'They never answered me.', 'they never answered me'));
  expect(verdict.evidence).toHaveLength(1);
});
