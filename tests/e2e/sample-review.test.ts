import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { samplePortal } from '../../emulator/sample-portal/portal.ts';
import type { RunningPortal } from '../setup/run-portal.ts';
import { runPreview } from '../setup/run-preview.ts';
import { openWonDeals, runSample } from '../setup/run-sample.ts';
import { openBrowser } from './open-browser.ts';

const SCREENSHOTS = path.resolve('build/screenshots');
const BOSS = personNamed('Ingrid');
const EMRE = personNamed('Emre');
const TOM = personNamed('Tom');

function personNamed(name: string) {
  const found = samplePortal.users.find(({ firstName }) => firstName === name);
  if (!found) throw new Error(`The sample portal has no ${name}.`);
  return found;
}

/** What the pages are for, on the sample team: findings, trend, won against lost, the first ten losses. */
describe('the review pages of the sample team', () => {
  let portal: RunningPortal;
  let preview: { url: string; close(): Promise<void> };
  let browser: Browser;
  let page: Page;
  const open = async (address: string, heading: string) => {
    await page.goto(`${preview.url}${address}?period=all&as=${BOSS.userId}`);
    await page.getByRole('heading', { name: heading }).waitFor();
  };
  const openTeam = () => open('/app', 'Product or sales?');
  const photograph = (name: string) => page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });

  beforeAll(async () => {
    fs.mkdirSync(SCREENSHOTS, { recursive: true });
    portal = await runSample(BOSS);
    await openWonDeals(portal, BOSS);
    preview = await runPreview(portal, samplePortal);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await preview?.close();
    await portal?.close();
  });

  test('what all reps miss points to the product; what Rick alone keeps saying points to sales', async () => {
    await openTeam();
    await photograph('sample-team');
    await page.getByText(/^“product or offer” points to the product/).waitFor();
    await page.getByText(/^“the buyer’s side” points to sales: Rick Dawson names it/).waitFor();
  });

  test('the trend is a line through most months of the year', async () => {
    await openTeam();
    const line = page.locator('svg polyline').first();
    await line.waitFor();
    expect((await line.getAttribute('points'))?.trim().split(/\s+/).length).toBeGreaterThanOrEqual(6);
  });

  test('won deals had their needs logged before the presentation more often than lost ones', async () => {
    await openTeam();
    await page.getByRole('heading', { name: 'Won against lost' }).waitFor();
    const words =
      (await page
        .getByText(/logged before the presentation/)
        .first()
        .textContent()) ?? '';
    const [, won, ofWon, lost, ofLost] = /(\d+) % of (\d+) won deals, (\d+) % of (\d+) lost ones/.exec(words) ?? [];
    expect(words).toContain('are won more often');
    expect(Number(won)).toBeGreaterThan(2 * Number(lost));
    const logged = Math.round((Number(won) * Number(ofWon)) / 100);
    expect(Math.min(logged, Number(ofWon) - logged)).toBeGreaterThanOrEqual(8);
    expect(Number(ofLost)).toBeGreaterThanOrEqual(100);
  });

  test('Emre’s first ten losses were left with the buyer, the later ones were not; Tom’s never were', async () => {
    const words = async (rep: typeof EMRE) => {
      await open(`/app/reps/${rep.ownerId}`, `Loss review: ${rep.firstName} ${rep.lastName}`);
      await page.getByText(/^Of the first ten losses/).waitFor();
      await photograph(`sample-${rep.firstName.toLowerCase()}`);
      const text = (await page.getByText(/^Of the first ten losses/).textContent()) ?? '';
      const [, first, of, later] =
        /first ten losses with an account (\d+) were left with the buyer; of the (\d+) after them (\d+)/.exec(text) ??
        [];
      return { first: Number(first), of: Number(of), later: Number(later) };
    };
    const emre = await words(EMRE);
    expect(emre.first).toBeGreaterThanOrEqual(8);
    expect(emre.of).toBeGreaterThanOrEqual(12);
    expect(emre.later).toBeLessThanOrEqual(3);
    const tom = await words(TOM);
    expect(tom.first).toBeLessThanOrEqual(2);
  });
});
