import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { assess } from '../../src/review-export/assess.ts';
import { findColumns } from '../../src/review-export/columns.ts';
import { isLost } from '../../src/review-export/is-lost.ts';
import { indexNotes } from '../../src/review-export/notes-index.ts';
import { orderOf, parseDate } from '../../src/review-export/parse-date.ts';
import { reportHtml } from '../../src/review-export/write-report.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-review-'));
const file = (name: string, text: string) => {
  const at = path.join(folder, name);
  fs.writeFileSync(at, text);
  return at;
};
const verdictsFile = path.join(folder, 'out', 'verdicts.csv');
const read = async (name: string, text: string, notes: string | null = null) => {
  const index = notes === null ? null : await indexNotes(notes);
  return assess(file(name, text), { notes: index, verdictsFile }).finally(() => index?.close());
};
const verdicts = () => fs.readFileSync(verdictsFile, 'utf8').trim().split('\n').slice(1);
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

test('an unknown column is listed with the nearest known name; without any reason to read, it says what to do', async () => {
  expect(findColumns(['Closed Lost Reasn', 'Notes', 'Amount']).unknown).toEqual([
    { name: 'Closed Lost Reasn', nearest: 'Closed Lost Reason' },
    { name: 'Amount', nearest: null },
  ]);
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
    /"Associated Deal IDs" .* Its columns are: a, b/,
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

test.each([
  [{ isLost: 'true', stage: 'Anything' }, true],
  [{ isLost: 'false', stage: 'Closed lost' }, false],
  [{ isLost: null, stage: 'Fermée perdue' }, true],
  [{ isLost: null, stage: 'Verloren an Wettbewerb' }, true],
  [{ isLost: null, stage: 'Negotiation' }, false],
  [{ isLost: null, stage: null }, true],
])('%j is lost: %s', (row, expected) => expect(isLost(row)).toBe(expected));

test('what people wrote cannot become markup of the report or a formula of the sheet', async () => {
  const found = await read(
    'h.csv',
    `Record ID,Deal Name,Deal owner,Closed Lost Reason\n1,"=HYPERLINK(""x"")","<img src=x onerror=alert(1)>","${EXCUSE} <script>alert(2)</script>"\n`,
  );
  expect(reportHtml(found, '<b>.csv')).not.toMatch(/<script|<img|<b>\.csv/);
  expect(verdicts()[0]).toContain(`"'=HYPERLINK(""x"")"`);
});
