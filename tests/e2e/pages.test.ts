import fs from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { samplePortal } from '../../emulator/sample-portal/portal.ts';
import type { RunningPortal } from '../setup/run-portal.ts';
import { runPreview } from '../setup/run-preview.ts';
import { runSample } from '../setup/run-sample.ts';
import { openBrowser } from './open-browser.ts';
import { photograph, SCREENSHOTS, violations } from './open-page.ts';

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
    await photograph(page, 'team-page');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Rick Dawson' }).click();
    await page.getByRole('heading', { name: 'Loss review: Rick Dawson' }).waitFor();
    await page.getByText('What recurs, and how to talk about it').waitFor();
    await photograph(page, 'rep-page');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /^left with the buyer \(/ }).click();
    await page.getByRole('heading', { name: 'Accounts that leave the result with the buyer' }).waitFor();
    const quote = (await page.locator('tbody tr td:nth-child(5)').first().textContent()) ?? '';
    await photograph(page, 'deals-page');
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
    const some = await losses.textContent();
    expect(new URL(page.url()).searchParams.get('least')).toBe('20000');
    expect(await page.getByLabel('Amount from').evaluate((field) => field === document.activeElement)).toBe(true);
    await page.reload();
    await losses.waitFor();
    expect(await losses.textContent()).toBe(some);
    await page.locator('tbody a[href*="/app/reps/"]').first().click();
    await page.getByRole('heading', { name: /^Loss review: / }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Loss reviews of the team' }).waitFor();
    expect(await page.getByLabel('Amount from').inputValue()).toBe('20000');
    await page.goBack();
    await page.waitForFunction(
      (before) => Number(document.querySelector('.hs-statistics dd')?.textContent) === before,
      all,
    );
    expect(await page.getByLabel('Amount from').inputValue()).toBe('');
  });

  test('after a link the keyboard goes on from the title of the new page', async () => {
    await open('/app?period=all', BOSS);
    await page.getByRole('link', { name: 'Rick Dawson' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Loss review: Rick Dawson' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
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
    await page.getByText('Who opened these settings').click();
    await page.getByText(/looked at the settings/).waitFor();
    await photograph(page, 'settings-page');
    expect(await violations(page)).toEqual([]);
    await open('/app?period=all', BOSS);
    await page.getByText('Only readings that a manager confirmed count here').waitFor();
    await page.getByText(/not confirmed by a manager/).waitFor();
  });

  test('on a phone the page does not scroll sideways', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await open('/app?period=all', BOSS);
    await page.getByRole('link', { name: 'Rick Dawson' }).waitFor();
    await photograph(page, 'team-page-phone');
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
