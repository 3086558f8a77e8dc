import { compileRules, phrasesOf } from '../../src/scoring/match-rules.ts';
import { readText } from '../../src/scoring/read-text.ts';
import { RULEBOOK } from '../../src/scoring/rulebook.ts';

const findHits = compileRules(RULEBOOK);
const rulesIn = (text: string) =>
  new Set(readText(text).flatMap((sentence) => findHits(sentence.tokens).map((hit) => hit.rule)));

describe.each(RULEBOOK)('the rule $name', (rule) => {
  test('finds its examples', () => {
    expect(rule.hits.filter((example) => !rulesIn(example).has(rule.name))).toEqual([]);
  });

  test('leaves its counter-examples alone', () => {
    expect(rule.misses.filter((example) => rulesIn(example).has(rule.name))).toEqual([]);
  });

  test('says which section of the guide it serves and has examples both ways', () => {
    expect(rule.guide).toMatch(/^[0-7]/);
    expect(rule.hits.length).toBeGreaterThanOrEqual(2);
    expect(rule.misses.length).toBeGreaterThanOrEqual(2);
  });
});

test('no two rules share a name', () => {
  const names = RULEBOOK.map((rule) => rule.name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('a phrase with a gap matches over at most three words', () => {
  const rule = { name: 'gap', guide: '1', phrases: 'never .. asked', hits: [], misses: [] };
  const matches = (text: string) => readText(text).some((sentence) => compileRules([rule])(sentence.tokens).length > 0);
  expect(matches('I never once really properly asked')).toBe(true);
  expect(matches('I never once or twice really properly asked')).toBe(false);
});

test('a phrase that begins with a gap, or names no rule, is refused with the rule’s name', () => {
  const broken = (phrases: string) => () =>
    compileRules([{ name: 'broken', guide: '1', phrases, hits: [], misses: [] }]);
  expect(broken('.. asked')).toThrow('broken');
  expect(broken('@nowhere asked')).toThrow('@nowhere');
});

test('names of people and companies do not count as the words they contain', () => {
  expect(rulesIn('Spoke with Mr. Moron about it').has('insult')).toBe(false);
  expect(rulesIn('Sent it to Price Waterhouse on Monday').has('our_price')).toBe(false);
  expect(rulesIn('what a moron').has('insult')).toBe(true);
});

test('every rule has phrases', () => {
  const empty = RULEBOOK.flatMap((rule) => {
    const phrases = phrasesOf(rule);
    return phrases.length === 0 ? [`${rule.name}: no phrases`] : [];
  });
  expect(empty).toEqual([]);
});
