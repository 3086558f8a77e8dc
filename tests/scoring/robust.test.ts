import type { Account } from '../../src/account/account.ts';
import { accountOfCase } from '../../src/account/account-of-case.ts';
import { score } from '../../src/scoring/score.ts';
import type { Verdict } from '../../src/scoring/verdict.ts';
import { accountOf } from './notes.ts';

const MEGABYTE = 1_000_000;
const worst: Record<string, string> = {
  'one endless word': 'a'.repeat(MEGABYTE),
  'dots between letters': 'a.'.repeat(MEGABYTE / 2),
  brackets: '(['.repeat(MEGABYTE / 2),
  commas: ', '.repeat(MEGABYTE / 2),
  'the same short word': 'not '.repeat(MEGABYTE / 4),
  'almost a phrase': 'never was '.repeat(MEGABYTE / 10),
  'numbers and signs': '$1,000.00% '.repeat(MEGABYTE / 11),
  addresses: 'http://a.b/c@d '.repeat(MEGABYTE / 15),
  emoji: '😀👍🏽'.repeat(MEGABYTE / 8),
  'zero-width': 'n\u200Bo\u200D '.repeat(MEGABYTE / 5),
  'right-to-left': '\u202Eשלום עולם '.repeat(MEGABYTE / 11),
  'combining marks': `Z${'\u0301'.repeat(MEGABYTE)}`,
  'lone surrogates': '\uD800 \uDC00'.repeat(MEGABYTE / 3),
  binary: String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code)).repeat(MEGABYTE / 256),
  'deep HTML': `${'<div><blockquote>'.repeat(MEGABYTE / 17)}They never got it`,
  'unclosed HTML': '<p <a href="'.repeat(MEGABYTE / 12),
  'opening angles': '<'.repeat(MEGABYTE),
  ampersands: '&amp;&#x;'.repeat(MEGABYTE / 9),
  'line breaks': '\n'.repeat(MEGABYTE),
  'quote marks': '> '.repeat(MEGABYTE / 2),
  'thread headers': 'On Mon wrote\n'.repeat(MEGABYTE / 13),
  spaces: `${' '.repeat(MEGABYTE)}x`,
  prose: 'They never asked us for it and we did not show it, because I was late. '.repeat(MEGABYTE / 72),
};

test.each(Object.keys(worst))('a megabyte of %s gets a sound verdict within seconds', (name) => {
  const started = performance.now();
  const account = accountOfCase({
    id: 'x',
    reason: worst[name] ?? '',
    engagements: [{ type: 'note', from: 'owner', body: worst[name] ?? '' }],
  });
  expectSound(account, score(account));
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('twice the text takes about twice the time', () => {
  const sentence = 'They never asked us for it, and we did not show it because I was late. ';
  const time = (repeats: number) => {
    const account = accountOf('', sentence.repeat(repeats));
    const runs = Array.from({ length: 5 }, () => {
      const started = performance.now();
      score(account);
      return performance.now() - started;
    });
    return Math.min(...runs);
  };
  time(100);
  expect(time(320) / time(80)).toBeLessThan(9);
});

test('invisible characters do not hide a word', () => {
  const hidden = accountOfCase({ id: 'x', reason: 'Dup\u200Blic\u200Date', engagements: [] });
  expect(score(hidden).basis).toBe('housekeeping');
});

test('the same account gets the same verdict, whatever was scored before', () => {
  const account = accountOf('No budget', 'They kept postponing. I never asked who signs.', 'Closing this, gone quiet.');
  const first = JSON.stringify(score(account));
  for (const text of Object.values(worst)) score(accountOf(text.slice(0, 2_000)));
  expect(JSON.stringify(score(account))).toBe(first);
});

test('properties of objects are not mistaken for learned words', () => {
  const account = accountOf('constructor __proto__ toString hasOwnProperty valueOf');
  expectSound(account, score(account));
});

function expectSound(account: Account, verdict: Verdict): void {
  for (const { quote, source, start, end } of verdict.evidence) {
    const passage = account.passages.find((one) => one.source === source);
    expect(passage?.author).toBe('owner');
    expect(passage?.text.slice(start, end)).toBe(quote);
    expect(quote.trim()).not.toBe('');
  }
  expect(Object.values(verdict.probabilities).every((p) => p >= 0 && p <= 1)).toBe(true);
  if (verdict.flag) expect(verdict.evidence.length).toBeGreaterThan(0);
}
