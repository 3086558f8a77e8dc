import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { assess } from '../../src/review-export/assess.ts';
import { reportHtml } from '../../src/review-export/write-report.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-report-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const EXCUSE = 'Great demo, answered every objection, they are just not smart enough to get it.';
const OWN = 'I never asked who decides. Next time I ask first.';

/** A report of deals given as owner, close date and reason. */
async function reportOf(deals: readonly (readonly [string, string, string])[]): Promise<string> {
  const file = path.join(folder, 'deals.csv');
  const rows = deals.map(([owner, date, reason], index) => `${index + 1},${owner},${date},"${reason}"`);
  fs.writeFileSync(file, ['Record ID,Deal owner,Close Date,Closed Lost Reason', ...rows].join('\n'));
  const html = reportHtml(await assess(file, { notes: null, verdictsFile: path.join(folder, 'v.csv') }), 'deals.csv');
  return html.replace(/\s+/g, ' ');
}
const deals = (owner: string, month: string, reasons: readonly string[]) =>
  reasons.map((reason, index) => [owner, `${month}-${String(index + 1).padStart(2, '0')}`, reason] as const);
const of = (excuses: number, owns: number) => [...Array(excuses).fill(EXCUSE), ...Array(owns).fill(OWN)] as string[];

test('no share is stated of a few accounts: of a rep, a period or a team', async () => {
  const html = await reportOf(deals('Bo', '2026-01', of(2, 1)));
  expect(html).toContain('2 of 3 accounts');
  expect(html).not.toMatch(/\d %(?! confidence)/);
});

test('a rep with few accounts has a section with counts and quotes, and shares of the others carry their range', async () => {
  const html = await reportOf([...deals('Ann', '2026-01', of(3, 9)), ...deals('Bo', '2026-02', of(2, 1))]);
  const [, bo = ''] = html.split('<h2>Bo</h2>');
  expect(bo).toContain('2 of 3 accounts leave the result with the buyer; 1 of 3 accounts name an own part');
  expect(bo).toContain('they are just not smart enough to get it');
  expect(bo.split('</section>')[0]).not.toContain(' %');
  expect(html).toContain(
    '25 % (9–53 %) of the 12 accounts leave the result with the buyer; 75 % (47–91 %) of the 12 accounts name an own part',
  );
});

test('months with few accounts are put together to quarters', async () => {
  const html = await reportOf(
    ['01', '02', '03', '04', '05', '06'].flatMap((month) => deals('Ann', `2026-${month}`, of(1, 3))),
  );
  expect(html).toContain('Quarter by quarter');
  expect(html).toMatch(/2026 Q1<\/th><td class="number">12</);
  expect(html).not.toContain('2026-01<');
});

test('the first ten against the later ones: a change is called one, what can be chance is not', async () => {
  const changed = await reportOf([...deals('Ann', '2026-01', of(8, 2)), ...deals('Ann', '2026-03', of(1, 11))]);
  expect(changed).toMatch(
    /Of the first ten losses with an account 8 were left with the buyer; of the 12 after them 1\. That is less often than at the start\./,
  );
  const alike = await reportOf([...deals('Ann', '2026-01', of(5, 5)), ...deals('Ann', '2026-03', of(4, 8))]);
  expect(alike).toMatch(/No difference was found\./);
  const few = await reportOf([...deals('Ann', '2026-01', of(8, 2)), ...deals('Ann', '2026-03', of(0, 3))]);
  expect(few).toContain('of the 3 after them 0. Too few came after them to compare');
});

test('the report says which kinds of engagement were not in the export', async () => {
  expect(await reportOf(deals('Ann', '2026-01', of(1, 1)))).toContain(
    'This export holds no calls, meetings and e-mails and no notes: needs that were logged there count as not logged.',
  );
});
