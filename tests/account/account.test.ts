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
  ['Le lun. 3 mars 2026 à 10:00, Ann Lee <a@b.fr> a écrit :\nI dropped the ball here.'],
  ['Am Mo., 3. März 2026 um 10:00 Uhr schrieb Ann Lee <a@b.de>:\nI dropped the ball here.'],
  ['El lun, 3 mar 2026 a las 10:00, Ann (<a@b.es>) escribió:\nI dropped the ball here.'],
  ['Il giorno lun 3 mar 2026 alle ore 10:00 Ann <a@b.it> ha scritto:\nI dropped the ball here.'],
  ['Em seg., 3 de mar. de 2026 às 10:00, Ann <a@b.br> escreveu:\nI dropped the ball here.'],
  ['Op ma 3 mrt 2026 om 10:00 schreef Ann <a@b.nl>:\nI dropped the ball here.'],
  ['Den mån 3 mars 2026 kl 10:00 skrev Ann <a@b.se>:\nI dropped the ball here.'],
  ['man. 3. mar. 2026 kl. 10.00 skrev Ann <a@b.dk>:\nI dropped the ball here.'],
  ['W dniu 3 marca 2026 Ann napisał(a):\nI dropped the ball here.'],
  ['pe 3. maalisk. 2026 klo 10.00 Ann kirjoitti:\nI dropped the ball here.'],
  ['2026-03-03 10:00 GMT+01:00 Ann <a@b.example>:\nI dropped the ball here.'],
  ['Ann Lee <a@b.example> wrote on Mon 3 Mar:\nI dropped the ball here.'],
  ['On Mon, Mar 3, 2026 at 10:00 AM Ann Lee\n<a@b.example> wrote:\nI dropped the ball here.'],
  ['Ann Lee wrote:\nI dropped the ball here.'],
  ['*From:* Ann\n*Sent:* Monday\n*To:* Tom\nI dropped the ball here.'],
  ['Anfang der weitergeleiteten Nachricht:\nI dropped the ball here.'],
])('a quoted thread is the buyer’s: %s', (thread) => {
  const asHtml = thread.startsWith('<');
  const found = parts(asHtml ? `<p>see below</p>${thread}` : `see below\n${thread}`, 'email');
  expect(found[0]).toEqual(['email/1', 'owner', 'see below']);
  expect(found[1]?.[0]).toBe('email/1#quoted');
  expect(found[1]?.[1]).toBe('prospect');
  expect(found[1]?.[2]).toContain('I dropped the ball here.');
});

test.each([
  'Ann wrote: we need single sign-on, and we have none.',
  'On 3 March Ann wrote that they need it sooner than we can.',
  'She wrote:\nwe have no use for it. So that was that.',
  'From what I gather: they went elsewhere.\nTo be fair: so would I.',
  'Call at 10:00 with a@b.example, no answer.',
])('what the rep quotes in a sentence of their own stays the rep’s: %s', (text) => {
  expect(parts(text)).toEqual([['note/1', 'owner', text]]);
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
  'AI summary:',
  'AI-generated summary',
  'Call summary (AI generated)',
  'Call recap (automatic)',
  'Auto-summary by Notera',
  '🤖 Notetaker summary',
  'Meeting recap generated by Breeze',
  'Meeting summary (auto-generated)',
  'Here is a summary of the meeting generated by Copilot:',
  'This summary was generated by AI.',
  'Meeting assistant summary:',
  'Conversation Intelligence summary',
  'Otter.ai',
  'Gong Recap:',
  'Notes by Fathom',
  'Meeting summary by Fireflies',
  'Meeting report by Read AI',
  'tl;dv notes',
  'Avoma notes',
  'Granola notes',
  'Grain summary',
  'Recap by MeetMate AI',
  'CallScout AI Summary',
  'Zoom AI Companion',
  '[Zoom AI Companion] Summary:',
  'Teams meeting recap',
  'Google Meet: Notes by Gemini',
  'Take notes with Gemini',
  'HubSpot AI summary',
  'Breeze: call summary',
  'Dialpad Ai Recap',
  'ChatGPT summary:',
  'Summary (ChatGPT):',
  'Quick recap',
  'Transcript:',
  'Transcript: 00:12 Ann:',
])('a recap by a machine is not the rep’s: %s', (heading) => {
  const recap = `${heading}\nThe buyer described two outages.`;
  expect(parts(recap, 'meeting')).toEqual([['meeting/1#machine', 'machine', recap]]);
  const inline = `${heading} The buyer described two outages.`;
  if (/[:\]]$/.test(heading) && !/^Transcript:$/.test(heading))
    expect(parts(inline, 'meeting')).toEqual([['meeting/1#machine', 'machine', inline]]);
});

test.each([
  'Summary:\nThey went quiet.',
  'Call notes:\nThey went quiet.',
  'Key takeaways\nThey went quiet.',
  'Next steps\nThey went quiet.',
  'Zoom call notes\nThey went quiet.',
  'Machine overview:\nThey went quiet.',
  'Otter Products call notes: they went quiet.',
  'Quick recap: they went quiet.',
  'The AI summary is wrong, they went quiet.',
  'AI notes say they will buy. They went quiet.',
  'Transcript is in the call record.\nThey went quiet.',
  'Gemini was their choice in the end.',
  'They went quiet.\nRecorded with Fathom',
])('a heading of the rep’s own stays the rep’s: %s', (text) => {
  expect(parts(text, 'meeting')[0]).toEqual(['meeting/1', 'owner', text.replace('\nRecorded with Fathom', '')]);
});

test('a recap that only its footer gives away begins with the first heading of its template', () => {
  const recap = 'Meeting Purpose\nRenewal.\nKey Takeaways\nNobody saw the value.\nRecorded with Fathom';
  expect(parts(recap, 'meeting')).toEqual([['meeting/1#machine', 'machine', recap]]);
  expect(parts(`I never asked who signs.\n${recap}`, 'meeting')[0]?.[2]).toBe('I never asked who signs.');
  const prose = 'Nobody saw the value.\nThis was summarized by AI';
  expect(parts(prose, 'meeting')).toEqual([['meeting/1#machine', 'machine', prose]]);
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
