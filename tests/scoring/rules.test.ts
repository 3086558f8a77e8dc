import fs from 'node:fs';
import { compileRules } from '../../src/scoring/match-rules.ts';
import { readText } from '../../src/scoring/read-text.ts';
import { RULEBOOK } from '../../src/scoring/rulebook.ts';
import { phrasesOf } from '../../src/scoring/rules/rule.ts';
import { guideSentences, servedBy } from './guide.ts';

const findHits = compileRules(RULEBOOK);
const rulesIn = (text: string) =>
  new Set(readText(text).flatMap((sentence) => findHits(sentence.tokens).map((hit) => hit.rule)));

const sentences = guideSentences();
const oneWord = (name: string) => RULEBOOK.find((rule) => rule.name === name)?.phrases.match(/^\w+/)?.[0] ?? '';

/** A phrase as a rep would write it: the first of its alternatives, no words in its gaps, `did n't` as `didn't`. */
function asWritten(phrase: string): string {
  return phrase
    .split(/\s+/)
    .filter((element) => element !== '..')
    .map((element) =>
      (element.split('|')[0] ?? '').replace(/(?<=.)\?$/, '').replace(/^@(\w+)/, (_, name) => oneWord(name)),
    )
    .join(' ')
    .replaceAll(" n't", "n't")
    .replace(/ '(s|ve|d|ll|re)\b/g, "'$1");
}

describe.each(RULEBOOK)('the rule $name', (rule) => {
  test('finds its examples', () => {
    expect(rule.hits.filter((example) => !rulesIn(example).has(rule.name))).toEqual([]);
  });

  test('leaves its counter-examples alone', () => {
    expect(rule.misses.filter((example) => rulesIn(example).has(rule.name))).toEqual([]);
  });

  test('finds each of its phrases', () => {
    expect(phrasesOf(rule).filter((phrase) => !rulesIn(asWritten(phrase)).has(rule.name))).toEqual([]);
  });

  test('serves words that stand in the coding guide', () => {
    const { section, words } = servedBy(rule.guide);
    const found = sentences.filter((one) => one.section === section && one.sentence.includes(words));
    expect([rule.guide, found.length > 0 && words !== '']).toEqual([rule.guide, true]);
  });

  test('has examples both ways', () => {
    expect(rule.hits.length).toBeGreaterThanOrEqual(2);
    expect(rule.misses.length).toBeGreaterThanOrEqual(2);
  });
});

test('the sentences of the guide that no rule serves are those that the docs list', () => {
  const served = RULEBOOK.map(({ guide }) => servedBy(guide));
  const unserved = sentences.filter(
    ({ section, sentence }) => !served.some((one) => one.section === section && sentence.includes(one.words)),
  );
  const docs = fs.readFileSync('docs/scoring.md', 'utf8');
  expect(
    unserved.map(({ section, sentence }) => `| ${section} | ${sentence} |`).filter((row) => !docs.includes(row)),
  ).toEqual([]);
  expect(docs.match(/^\| (?:intro|[0-7]) \| /gm)).toHaveLength(unserved.length);
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
