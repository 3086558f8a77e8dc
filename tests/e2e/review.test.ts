import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import type { Browser } from 'playwright-core';
import { printPdf } from '../../src/review-export/print-pdf.ts';
import { openBrowser } from './open-browser.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser | undefined;
afterAll(() => browser?.close());

/** The heights of the rectangles that the pages of a PDF fill with another colour than white, in the page's own units. */
function filledHeights(file: string): number[] {
  const bytes = fs.readFileSync(file);
  const text = bytes.toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) => {
    const start = index + mark.length;
    try {
      return heightsIn(zlib.inflateSync(bytes.subarray(start, text.indexOf('endstream', start))).toString('latin1'));
    } catch {
      return [];
    }
  });
}

function heightsIn(drawn: string): number[] {
  let white = false;
  return [...drawn.matchAll(/(\S+ \S+ \S+) rg\b|(\S+) re\nf\b/g)].flatMap(([, colour, height]) => {
    if (colour) white = colour === '1 1 1';
    return height && !white ? [Number(height)] : [];
  });
}

test('npm run review on the sample export: a summary, a page without a violation of accessibility on screen and phone, a PDF', async () => {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-review-'));
  const command = ['src/review-export/review-command.ts', 'docs/sample-export/deals.csv'];
  const said = execFileSync('node', [...command, '--notes', 'docs/sample-export/notes.csv', '--out', out], {
    encoding: 'utf8',
  });
  expect(said).toMatch(
    /117 rows: 99 lost deals, 89 with an account, 10 too thin to judge, 5 no lost sale, 13 not lost/,
  );
  expect(said).toMatch(/Callum Reid: \d+ % \(\d+–\d+ %\) of 20/);
  expect(said).toMatch(/“product or offer” points to the product/);
  expect(said).toMatch(/“the buyer’s side” points to sales: Callum Reid/);
  browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(fs.readFileSync(path.join(out, 'review.html'), 'utf8'));
  // Chromium prints backgrounds in white unless it is told not to: the bars of the tables were missing on paper.
  const bars = await page.locator('.bar span').count();
  expect(bars).toBeGreaterThan(20);
  expect(filledHeights(path.join(out, 'review.pdf')).filter((height) => height === 14 || height === 15)).toHaveLength(
    bars,
  );
  expect(await page.locator('section', { hasText: 'Josie Tran' }).last().textContent()).toMatch(
    /Of the first ten losses with an account \d+ were left with the buyer; .* That is less often than at the start/,
  );
  expect(await page.locator('body').textContent()).toMatch(/offline/);
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('th.number, td.number')].every(
        (cell) => getComputedStyle(cell).textAlign === 'right',
      ),
    ),
  ).toBe(true);
  await page.addScriptTag({ path: axe });
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
    return (await axe.run()).violations.map(({ id }) => id);
  });
  expect(violations).toEqual([]);
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(asked.filter((url) => url.startsWith('http'))).toEqual([]);
  fs.rmSync(out, { recursive: true });
}, 60_000);

const run = (...args: string[]) =>
  spawnSync('node', ['src/review-export/review-command.ts', ...args], { encoding: 'utf8' });

test('a wrong option or an odd folder is told in a sentence, without a stack', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-odd-'));
  fs.mkdirSync(path.join(folder, 'verdicts.csv'));
  fs.writeFileSync(path.join(folder, 'file'), '');
  const told = [
    run('--nonsense'),
    run('docs/sample-export/deals.csv', '--out', folder),
    run('docs/sample-export/deals.csv', '--out', path.join(folder, 'file')),
  ];
  expect(told.map(({ status }) => status)).toEqual([1, 1, 1]);
  expect(told.map(({ stderr }) => stderr).join('')).not.toMatch(/\n\s+at |Unhandled/);
  expect(told[0]?.stderr).toContain('--nonsense');
  expect(told[1]?.stderr).toMatch(/verdicts\.csv is a folder.*--out/);
  expect(told[2]?.stderr).toMatch(/there is a file of that name.*--out/);
  fs.rmSync(folder, { recursive: true });
}, 60_000);

test('the PDF is printed by the first browser that starts; where none does, each is named with its reason', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-pdf-'));
  const file = path.join(folder, 'a.pdf');
  const missing = (name: string) => ({ name, open: () => Promise.reject(new Error(`${name} is not found\nlong log`)) });
  expect(await printPdf('<p>x</p>', file, [missing('Chrome'), missing('Edge')])).toBe(
    'Chrome: Chrome is not found; Edge: Edge is not found',
  );
  expect(fs.existsSync(file)).toBe(false);
  expect(await printPdf('<p>x</p>', file, [missing('Chrome'), { name: 'ours', open: openBrowser }])).toBeNull();
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  fs.rmSync(folder, { recursive: true });
}, 60_000);
