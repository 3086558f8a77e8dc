import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { runPreview } from '../setup/run-preview.ts';
import { BOSS, portalWithPresentation, REP } from '../setup/small-portal.ts';
import { freshFolder } from '../setup/stores.ts';
import { openBrowser } from './open-browser.ts';

const SCREENSHOTS = path.resolve('build/screenshots');

describe('the card of an open deal in a browser', () => {
  const seed = portalWithPresentation(3);
  let portal: RunningPortal;
  let preview: { url: string; close(): Promise<void> };
  let browser: Browser;
  let page: Page;
  const open = async (deal: string, user: { userId: number }) => {
    await page.goto(`${preview.url}/deals/${deal}?as=${user.userId}`);
    await page.getByRole('region', { name: 'Loss review' }).waitFor();
  };
  const photograph = (name: string) => page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
  const move = (deal: string, dealstage: string) =>
    portal.emulator.control.act({ kind: 'set', as: REP.userId, deal, properties: { dealstage } });
  const tasks = async () =>
    (await portal.emulator.control.objects('tasks')).map((task) => task.properties.hs_task_status);

  beforeAll(async () => {
    fs.mkdirSync(SCREENSHOTS, { recursive: true });
    portal = await runPortal(await freshFolder(), { seed });
    preview = await runPreview(portal, seed);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await move('1001', 'demo');
    await move('1002', 'needs');
    await eventually(async () => expect(await tasks()).toEqual(['NOT_STARTED']));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await preview?.close();
    await portal?.close();
  });

  test('the manager sees that nothing is logged, and nothing to fill in', async () => {
    await open('1001', BOSS);
    await page.getByText('In “Demo”, and nothing of the need is logged').waitFor();
    await page.getByText('What is not logged yet').waitFor();
    expect(await page.getByRole('button', { name: 'Save to the deal' }).count()).toBe(0);
  });

  test('saving nothing is answered at the form', async () => {
    await open('1001', REP);
    await page.getByRole('button', { name: 'Save to the deal' }).click();
    await page.getByText('Answer at least one question first.').waitFor();
    await photograph('needs-asked');
  });

  test('from the open deal to a saved discovery in six clicks: the note stands, the card turns, the task is completed', async () => {
    let clicks = 0;
    const fill = async (label: RegExp, text: string) => {
      clicks++;
      await page.getByLabel(label).fill(text);
    };
    await open('1001', REP);
    await fill(/What do they want to solve/, 'Night shifts stay unfilled for days');
    await fill(/What does it cost them/, '300 hours of overtime a month');
    await fill(/Who cares most/, 'Ms Berg, the head nurse: two of hers left over it');
    clicks++;
    await page.getByRole('button', { name: 'Save to the deal' }).click();
    await page.getByText('The need is logged').waitFor();
    await page.getByText('“300 hours of overtime a month”').waitFor();
    expect(clicks).toBeLessThanOrEqual(6);
    await eventually(async () => expect(await tasks()).toEqual(['COMPLETED']));
    const notes = await portal.emulator.control.objects('notes');
    expect(notes.map((note) => note.properties.hubspot_owner_id)).toEqual([REP.ownerId]);
    expect(notes[0]?.properties.hs_note_body).toContain('Who cares, and why: Ms Berg');
    await photograph('needs-logged');
  });

  test('the rep may say that nothing is to be asked, and is left in peace', async () => {
    await open('1002', REP);
    await page.getByText('Before “Demo”: what do they need?').waitFor();
    await page.getByRole('button', { name: 'Not needed here' }).click();
    await page.getByLabel('Why is nothing to be asked here?').fill('Renewal of the same contract');
    await page.getByRole('button', { name: "Don't ask again" }).click();
    await page.getByText(/said that nothing is to be asked here: Renewal/).waitFor();
    expect(await page.getByRole('button', { name: 'Save to the deal' }).isVisible()).toBe(false);
  });

  test('when Onus is away, the answers stay in the form', async () => {
    await open('1003', REP);
    await page.getByLabel(/How will they decide/).fill('The board, on the 4th');
    await portal.server.close();
    await page.getByRole('button', { name: 'Save to the deal' }).click();
    await page.getByText('Not saved, your text is still here').waitFor();
    expect(await page.getByLabel(/How will they decide/).inputValue()).toBe('The board, on the 4th');
  });
});
