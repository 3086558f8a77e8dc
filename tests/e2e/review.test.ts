import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { openBrowser } from './open-browser.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

test('npm run review on the sample export: a summary, a page without a violation of accessibility on screen and phone, a PDF', async () => {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-review-'));
  const command = ['src/review-export/review-command.ts', 'docs/sample-export/deals.csv'];
  const said = execFileSync('node', [...command, '--notes', 'docs/sample-export/notes.csv', '--out', out], {
    encoding: 'utf8',
  });
  expect(said).toMatch(/214 rows: 144 lost deals/);
  expect(said).toMatch(/Nora Lindqvist: \d+ % \(\d+–\d+ %\) of 8/);
  expect(fs.readFileSync(path.join(out, 'review.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(fs.readFileSync(path.join(out, 'review.html'), 'utf8'));
  await page.addScriptTag({ path: axe });
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
    return (await axe.run()).violations.map(({ id }) => id);
  });
  expect(violations).toEqual([]);
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(asked.filter((url) => url.startsWith('http'))).toEqual([]);
  await browser.close();
  fs.rmSync(out, { recursive: true });
}, 60_000);
