import fs from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { callCard } from '../setup/call-card.ts';
import { runKnownTeam } from '../setup/known-team.ts';
import type { RunningPortal } from '../setup/run-portal.ts';
import { runPreview } from '../setup/run-preview.ts';
import { BOSS } from '../setup/small-portal.ts';
import { freshFolder } from '../setup/stores.ts';
import { openBrowser } from './open-browser.ts';
import { photograph, SCREENSHOTS, violations } from './open-page.ts';

describe('the pages of a team whose truth is known, in a browser', () => {
  let portal: RunningPortal;
  let preview: { url: string; close(): Promise<void> };
  let browser: Browser;
  let page: Page;
  const open = (address: string) => page.goto(`${preview.url}${address}`);

  beforeAll(async () => {
    fs.mkdirSync(SCREENSHOTS, { recursive: true });
    const running = await runKnownTeam(await freshFolder());
    portal = running.portal;
    preview = await runPreview(portal, running.seed);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await preview?.close();
    await portal?.close();
  });

  test('the team page shows its findings, the line with its range, the ranges of the reps, and won against lost', async () => {
    await open('/app');
    await page.getByText(/“product or offer” points to the product/).waitFor();
    await page.getByText(/“no need” points to sales/).waitFor();
    expect(await page.locator('.hs-chart polyline').count()).toBe(3);
    await page.getByRole('heading', { name: 'Won against lost' }).waitFor();
    await page.getByText('Left with the buyer: the range of each rep, %').waitFor();
    await page.getByText('1 reading is contested and waits for a manager’s answer', { exact: false }).waitFor();
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
    await photograph(page, 'known-team');
    expect(await violations(page)).toEqual([]);
  });

  test('the rep page shows the first ten against the later, the quarters, and quotes only where they belong', async () => {
    await open('/app/reps/601');
    await page.getByText(/^Of the first ten losses/).waitFor();
    await page.getByRole('heading', { name: 'What the accounts name, over time' }).waitFor();
    await page.getByText('No single quote shows it; read the notes themselves.').waitFor();
    await photograph(page, 'known-rep');
    expect(await violations(page)).toEqual([]);
  });

  test.each(['/app', '/app/reps/601', '/app/reps/604'])(
    'every number of %s leads to as many deals',
    async (address) => {
      await open(address);
      const links = page.locator('a[href^="/app/deals"]');
      await links.first().waitFor();
      const shown = await links.evaluateAll((all) =>
        all.map((link) => [link.textContent ?? '', new URL((link as HTMLAnchorElement).href).search] as const),
      );
      expect(shown.length).toBeGreaterThan(20);
      const wrong: string[] = [];
      for (const [text, search] of shown) {
        const number = /\d+(?=\)$|$| deals?:)/.exec(text)?.[0] ?? (text.startsWith('Show') ? '1' : '');
        const { body } = await callCard(
          portal.server.url,
          { portalId: portal.portalId, ...BOSS },
          `/hubspot/pages/deals${search}`,
        );
        if (String(body.total) !== number) wrong.push(`${text} → ${search}: ${body.total ?? body.error}`);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  test('a list names the rep and the filters that hold', async () => {
    await open('/app/deals?what=flagged&owner=601&period=180&least=10');
    await page.getByText(/ of Ada Example, latest first: closed in the last 6 months, amount from 10\./).waitFor();
    await page.getByRole('link', { name: 'Ada Example' }).waitFor();
    await photograph(page, 'known-deals');
    expect(await violations(page)).toEqual([]);
  });

  test('a team view has no filters, no reps and no lists', async () => {
    const set = (view: string) =>
      callCard(portal.server.url, { portalId: portal.portalId, ...BOSS }, '/hubspot/settings', { view });
    await set('team');
    await open('/app?period=90&pipeline=default');
    await page.getByText('Only the team as a whole is shown').waitFor();
    expect(await page.getByLabel('Closed').count()).toBe(0);
    expect(await page.locator('main').getByText('Ada Example').count()).toBe(0);
    expect(await page.locator('a[href^="/app/deals"]').count()).toBe(0);
    await photograph(page, 'known-team-only');
    await set('reps');
  });

  test('on a phone the page does not scroll sideways', async () => {
    await page.setViewportSize({ width: 375, height: 800 });
    await open('/app');
    await page
      .getByText(/points to sales/)
      .first()
      .waitFor();
    await photograph(page, 'known-team-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1)).toBe(true);
  });
});
