import { accountOfDeal, type LoggedEngagement } from '../../src/account/account-of-deal.ts';
import { answersOfNote, noteOfAnswers } from '../../src/discovery/answer-note.ts';
import { discoveredBefore } from '../../src/discovery/before-presentation.ts';
import { judgeDiscovery } from '../../src/discovery/judge-discovery.ts';
import { NEED_RULES } from '../../src/discovery/need-rules.ts';
import { compileRules } from '../../src/scoring/match-rules.ts';
import { readText } from '../../src/scoring/read-text.ts';

const note = (
  body: string,
  at = '2026-03-01T10:00:00Z',
  kind: LoggedEngagement['kind'] = 'note',
): LoggedEngagement => ({
  kind,
  id: '1',
  at,
  ownerId: '7',
  incoming: false,
  title: null,
  bodies: [body],
});
const account = (engagements: LoggedEngagement[], unreadable: { kind: 'email'; count: number; why: string }[] = []) =>
  accountOfDeal({
    reason: null,
    reasonAt: null,
    reasonOwnerId: null,
    closedBy: 'unknown',
    closedAt: null,
    dealOwnerId: '7',
    engagements,
    unreadable,
  });
const NEED =
  'Asked Ms Berg. Night shifts stay unfilled, overtime costs them 9k a month, and she promised the board to end it before June.';

const find = compileRules(NEED_RULES);
const rulesIn = (text: string) => readText(text).flatMap((sentence) => find(sentence.tokens).map((hit) => hit.rule));

describe.each(NEED_RULES)('the part "$name"', (rule) => {
  test.each(rule.hits)('is in: %s', (text) => expect(rulesIn(text)).toContain(rule.name));
  test.each(rule.misses)('is not in: %s', (text) => expect(rulesIn(text)).not.toContain(rule.name));
});

test('a need with its consequence and who cares is known by its quotes; what is not said is missing', () => {
  const needs = judgeDiscovery(account([note(NEED)]));
  expect(needs.discovery).toBe('real');
  expect(needs.known.map(({ need }) => need)).toEqual(expect.arrayContaining(['problem', 'consequence', 'who']));
  for (const { quote } of needs.known) expect(NEED).toContain(quote);
  expect(needs.missing).toEqual(expect.arrayContaining(['nothing']));
});

test('activity alone is no discovery, and everything is missing', () => {
  const needs = judgeDiscovery(account([note('Demo held, sent the deck, will follow up on Friday.')]));
  expect(needs).toMatchObject({ discovery: 'none', known: [] });
  expect(needs.missing).toHaveLength(5);
});

test('what the buyer wrote, and nothing at all, is no discovery logged by the rep', () => {
  expect(judgeDiscovery(account([{ ...note(NEED, undefined, 'email'), incoming: true }])).discovery).toBe('none');
  expect(judgeDiscovery(account([])).discovery).toBe('none');
});

test('the form’s answers are read back from its note, also when the rep changed them, and count for what they are', () => {
  const text = noteOfAnswers({ problem: 'Rota takes two days', who: 'Head nurse,\nshe is fed up', decision: ' ' });
  expect(text).toBe(
    'Needs discovered\nProblem or goal: Rota takes two days\nWho cares, and why: Head nurse, she is fed up',
  );
  expect(answersOfNote(text)).toEqual([
    { need: 'problem', quote: 'Rota takes two days' },
    { need: 'who', quote: 'Head nurse, she is fed up' },
  ]);
  expect(judgeDiscovery(account([note(text.replaceAll('\n', '<br>'))]))).toMatchObject({
    discovery: 'real',
    missing: ['consequence', 'decision', 'nothing'],
  });
  expect(answersOfNote('A note: with a colon')).toEqual([]);
});

describe('whether needs came before the presentation', () => {
  const presented = '2026-03-01T10:00:30Z';
  test.each([
    ['a note of the day before', '2026-02-28T10:00:00Z', 'yes'],
    ['a note of the same minute', '2026-03-01T10:00:59Z', 'yes'],
    ['a note of the minute after', '2026-03-01T10:01:00Z', 'no'],
  ])('%s', (_, at, expected) => expect(discoveredBefore(account([note(NEED, at)]), presented)).toBe(expected));

  test('a deal that was never presented, or has no history, says nothing', () =>
    expect(discoveredBefore(account([note(NEED)]), null)).toBeNull());

  test('what is not in English is not taken for nothing either', () => {
    const german =
      'Die Nachtschichten bleiben unbesetzt, das kostet jeden Monat neuntausend Euro, und die Leiterin hat dem Vorstand versprochen, es bis Juni zu lösen.';
    expect(judgeDiscovery(account([note(german)]))).toMatchObject({ discovery: 'none', unread: 'German' });
    expect(discoveredBefore(account([note(german)]), presented)).toBeNull();
  });

  test('what could not be read is not taken for nothing', () => {
    const withheld = { kind: 'email' as const, count: 2, why: 'scope' };
    expect(discoveredBefore(account([], [withheld]), presented)).toBeNull();
  });
});
