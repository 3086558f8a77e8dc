import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { runPreview } from '../setup/run-preview.ts';
import { BOSS, EXCUSE, lose, REP, STRANGER, smallPortal } from '../setup/small-portal.ts';
import { freshFolder } from '../setup/stores.ts';
import { openBrowser } from './open-browser.ts';

const SCREENSHOTS = path.resolve('build/screenshots');
const FLAG_WORDS = "This note names only the buyer's actions";

describe('the card in a browser', () => {
  const seed = smallPortal();
  let portal: RunningPortal;
  let preview: { url: string; close(): Promise<void> };
  let browser: Browser;
  let page: Page;
  const broken: string[] = [];
  const properties = async (deal: string) => (await portal.emulator.control.object('deals', deal)).properties;
  const open = async (deal: string, user: { userId: number }) => {
    await page.goto(`${preview.url}/deals/${deal}?as=${user.userId}`);
    await page.getByRole('region', { name: 'Loss review' }).waitFor();
  };
  const photograph = (name: string) => page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });

  beforeAll(async () => {
    fs.mkdirSync(SCREENSHOTS, { recursive: true });
    portal = await runPortal(await freshFolder(), { seed });
    preview = await runPreview(portal, seed);
    for (const deal of ['1001', '1002']) await portal.emulator.control.act(lose(deal));
    for (const deal of ['1001', '1002'])
      await eventually(async () => expect((await properties(deal)).onus_flag).toBe('yes'));
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => broken.push(error.message));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await preview?.close();
    await portal?.close();
  });

  test('an open deal shows that there is nothing to review', async () => {
    await open('1003', BOSS);
    await page.getByText('Nothing to review').waitFor();
  });

  test('the manager sees the flag in words, its probability, and a verbatim quote', async () => {
    await open('1001', BOSS);
    await page.getByText(FLAG_WORDS).waitFor();
    await page.getByText(/likely, \d+ %/).waitFor();
    const quote = (await page.locator('.hs-tile .hs-italic').first().textContent())?.slice(1, -1);
    expect(EXCUSE).toContain(quote);
    await page.getByRole('heading', { name: 'Questions to coach with' }).waitFor();
    await photograph('manager');
  });

  test('to overrule without a reason is answered at the field', async () => {
    await page.getByRole('button', { name: 'Overrule with a reason' }).click();
    await page.getByRole('button', { name: 'Overrule', exact: true }).click();
    await page.getByText('Say why in a sentence.').waitFor();
  });

  test('the manager overrules it, and the property on the deal in HubSpot changes', async () => {
    await page.getByLabel(/Why do you overrule it/).fill('We asked for the numbers in March; it is in the call notes.');
    await page.getByRole('button', { name: 'Overrule', exact: true }).click();
    await page.getByText('Overruled by Mona Manager').waitFor();
    await page.getByText(FLAG_WORDS).waitFor();
    await eventually(async () =>
      expect(await properties('1001')).toMatchObject({ onus_flag: 'no', onus_review: 'overruled' }),
    );
    await eventually(async () =>
      expect(await page.locator('[data-property=onus_review]').textContent()).toBe('overruled'),
    );
    await photograph('overruled');
  });

  test('the owner sees the decision, is asked for their own part, and sees what the manager sees', async () => {
    await open('1001', REP);
    await page.getByText('Overruled by Mona Manager').waitFor();
    await page.getByLabel('Add it here').waitFor();
    expect(await page.getByText(FLAG_WORDS).isVisible()).toBe(false);
    await page.getByText('What your manager sees').click();
    await page.getByText(FLAG_WORDS).waitFor();
    await photograph('owner');
  });

  test('the owner adds a part by keyboard alone; it stands on the deal and the flag goes', async () => {
    await open('1002', REP);
    await page.getByLabel('Add it here').waitFor();
    const button = page.getByRole('button', { name: 'Save to the deal' });
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      if (await page.getByLabel('Add it here').evaluate((field) => field === document.activeElement)) break;
    }
    await page.keyboard.type('I demoed before I asked what it costs them. Next time I ask for that number first.');
    await page.keyboard.press('Tab');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('Added by the rep').waitFor();
    await eventually(async () =>
      expect(await properties('1002')).toMatchObject({ onus_flag: 'no', onus_ownership: 'yes' }),
    );
    await page.getByText('stands on the deal as a note').waitFor();
    await photograph('owner-added');
  });

  test('somebody else learns only that it is not theirs to see', async () => {
    await open('1001', STRANGER);
    await page.getByText('Not for you to see').waitFor();
    expect(await page.getByRole('region', { name: 'Loss review' }).textContent()).not.toContain('objection');
  });

  test("a phone's width shows everything without scrolling sideways", async () => {
    await page.setViewportSize({ width: 375, height: 800 });
    await open('1001', BOSS);
    await page.getByText(FLAG_WORDS).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await photograph('phone');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('when Onus is away, the card says so, and what was typed is kept', async () => {
    await portal.emulator.control.act(lose('1003'));
    await eventually(async () => expect((await properties('1003')).onus_flag).toBe('yes'));
    await open('1003', REP);
    await page.getByLabel('Add it here').fill('I never asked who decides.');
    await portal.server.close();
    await page.getByRole('button', { name: 'Save to the deal' }).click();
    await page.getByText('Not saved, your text is still here').waitFor();
    expect(await page.getByLabel('Add it here').inputValue()).toBe('I never asked who decides.');
    await open('1003', REP);
    await page.getByText('The loss review cannot be shown').waitFor();
    await photograph('away');
  });

  test('nothing broke in the page on the way', () => {
    expect(broken).toEqual([]);
  });
});

test('a card call that HubSpot did not sign is refused', async () => {
  const portal = await runPortal(await freshFolder());
  const answer = await fetch(
    `${portal.server.url}/hubspot/cards/deals/1001?portalId=777&userId=12&userEmail=${BOSS.email}`,
  );
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: expect.stringContaining('HUBSPOT_CLIENT_SECRET') });
  await portal.close();
});
