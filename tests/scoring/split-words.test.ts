import { compileRules } from '../../src/scoring/match-rules.ts';
import { readText } from '../../src/scoring/read-text.ts';
import { splitWords } from '../../src/scoring/split-words.ts';

test('a word is split as in a note', () => {
  const split = splitWords(['cannot', 'dont', 'lay-offs', 'price', "nobody's"]);
  expect(Object.fromEntries(split)).toEqual({
    cannot: ['can', 'not'],
    dont: ['do', "n't"],
    'lay-offs': ['lay', 'offs'],
    price: ['price'],
    "nobody's": ['nobody', "'s"],
  });
});

test('more words than one text may have are all split', () => {
  const many = Array.from({ length: 6000 }, (_, index) => `word-${index}x`);
  expect([...splitWords(many)].filter(([, words]) => words.length === 0)).toEqual([]);
});

test('a phrase is found with and without its hyphen, in an alternative too', () => {
  const find = compileRules([{ name: 'plain', guide: '', phrases: 'lay-offs, cannot|wont say', hits: [], misses: [] }]);
  const found = (text: string) => readText(text).some(({ tokens }) => find(tokens).length > 0);
  for (const text of ['They had lay-offs', 'They had lay offs', 'he cannot say', 'he wont say', "he won't say"])
    expect([text, found(text)]).toEqual([text, true]);
  expect(found('he can say')).toBe(false);
});
