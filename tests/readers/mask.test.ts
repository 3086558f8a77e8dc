import { countHidden, maskPassages, unmask } from '../../src/readers/model/mask.ts';
import { accountOf } from '../scoring/notes.ts';
import { flagging } from '../setup/model-answers.ts';
import { runModelServer } from '../setup/model-server.ts';
import { readerAt } from './ask.ts';

const masked = (text: string, names: string[] = []) => maskPassages(accountOf(text).passages, names, true)[0]?.text;

test.each([
  ['Anna Kowalski said no. Anna never called back.', '[Person 1] said no. [Person 1] never called back.'],
  ['Spoke to Kowalski, then kowalski went quiet.', 'Spoke to [Person 1], then [Person 1] went quiet.'],
  ['Mr. Price left and Tom Baker took over.', 'Mr. [Person 1] left and [Person 2] took over.'],
  ["Sarah's boss asked Jean-Luc.", "[Person 1]'s boss asked [Person 2]."],
  ['Write to ana.k@example.co.uk or call +49 170 1234567.', 'Write to [Email 1] or call [Phone 1].'],
  ['She had 45k EUR, we asked $5,000 and £9/seat.', 'She had [Amount 1], we asked [Amount 2] and [Amount 3]/seat.'],
  ['See https://linkedin.com/in/ana-k?x=1 first.', 'See [Link 1] first.'],
  ["Mail bob[at]acme dot com or p.o'neil@acme.co.uk.", 'Mail [Email 1] or [Email 2].'],
  ['Found acme-corp.com and linkedin.com/in/ana-k today.', 'Found [Link 1] and [Link 2] today.'],
  ['Card 4111 1111 1111 1111, VAT DE123456789.', 'Card [Number 1], VAT [Number 2].'],
  ['IBAN DE89 3704 0044 0532 0130 00 was wrong.', 'IBAN [Number 1] was wrong.'],
])('“%s” leaves as “%s”', (text, expected) => {
  expect(masked(text)).toBe(expected);
});

test.each(
  '1.2 million euros|2 million|40 thousand|1.5m|12000|48000|750 000|5 grand|kr 5000|zł 500|₽5000|5000,00|9.99 a month|300/seat'.split(
    '|',
  ),
)('the amount “%s” does not leave', (amount) => {
  expect(masked(`We asked for ${amount} and they left.`)).toMatch(
    /^We asked for \[Amount 1\](?: a month|\/seat)? and they left\.$/,
  );
});

test.each([
  [
    'Will Price never got it, and price was no issue.',
    'Will Price',
    '[Person 1] never got it, and price was no issue.',
  ],
  ['Then Budget said no, the budget was there.', 'Art Budget', 'Then [Person 1] said no, the budget was there.'],
  [
    'Asked Major Decision, and Bo called May.',
    'Major Decision,Bo Li,May Call',
    'Asked [Person 1], and [Person 2] called [Person 3].',
  ],
  ['客户王伟拒绝了。', '王伟', '客户[Person 1]拒绝了。'],
])('a contact’s name that is an ordinary word is hidden where it has a capital: “%s”', (text, names, expected) => {
  expect(masked(text, names.split(','))).toBe(expected);
});

test.each([
  'Lost in 2026 after 3 calls. Since 2019, they had 20 users. Quote.it was late. Meeting at 10:30, 24/7 support.',
  'Price too high. Champion left. Marketing sent junk leads.',
  'They will not sign before 2026-11-23, the 3 users have no time, 20 % at most.',
  "I'd never ask. We've bill runs to mark, and they don't care.",
  'HubSpot sync was missing, Salesforce has it.',
])('words that the coding hangs on stay: “%s”', (text) => {
  expect(masked(text)).toBe(text);
});

test('names known to the deal are hidden however rare they are, also in small letters', () => {
  expect(masked('talked to xiomara about it', ['Xiomara Quetzal'])).toBe('talked to [Person 1] about it');
});

test('one person has one placeholder in all passages', () => {
  const passages = maskPassages(accountOf('Dieter walked.', 'Met Dieter Hansen.', 'Hansen wrote.').passages, [], true);
  expect(passages.map(({ text }) => text)).toEqual(['Met [Person 1].', '[Person 1] wrote.', '[Person 1] walked.']);
  expect(countHidden(passages)).toEqual({ Person: 1 });
});

test('every stretch of a masked text leads back to the stretch it stands for', () => {
  const text = 'Anna Kowalski said 45k EUR is too much for Dieter.';
  const [passage] = maskPassages(accountOf(text).passages, [], true);
  const back = (quote: string) => {
    const start = passage?.text.indexOf(quote) ?? -1;
    const place = passage && unmask(passage, start, start + quote.length);
    return text.slice(place?.start, place?.end);
  };
  expect(back('[Person 1] said [Amount 1]')).toBe('Anna Kowalski said 45k EUR');
  expect(back('too much for [Person 2].')).toBe('too much for Dieter.');
  expect(back('son 1] said')).toBe('Anna Kowalski said');
  expect(back('is too much')).toBe('is too much');
});

test('names do not reach the provider, and stand in the quotes again', async () => {
  const server = await runModelServer((request) => ({
    answer: flagging(request, { evidence: [{ passage: 1, quote: '[Person 1] never understood what it is good for' }] }),
  }));
  try {
    const account = accountOf('Anna Kowalski never understood what it is good for, waste of a quarter and 45k EUR.');
    const { verdict } = await readerAt(server).read(account);
    expect(verdict?.evidence[0]?.quote).toBe('Anna Kowalski never understood what it is good for');
    expect(JSON.stringify(server.requests[0]?.body.messages)).not.toMatch(/Kowalski|45k/);
    await readerAt(server, { placeholders: false }).read(account);
    expect(JSON.stringify(server.requests[1]?.body.messages)).toMatch(/Anna Kowalski/);
  } finally {
    await server.close();
  }
});
