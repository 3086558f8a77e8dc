import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { GAP, product } from '../setup/model-answers.ts';
import { type ModelServer, runModelServer } from '../setup/model-server.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { runPreview } from '../setup/run-preview.ts';
import { BOSS, EXCUSE, lose, smallPortal } from '../setup/small-portal.ts';
import { freshFolder } from '../setup/stores.ts';
import { openBrowser } from './open-browser.ts';

const SCREENSHOTS = path.resolve('build/screenshots');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe('the second reader on the settings page', () => {
  let model: ModelServer;
  let portal: RunningPortal;
  let preview: { url: string; close(): Promise<void> };
  let browser: Browser;

  beforeAll(async () => {
    fs.mkdirSync(SCREENSHOTS, { recursive: true });
    model = await runModelServer((request) => ({ answer: product(request), delayMs: 300 }));
    const seed = smallPortal({ deals: 3, note: `${EXCUSE} ${GAP}` });
    portal = await runPortal(await freshFolder(), {
      seed,
      env: { ONUS_MODEL_ENDPOINTS: model.url, ONUS_ENCRYPTION_KEY: randomBytes(32).toString('base64') },
    });
    for (const deal of ['1001', '1002', '1003']) await portal.emulator.control.act(lose(deal));
    for (const deal of ['1001', '1002', '1003'])
      await eventually(async () =>
        expect((await portal.emulator.control.object('deals', deal)).properties.onus_basis).toBeTruthy(),
      );
    preview = await runPreview(portal, seed);
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await preview?.close();
    await portal?.close();
    await model?.close();
  });

  test('an admin sees what would be sent, turns it on, tries three deals, sees both verdicts, and turns it off', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const onus = async () => (await portal.emulator.control.object('deals', '1001')).properties.onus_scorer;
    const before = await onus();
    await page.goto(`${preview.url}/settings?as=${BOSS.userId}`);
    await page.getByRole('heading', { name: 'A second reader' }).waitFor();
    await page.getByRole('button', { name: 'Estimate' }).click();
    await page.getByText(/^3 lost deals, about \d+ calls to HubSpot and 1 min/).waitFor();
    await page.getByRole('button', { name: 'Show exactly what would be sent' }).click();
    await page.getByText(`to ${'https://api.openai.com/v1'}/chat/completions`).waitFor();
    await page.getByText(EXCUSE.slice(0, 40)).first().waitFor();

    await page.getByLabel('Which deals are sent').selectOption('unsure');
    await page.getByRole('button', { name: 'Save the second reader' }).click();
    await page.getByText('No model is chosen.').waitFor();
    expect(model.requests).toHaveLength(0);

    await page.getByLabel('Address', { exact: true }).selectOption(model.url);
    await page.getByLabel('Model', { exact: true }).fill('test-model');
    await page.getByLabel('Key', { exact: true }).fill('secret-key');
    await page.getByLabel('Price of a million input tokens').fill('1');
    await page.getByLabel('Price of a million output tokens').fill('10');
    await page.getByLabel('Most it may cost in a month').fill('5');
    await page.getByLabel('Currency', { exact: true }).fill('eur');
    await page.getByRole('button', { name: 'Save the second reader' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByText(`, to ${model.url}/chat/completions`).waitFor();
    await page.getByRole('button', { name: 'Count the deals and the cost' }).click();
    await page.getByText(/No lost deal of which the built-in reader is unsure is known/).waitFor();

    // The choice comes back from the extension's worker, so a click does not check the box at once.
    await page.getByLabel('Deal number 2').click();
    await page.getByText(`Deal number 2, to ${model.url}/chat/completions`).waitFor();
    await page.getByRole('button', { name: 'Try it on the chosen deals' }).click();
    await page.getByRole('columnheader', { name: 'Deal number 2' }).waitFor();
    await page.getByText('with the product').waitFor();
    expect(model.requests).toHaveLength(1);
    await page.getByText(/Deals read this month: 1, for €0\.003 of €5\.00/).waitFor();
    await page.getByLabel('Deal number 2').click();
    await page.getByRole('button', { name: 'Try it on three deals' }).click();
    await page.getByRole('columnheader', { name: 'Language model' }).nth(2).waitFor();
    await page.getByText('with the product').nth(2).waitFor();
    const quote = GAP;
    expect(await page.getByText(`“${quote}”`).count()).toBeGreaterThan(0);
    expect(model.requests[0]?.headers.authorization).toBe('Bearer secret-key');
    expect(await page.content()).not.toContain('secret-key');
    expect(await onus()).toBe(before);
    await page.screenshot({ path: path.join(SCREENSHOTS, 'second-reader.png'), fullPage: true });
    await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate(async () =>
      (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run(),
    );
    expect(violations.violations.map(({ id }) => id)).toEqual([]);

    const sent = model.requests.length;
    await page.getByRole('button', { name: 'Turn it off' }).click();
    await page.getByText('Turned off: nothing is sent.').waitFor();
    expect(await page.getByRole('button', { name: 'Try it on three deals' }).count()).toBe(0);
    await page.getByText(/second reader: .*mode: unsure → off/).waitFor({ state: 'attached' });
    expect(model.requests).toHaveLength(sent);
  });
});
