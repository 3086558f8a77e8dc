import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { samplePortal } from '../../emulator/sample-portal/portal.ts';
import type { RunningPortal } from '../setup/run-portal.ts';
import { runPreview } from '../setup/run-preview.ts';
import { runSample } from '../setup/run-sample.ts';
import { openBrowser } from './open-browser.ts';

const SCREENSHOTS = path.resolve('build/screenshots');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const user = (role: string) => {
  const found = samplePortal.users.find((one) => one.role === role);
  if (!found) throw new Error(`The sample portal has no ${role}.`);
  return found;
};
const BOSS = user('manager');
const RICK = samplePortal.users.find(({ firstName }) => firstName === 'Rick') ?? user('rep');

describe("the app's pages in a browser", () => {
  let portal: RunningPortal;
  let preview: { url: string; close(): Promise<void> };
  let browser: Browser;
  let page: Page;
  const open = (address: string, as: { userId: number }) =>
    page.goto(`${preview.url}${address}${address.includes('?') ? '&' : '?'}as=${as.userId}`);
  const photograph = (name: string) => page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
  const violations = async () => {
    await page.addScriptTag({ path: AXE });
    const found = await page.evaluate(async () =>
      (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe.run(),
    );
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  beforeAll(async () => {
    fs.mkdirSync(SCREENSHOTS, { recursive: true });
    portal = await runSample(BOSS);
    preview = await runPreview(portal, samplePortal);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await preview?.close();
    await portal?.close();
  });

  test('team → rep → deals → deal → quote, by mouse', async () => {
    await open('/app?period=all', BOSS);
    await page.getByRole('heading', { name: 'Loss reviews of the team' }).waitFor();
    await page.getByRole('link', { name: 'Rick Dawson' }).waitFor();
    await photograph('team-page');
    expect(await violations()).toEqual([]);
    await page.getByRole('link', { name: 'Rick Dawson' }).click();
    await page.getByRole('heading', { name: 'Loss review: Rick Dawson' }).waitFor();
    await page.getByText('What recurs, and how to talk about it').waitFor();
    await photograph('rep-page');
    expect(await violations()).toEqual([]);
    await page.getByRole('link', { name: /^left with the buyer \(/ }).click();
    await page.getByRole('heading', { name: 'Accounts that leave the result with the buyer' }).waitFor();
    const quote = (await page.locator('tbody tr td:nth-child(5)').first().textContent()) ?? '';
    await photograph('deals-page');
    await page.locator('tbody tr a').first().click();
    const card = page.getByRole('region', { name: 'Loss review' });
    await card.getByText(quote.replace(/[“”]/g, '').slice(0, 40)).first().waitFor();
  });

  test('the same way by keyboard alone', async () => {
    await open('/app?period=all', BOSS);
    const link = page.getByRole('link', { name: 'Rick Dawson' });
    await link.waitFor();
    const reached = await tabTo(page, 'Rick Dawson');
    expect(reached).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Loss review: Rick Dawson' }).waitFor();
    await page.getByRole('link', { name: /^left with the buyer \(/ }).waitFor();
    expect(await tabTo(page, 'left with the buyer')).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('tbody tr a').first().waitFor();
    const deal = (await page.locator('tbody tr a').first().textContent()) ?? '';
    expect(await tabTo(page, deal)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Loss review' }).getByText('What the note says').waitFor();
  });

  test('a filter changes the numbers and travels on in the links', async () => {
    await open('/app?period=all', BOSS);
    const losses = page.locator('.hs-statistics dd').first();
    await losses.waitFor();
    const all = Number(await losses.textContent());
    await page.getByLabel('Amount from').fill('20000');
    await page.getByLabel('Amount from').press('Enter');
    await page.waitForFunction(
      (before) => Number(document.querySelector('.hs-statistics dd')?.textContent) < before,
      all,
    );
    expect(await page.getByRole('link', { name: /^lost deals \(/ }).getAttribute('href')).toContain('least=20000');
  });

  test('a rep is sent to their own review, and no address shows them another’s', async () => {
    await open('/app', RICK);
    await page.getByRole('link', { name: 'Open my review' }).click();
    await page.getByText('This is your own review').waitFor();
    await open('/app/reps/701', RICK);
    await page.getByText('You can see your own review only.').waitFor();
    await open('/app/deals?owner=701&what=flagged', RICK);
    await page.getByText('You can see your own review only.').waitFor();
    await open('/app/reps/704?ownerId=701', RICK);
    await page.getByText('You can see your own review only.').waitFor();
    await open('/settings', RICK);
    await page.getByText('Only managers see and change the settings').waitFor();
  });

  test('the settings: a choice is saved, logged, and shown on the pages', async () => {
    await open('/settings', BOSS);
    await page.getByLabel('What counts').selectOption('Only readings that a manager confirmed');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByText('Who changed what').click();
    await page.getByText(/what counts: standing → confirmed/).waitFor();
    await photograph('settings-page');
    expect(await violations()).toEqual([]);
    await open('/app?period=all', BOSS);
    await page.getByText('Only readings that a manager confirmed count here').waitFor();
    await page.getByText(/not confirmed by a manager/).waitFor();
  });

  test('on a phone the page does not scroll sideways', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await open('/app?period=all', BOSS);
    await page.getByRole('link', { name: 'Rick Dawson' }).waitFor();
    await photograph('team-page-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1)).toBe(true);
  });
});

/** Presses Tab until the focus is on a link with this text. */
async function tabTo(page: Page, text: string): Promise<boolean> {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (focused.startsWith(text)) return true;
  }
  return false;
}
