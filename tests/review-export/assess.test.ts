import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { assess } from '../../src/review-export/assess.ts';
import { findColumns } from '../../src/review-export/columns.ts';
import { dayOrderOf } from '../../src/review-export/day-order.ts';
import { isLost } from '../../src/review-export/is-lost.ts';
import { indexNotes } from '../../src/review-export/notes-index.ts';
import { orderOf, parseDate } from '../../src/review-export/parse-date.ts';
import { sayWhatWasRead } from '../../src/review-export/say-what-was-read.ts';
import { reportHtml } from '../../src/review-export/write-report.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-review-'));
const file = (name: string, text: string) => {
  const at = path.join(folder, name);
  fs.writeFileSync(at, text);
  return at;
};
const verdictsFile = path.join(folder, 'verdicts.csv');
const read = async (name: string, text: string, notes: string | null = null) => {
  const index = notes === null ? null : await indexNotes(notes);
  return assess(file(name, text), { notes: index, verdictsFile }).finally(() => index?.close());
};
const verdicts = () => fs.readFileSync(verdictsFile, 'utf8').trim().split('\n').slice(1);
const linkOf = (fd: string) => {
  try {
    return fs.readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return null;
  }
};
afterAll(() => fs.rmSync(folder, { recursive: true }));

const EXCUSE = 'Great demo, answered every objection, they are just not smart enough to get it.';

test('HubSpot’s export as it comes: BOM, quoted line breaks and commas, other stages left out', async () => {
  const text = `\uFEFF"Record ID","Deal Name","Deal Stage","Deal owner","Close Date","Closed Lost Reason"
"1","Hotel, old","Closed Lost","Ann","2026-03-12 14:05","${EXCUSE}"
"2","Two lines","Closed lost","Ann","2026-04-01","I never asked who decides.
Next time I ask first."
"3","Won","Closed Won","Ann","2026-04-02",""
`;
  const found = await read('a.csv', text);
  expect(found).toMatchObject({ rows: 3, notLost: 1, skippedRows: 0, from: '2026-03-12', to: '2026-04-01' });
  expect(found.team).toMatchObject({ losses: 2, accounts: 2, flagged: 1, owned: 1 });
  expect(verdicts()[0]).toContain('1,"Hotel, old",Ann,2026-03-12,account,prospect,yes');
});

test('a German export with semicolons, and dates as they are written there', async () => {
  const found = await read(
    'b.csv',
    'Datensatz-ID;Dealname;Dealphase;Zuständiger Mitarbeiter;Abschlussdatum;Grund für verlorenen Deal\n7;Klinik;Verloren;Jana;31.12.2025;price\n',
  );
  expect(found).toMatchObject({ rows: 1, from: '2025-12-31', team: { losses: 1, thin: 1 } });
});

test('a row that cannot be read is skipped with its line, the others are not lost', async () => {
  const found = await read('c.csv', 'Deal Name,Closed Lost Reason\nA,price\nB,price,too,many\nC,no budget\n');
  expect(found).toMatchObject({ rows: 3, skippedRows: 1, team: { losses: 2 } });
  expect(found.skipped).toEqual([{ line: 3, why: expect.stringContaining('4 fields where the header has 2') }]);
});

const sixColumns = (...rows: string[]) => [
  'Record ID,Deal Name,Deal Stage,Deal owner,Close Date,Closed Lost Reason',
  ...rows,
];

test('a quote that is never closed costs its own row, not the ones after it', async () => {
  const open = sixColumns(
    `1,A,Closed lost,Ann,2026-03-12,"${EXCUSE}"`,
    '2,B,Closed lost,Ann,2026-03-12,"never closed',
    `3,C,Closed lost,Ann,2026-03-12,"${EXCUSE}"`,
    '4,D,Closed lost,Ann,2026-03-12,price',
  );
  const found = await read('open.csv', `${open.join('\n')}\n`);
  expect(found.skipped).toEqual([{ line: 3, why: expect.stringContaining('quote is opened on this line') }]);
  expect(found.team).toMatchObject({ losses: 3, flagged: 2, thin: 1 });
  const allQuoted = [
    '"Deal Name","Owner","Lost reason"',
    '"A","Ann","open',
    '"B","Ann","price"',
    '"C","Ann","two',
    'lines"',
  ];
  expect(await read('quoted.csv', allQuoted.join('\r\n'))).toMatchObject({
    skipped: [{ line: 2 }],
    team: { losses: 2 },
  });
  const toTheEnd = await read('end.csv', `${[...open.slice(0, 3), ...open.slice(4)].join('\n')}\n`);
  expect(toTheEnd).toMatchObject({ skipped: [{ line: 3 }], team: { losses: 2 } });
});

test('an open quote before very many short lines costs its own row too', async () => {
  const found = await read('many.csv', `a,Closed Lost Reason\n1,"open\n${'\n'.repeat(400_000)}2,price\n`);
  expect(found).toMatchObject({ skipped: [{ line: 2 }], team: { losses: 1 } });
});

test('a bad row is named by the line on which it begins, also in a file with CRLF and line breaks in quotes', async () => {
  const rows = sixColumns(
    '1,A,Closed lost,Ann,2026-03-12,"one\r\ntwo\r\nthree"',
    '2,B,Closed lost,Ann,2026-03-12,"one\r\ntwo"',
    '3,"bad\r\nrow",Closed lost',
    '4,D,Closed lost,Ann,2026-03-12,price',
  );
  const found = await read('crlf.csv', rows.join('\r\n'));
  expect(found.skipped).toEqual([{ line: 7, why: expect.stringMatching(/3 fields .* \(the row goes on to line 8\)/) }]);
  expect(found.team.losses).toBe(3);
});

test('an export that cannot be read leaves the verdicts of the run before', async () => {
  await read('good.csv', 'Deal Name,Closed Lost Reason\nA,price\n');
  const before = fs.readFileSync(verdictsFile, 'utf8');
  await expect(read('latin1.csv', '')).rejects.toThrow('is empty');
  const latin1 = path.join(folder, 'latin1.csv');
  fs.writeFileSync(latin1, Buffer.from('Dealname;Grund für verlorenen Deal\nKlinik Süd;price\n', 'latin1'));
  await expect(assess(latin1, { notes: null, verdictsFile })).rejects.toThrow(/is not UTF-8.*CSV UTF-8/);
  const workbook = path.join(folder, 'deals.xlsx');
  fs.writeFileSync(workbook, Buffer.from('PK\u0003\u0004zipped', 'latin1'));
  await expect(assess(workbook, { notes: null, verdictsFile })).rejects.toThrow(/Excel workbook.*CSV UTF-8/);
  expect(fs.readFileSync(verdictsFile, 'utf8')).toBe(before);
  expect(before.startsWith('\uFEFF')).toBe(true);
});

test('Excel’s “Unicode text” is read too', async () => {
  const at = path.join(folder, 'utf16.txt');
  fs.writeFileSync(at, Buffer.from('\uFEFFDeal Name\tClosed Lost Reason\nCafé\tprice\n', 'utf16le'));
  expect((await assess(at, { notes: null, verdictsFile })).team.losses).toBe(1);
  expect(verdicts()[0]).toContain('Café');
});

test('the same deal twice counts once', async () => {
  const found = await read('twice.csv', 'Record ID,Closed Lost Reason\n1,price\n2,price\n1,price\n');
  expect(found.team.losses).toBe(2);
  expect(found.skipped).toEqual([{ line: 4, why: 'the deal 1 stands already on line 2' }]);
});

test('all columns of a known name are read, the empty ones passed over', async () => {
  const found = await read(
    'columns.csv',
    `Closed Lost Reason,Closed Lost Reason,Last note,Notes\n,timing,,"${EXCUSE}"\n`,
  );
  expect(found).toMatchObject({ unknown: [], team: { losses: 1, accounts: 1, flagged: 1 } });
});

test('an unknown column is listed with the nearest known name; without any reason to read, it says what to do', async () => {
  expect(findColumns(['Closed Lost Reasn', 'Notes', 'Amount']).unknown).toEqual([
    { name: 'Closed Lost Reasn', nearest: 'Closed Lost Reason' },
    { name: 'Amount', nearest: null },
  ]);
  await expect(read('slip.csv', 'Record ID,Closed Lost Reasn\n1,price\n')).rejects.toThrow(
    'Is “Closed Lost Reasn” meant to be “Closed Lost Reason”? Then correct its name in the first line.',
  );
  expect(() => findColumns(['Raison de fermeture - Perdu'])).not.toThrow();
  expect(() => findColumns(['Motivo da perda do negócio'])).not.toThrow();
  await expect(read('d.csv', 'Name,Amount\nx,1\n')).rejects.toThrow(
    /no column for the closed-lost reason .* Its columns are: Name, Amount/,
  );
  await expect(assess(path.join(folder, 'none.csv'), { notes: null, verdictsFile })).rejects.toThrow(
    'There is no file',
  );
  await expect(read('e.csv', '')).rejects.toThrow('is empty');
});

test('notes of a deal come from their own export, also for several deals at once', async () => {
  const notes = file('notes.csv', `Associated Deal IDs,Note body\n1;2,"<p>${EXCUSE}</p>"\n9,other\n`);
  const found = await read('f.csv', 'Record ID,Closed Lost Reason\n1,\n2,Timing\n3,\n', notes);
  expect(found.team).toMatchObject({ losses: 3, flagged: 2, thin: 1 });
  await expect(indexNotes(file('bad.csv', 'a,b\n1,2\n'))).rejects.toThrow(
    /“Associated Deal IDs” .* Its columns are: a, b/,
  );
});

test('HubSpot’s export of notes: the deal’s id and not the note’s, in the order of their dates, in its languages', async () => {
  const notes = file(
    'hs-notes.csv',
    'Record ID,Note body,Activity date,Associated Deal IDs\n7,second,2026-03-12 10:00,1\n8,first,2026-03-11 10:00,1;2\n',
  );
  const index = await indexNotes(notes);
  expect([index.of('1'), index.of('7'), index.count]).toEqual([['first', 'second'], [], 3]);
  index.close();
  const french = await indexNotes(file('fr-notes.csv', 'ID de transaction associée;Corps de la note\n1;"rien"\n'));
  expect(french.of('1')).toEqual(['rien']);
  french.close();
});

test('notes that belong to no deal are told', async () => {
  const found = await read(
    'no-match.csv',
    'Record ID,Closed Lost Reason\n1,price\n',
    file('n.csv', 'Deal ID,Note\n99,x y z\n'),
  );
  expect(sayWhatWasRead(found).join(' ')).toContain('No note belongs to a deal of the export (1 were read)');
  await expect(read('no-id.csv', 'Closed Lost Reason\nprice\n', path.join(folder, 'n.csv'))).rejects.toThrow(
    'has no column “Record ID”',
  );
});

test.each([
  ['2026-03-12 14:05', 'day first', '2026-03-12'],
  ['2026-03-12T14:05:00.000Z', 'day first', '2026-03-12'],
  ['1773324300000', 'day first', '2026-03-12'],
  ['12/03/2026', 'day first', '2026-03-12'],
  ['03/12/2026', 'month first', '2026-03-12'],
  ['12.03.2026 09:00', 'month first', '2026-03-12'],
  ['Mar 12, 2026', 'day first', '2026-03-12'],
  ['12. März 2026', 'day first', '2026-03-12'],
  ['12 mars 2026', 'day first', '2026-03-12'],
  ['12 de marzo de 2026', 'day first', '2026-03-12'],
  ['12 de março de 2026 14:05', 'day first', '2026-03-12'],
  ['12 de mar. de 2026', 'day first', '2026-03-12'],
  ['12 févr. 2026', 'day first', '2026-02-12'],
  ['Mar 12, 2026, 2:05 PM', 'day first', '2026-03-12'],
  ['Thu, March 12, 2026 at 2:05 PM GMT+1', 'day first', '2026-03-12'],
  ['2026/03/12 14:05', 'day first', '2026-03-12'],
  ['3/12/26', 'month first', '2026-03-12'],
  ['12.03.26', 'month first', '2026-03-12'],
  ['31/31/2026', 'day first', null],
  ['soon', 'day first', null],
] as const)('the date %s, %s', (text, order, expected) => expect(parseDate(text, order)).toBe(expected));

test('a file says the order of its dates by one that can be read in one way only', async () => {
  expect([orderOf('13/02/2026'), orderOf('02/13/2026'), orderOf('02/03/2026')]).toEqual([
    'day first',
    'month first',
    null,
  ]);
  const found = await read('g.csv', 'Close Date,Closed Lost Reason\n02/03/2026,price\n02/13/2026,price\n');
  expect([found.from, found.to]).toEqual(['2026-02-03', '2026-02-13']);
});

test('who stops reading early leaves no file open', async () => {
  const at = file('early.csv', `Close Date,Closed Lost Reason\n${'02/13/2026,price\n'.repeat(20_000)}`);
  await dayOrderOf(at, () => [0]);
  if (process.platform !== 'linux') return;
  // The system closes it a moment later.
  const isOpen = () => fs.readdirSync('/proc/self/fd').map(linkOf).includes(fs.realpathSync(at));
  for (let round = 0; round < 100 && isOpen(); round++) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isOpen()).toBe(false);
});

test('an order that no date of the file decides is told', async () => {
  const found = await read('doubt.csv', 'Close Date,Closed Lost Reason\n02/03/2026,price\n05/05/2026,price\n');
  expect(found.from).toBe('2026-03-02');
  expect(sayWhatWasRead(found).join(' ')).toContain('“02/03/2026” was read day first');
});

test.each([
  [{ isLost: 'true', stage: 'Anything' }, true],
  [{ isLost: 'false', stage: 'Closed lost' }, false],
  [{ isLost: 'Vrai', stage: 'Étape 7' }, true],
  [{ isLost: 'Verdadeiro', stage: 'Etapa 7' }, true],
  [{ isLost: 'Falso', stage: 'Perdido' }, false],
  [{ isLost: 'Oikein', stage: 'Closed lost (Sales Pipeline)' }, true],
  [{ isLost: 'Oikein', stage: 'Negotiation' }, false],
  [{ isLost: null, stage: 'Fermée perdue' }, true],
  [{ isLost: null, stage: 'Chiuso perso' }, true],
  [{ isLost: null, stage: 'closedlost' }, true],
  [{ isLost: null, stage: 'Verloren an Wettbewerb' }, true],
  [{ isLost: null, stage: 'Negotiation' }, false],
  [{ isLost: null, stage: 'Personal demo' }, false],
  [{ isLost: null, stage: 'Persona identified' }, false],
  [{ isLost: null, stage: 'Incontro personale' }, false],
  [{ isLost: null, stage: 'Persönliches Treffen' }, false],
  [{ isLost: null, stage: null }, true],
])('%j is lost: %s', (row, expected) => expect(isLost(row).lost).toBe(expected));

test('stages of which none says “lost” are named, with what to add; so is a word that is not known', async () => {
  const none = await read('none.csv', 'Record ID,Deal Stage,Closed Lost Reason\n1,Dead,price\n2,No go,price\n');
  expect(sayWhatWasRead(none)[0]).toMatch(/^No row could .*“Dead”, “No go”.*Add the column “Is closed lost”/);
  const odd = await read('odd.csv', 'Deal Stage,Is Closed Lost,Closed Lost Reason\nLost,Oikein,price\n');
  expect(odd.team.losses).toBe(1);
  expect(sayWhatWasRead(odd).join(' ')).toContain('“Oikein” in the column “Is closed lost” is not known (1 row)');
});

test('what people wrote cannot become markup of the report or a formula of the sheet', async () => {
  const found = await read(
    'h.csv',
    `Record ID,Deal Name,Deal owner,Closed Lost Reason\n1,"=HYPERLINK(""x"")","<img src=x onerror=alert(1)>","${EXCUSE} <script>alert(2)</script>"\n`,
  );
  expect(reportHtml(found, '<b>.csv')).not.toMatch(/<script|<img|<b>\.csv/);
  expect(verdicts()[0]).toContain(`"'=HYPERLINK(""x"")"`);
});
