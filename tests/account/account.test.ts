import { accountOfCase } from '../../src/account/account-of-case.ts';
import { accountOfDeal, type LoggedEngagement } from '../../src/account/account-of-deal.ts';
import { readLines } from '../../src/account/plain-text.ts';

const note = (over: Partial<LoggedEngagement>): LoggedEngagement => ({
  kind: 'note',
  id: '1',
  at: '2026-01-01T00:00:00Z',
  ownerId: '7',
  incoming: false,
  title: null,
  bodies: [],
  ...over,
});
const lost = {
  reasonAt: null,
  reasonOwnerId: null,
  closedBy: 'person',
  closedAt: '2026-04-01T00:00:00Z',
  dealOwnerId: '7',
} as const;
const deal = (engagements: LoggedEngagement[], reason: string | null = null) =>
  accountOfDeal({ ...lost, reason, engagements, unreadable: [] });
const parts = (body: string, kind: LoggedEngagement['kind'] = 'note') =>
  deal([note({ kind, bodies: [body] })]).passages.map(({ source, author, text }) => [source, author, text]);

test('passages come oldest first, the reason last, each with who wrote it', () => {
  const { passages } = deal(
    [
      note({ id: '2', at: '2026-02-01T00:00:00Z', bodies: ['later'] }),
      note({ id: '1', ownerId: '8', bodies: ['by a colleague'] }),
      note({ id: '3', at: '2026-03-01T00:00:00Z', kind: 'email', incoming: true, bodies: ['from the buyer'] }),
    ],
    'Price',
  );
  expect(passages.map(({ source, author }) => [source, author])).toEqual([
    ['note/1', 'colleague'],
    ['note/2', 'owner'],
    ['email/3', 'prospect'],
    ['reason', 'owner'],
  ]);
});

test('what a manager writes about the loss afterwards is not the rep’s account, unless the rep wrote nothing', () => {
  const manager = note({ id: '9', ownerId: '8', at: '2026-04-02T00:00:00Z', bodies: ['Can we talk about this one?'] });
  const late = note({ id: '2', at: '2026-04-03T00:00:00Z', bodies: ['They never needed it.'] });
  expect(deal([manager, late]).passages.map(({ source }) => source)).toEqual(['note/2']);
  expect(deal([manager]).passages.map(({ source }) => source)).toEqual(['note/9']);
});

test('a signature is dropped before a long disclaimer, and the thread below it stays a quoted thread', () => {
  const disclaimer = `This message is confidential and ${'intended only for the person it is addressed to '.repeat(4)}`;
  const body = `They went quiet on us.\nBest regards\nTom Firth\nSenior Consultant\n${disclaimer}`;
  expect(parts(body, 'email')).toEqual([['email/1', 'owner', 'They went quiet on us.']]);
  const thread = 'Ok, thanks.\nBest regards\nTom\nFrom: Ann Lee\nSent: Monday\nSubject: Re: offer\nWe chose another.';
  expect(parts(thread, 'email').map(([, author]) => author)).toEqual(['owner', 'prospect']);
});

test('HubSpot HTML becomes plain lines', () => {
  const html =
    '<div style="" dir="auto"><p style="margin:0;">Halvorsen &amp; Co said&nbsp;no.</p><ul><li>price</li><li>term</li></ul><br>End<style>p{}</style></div>';
  expect(parts(html)[0]?.[2]).toBe('Halvorsen & Co said no.\nprice\nterm\nEnd');
});

test('an angle bracket in plain text is no HTML', () => {
  expect(parts('offer <5k & they said x < y')[0]?.[2]).toBe('offer <5k & they said x < y');
});

test.each([
  ['On Mon, Jun 17, Heath Colvin wrote:\nI dropped the ball here.'],
  ['-----Original Message-----\nFrom: Heath\nI dropped the ball here.'],
  ['Von: Heath Colvin\nGesendet: Montag\nBetreff: AW: Angebot\nI dropped the ball here.'],
  ['De : Heath Colvin\nEnvoyé : lundi\nObjet : devis\nI dropped the ball here.'],
  ['> I dropped the ball here.'],
  ['<blockquote><p>I dropped the ball here.</p></blockquote>'],
  ['<div class="gmail_quote">On Mon Heath wrote:<br>I dropped the ball here.</div>'],
])('a quoted thread is the buyer’s: %s', (thread) => {
  const asHtml = thread.startsWith('<');
  const found = parts(asHtml ? `<p>see below</p>${thread}` : `see below\n${thread}`, 'email');
  expect(found[0]).toEqual(['email/1', 'owner', 'see below']);
  expect(found[1]?.[0]).toBe('email/1#quoted');
  expect(found[1]?.[1]).toBe('prospect');
  expect(found[1]?.[2]).toContain('I dropped the ball here.');
});

test.each([
  ['Hi Al, deck attached.\nBest,\nTodd', 'Hi Al, deck attached.'],
  ['Hi Al, deck attached.\n\nKind regards\nTodd Miller\nSenior AE\n+1 555 0100', 'Hi Al, deck attached.'],
  ['Hi Al, deck attached.\n--\nTodd', 'Hi Al, deck attached.'],
  ['Hi Al, deck attached.\nSent from my iPhone', 'Hi Al, deck attached.'],
  ['Hi Al, deck attached.\nThis email and any attachments are confidential.\nDelete it.', 'Hi Al, deck attached.'],
])('a signature or disclaimer is nobody’s account', (mail, kept) => {
  expect(parts(mail, 'email')).toEqual([['email/1', 'owner', kept]]);
});

test('a closing word in the middle of a mail cuts nothing off', () => {
  const mail =
    'Thanks\nI wanted to come back to you on the price, which is a longer story than I thought when we spoke, so here it is in full and with all of its details for you.';
  expect(parts(mail, 'email')[0]?.[2]).toContain('longer story');
});

test('log lines are a machine’s, what the rep adds behind them is not', () => {
  expect(parts('Call outcome: Connected\nDuration: 00:04:12\nSpoke w Al', 'call')).toEqual([
    ['call/1', 'owner', 'Spoke w Al'],
    ['call/1#machine', 'machine', 'Call outcome: Connected\nDuration: 00:04:12'],
  ]);
  expect(parts('Call outcome: Connected. She is in.', 'call')[0]).toEqual(['call/1', 'owner', 'She is in.']);
  expect(parts('Call outcome: No answer', 'call')).toEqual([['call/1#machine', 'machine', 'Call outcome: No answer']]);
});

test.each([
  'AI summary: The buyer described two outages.',
  'Meeting recap generated by Breeze\nThe buyer described two outages.',
  'Meeting summary (auto-generated)\nThe buyer described two outages.',
  '🤖 Notetaker summary\nThe buyer described two outages.',
])('a recap by a machine is not the rep’s: %s', (recap) => {
  expect(parts(recap, 'meeting').map(([, author]) => author)).toEqual(['machine']);
});

test('the rep’s own note below a recap is the rep’s', () => {
  expect(
    parts('AI summary: The buyer described two outages.\nMy notes: I never asked who signs.', 'meeting')[0]?.[2],
  ).toContain('I never asked');
});

test('a case keeps the index of its engagement as the source, whatever the order of dates', () => {
  const { passages } = accountOfCase({
    id: 'x',
    reason: 'Lost',
    engagements: [
      { type: 'note', from: 'owner', days_before_close: 1, body: 'last' },
      { type: 'note', from: 'owner', days_before_close: 30, body: 'first' },
    ],
  });
  expect(passages.map(({ source, text }) => [source, text])).toEqual([
    ['engagements/1', 'first'],
    ['engagements/0', 'last'],
    ['reason', 'Lost'],
  ]);
});

test('malformed and deeply nested HTML is read to the end', () => {
  expect(readLines(`${'<div>'.repeat(50_000)}<p>deep`).some((line) => line.text === 'deep')).toBe(true);
  expect(readLines('<p>one</b></div><p>two').map((line) => line.text)).toEqual(['one', 'two']);
});
