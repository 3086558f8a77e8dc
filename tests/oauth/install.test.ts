import { callCard } from '../setup/call-card.ts';
import { open } from '../setup/connect-portal.ts';
import { install, newBrowser, PORTALS, type RunningApp, runApp } from '../setup/run-app.ts';
import { eventually } from '../setup/run-portal.ts';
import { ALL_SCOPES, BOSS, lose, REP } from '../setup/small-portal.ts';
import { describeOnBothStores, freshFolder } from '../setup/stores.ts';

const flagOf = async (app: RunningApp, deal: string, portalId: number) =>
  (await app.emulator.control.object('deals', deal, portalId)).properties.onus_flag;

describeOnBothStores('an installation by OAuth', (fresh) => {
  test('connects the account: properties made, the next lost deal scored, tokens stored only encrypted', async () => {
    const store = await fresh();
    const app = await runApp(store);
    const page = await install(app, 777);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Onus is installed')]);
    expect(page.text).toContain('777');
    expect(app.log.find((line) => line.msg === 'portal ready')).toMatchObject({ portalId: '777' });
    await app.emulator.control.act(lose('1001'), 777);
    await eventually(async () => expect(await flagOf(app, '1001', 777)).toBe('yes'));
    await app.server.close();
    const opened = await open(store);
    const rows = await opened.db.selectFrom('installation').selectAll().execute();
    await opened.close();
    expect(rows).toMatchObject([{ state: 'connected', access_token: expect.stringMatching(/^v1\./) }]);
    expect(JSON.stringify(rows)).not.toContain('emulated-');
    expect(JSON.stringify(app.log)).not.toMatch(/emulated-(access|refresh|code)/);
    await app.close();
  });

  test('makes whoever installed it the manager, where nobody is one; nobody else, and not in another account', async () => {
    const app = await runApp(await fresh(), { env: { ONUS_MANAGERS: '' } });
    for (const portalId of PORTALS) await install(app, portalId);
    const settings = (user: typeof BOSS | typeof REP, portalId: number, body?: object) =>
      callCard(app.url, { portalId, ...user }, '/hubspot/settings', body);
    expect(await settings(BOSS, 777)).toMatchObject({
      status: 200,
      body: { choices: { managers: [`${BOSS.userId}`] } },
    });
    expect((await settings(REP, 777)).status).toBe(403);
    expect((await settings(BOSS, 777, { managers: [`${BOSS.userId}`, REP.email] })).status).toBe(200);
    await install(app, 777);
    expect((await settings(REP, 777)).status).toBe(200);
    expect((await settings(REP, 888)).status).toBe(403);
    await app.close();
  });
});

describe('what an admin reads', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await runApp(await freshFolder());
  });
  afterAll(() => app.close());

  test('who declines at HubSpot learns that nothing was connected, and how to begin again', async () => {
    const page = await install(app, 777, '&cancel=1');
    expect(page.status).toBe(403);
    expect(page.text).toContain('Nothing was connected');
    expect(page.text).toContain('href="/oauth/install"');
  });

  test('an answer without a beginning in this browser, from another browser or sent twice is refused before any token is asked for', async () => {
    const [mine, other] = [newBrowser(), newBrowser()];
    const begun = (await mine.open(`${app.url}/oauth/install`)).headers.get('location');
    const back = (await mine.open(`${begun}&portalId=777`)).headers.get('location') ?? '';
    await app.emulator.control.resetCalls();
    expect((await other.open(back)).status).toBe(400);
    expect((await other.open(`${app.url}/oauth/callback?code=x&state=y`)).status).toBe(400);
    expect((await other.open(`${app.url}/oauth/callback`)).status).toBe(400);
    expect((await app.emulator.control.calls()).filter(({ path }) => path.includes('/token'))).toEqual([]);
    const cookie = mine.cookieHeader();
    expect((await mine.open(back)).status).toBe(200);
    const again = await fetch(back, { headers: { Cookie: cookie } });
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('Begin it again')]);
  });

  test('two tabs at once do not disturb each other', async () => {
    const browser = newBrowser();
    const tabs = await Promise.all([1, 2].map(() => browser.open(`${app.url}/oauth/install`)));
    for (const tab of tabs) {
      const back = await browser.open(`${tab.headers.get('location')}&portalId=888`);
      expect((await browser.open(back.headers.get('location') ?? '')).status).toBe(200);
    }
  });

  test('a code that HubSpot no longer takes, and a HubSpot that does not answer, each get a page that says what to do', async () => {
    await app.emulator.control.inject({
      match: '/oauth/2026-09/token',
      status: 400,
      body: { status: 'BAD_AUTH_CODE', message: 'missing or unknown auth code' },
      times: 1,
    });
    expect(await install(app, 777)).toMatchObject({ status: 400, text: expect.stringContaining('did not accept') });
    await app.emulator.control.inject({ match: '/oauth/2026-09/token', status: 502, times: 1 });
    expect(await install(app, 777)).toMatchObject({
      status: 503,
      text: expect.stringContaining('Try again in a few minutes'),
    });
    await app.emulator.control.inject({ match: '/account-info', status: 503, times: 1 });
    expect(await install(app, 777)).toMatchObject({ status: 503 });
  });

  test('when the properties cannot be made, the page says so, and the portal is connected all the same', async () => {
    await app.emulator.control.inject({ match: '/crm/properties', status: 503, times: 1 });
    const page = await install(app, 777);
    expect(page.status).toBe(200);
    expect(page.text).toContain('properties could not be made yet');
  });

  test('what HubSpot says in the address cannot put anything into the page', async () => {
    const browser = newBrowser();
    const begun = new URL((await browser.open(`${app.url}/oauth/install`)).headers.get('location') ?? '');
    const query = new URLSearchParams({
      error: 'access_denied',
      error_description: '<script>alert(1)</script>',
      state: begun.searchParams.get('state') ?? '',
    });
    const page = await browser.open(`${app.url}/oauth/callback?${query}`);
    expect(await page.text()).not.toContain('<script>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('the address at HubSpot carries the least scopes, a state and a PKCE challenge; the cookie is for this path alone', async () => {
    const begun = await fetch(`${app.url}/oauth/install`, { redirect: 'manual' });
    const query = new URL(begun.headers.get('location') ?? '').searchParams;
    expect(query.get('scope')?.split(' ')).toHaveLength(8);
    expect(query.get('optional_scope')).toBe('sales-email-read');
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('state')?.length).toBeGreaterThan(40);
    expect(begun.headers.get('set-cookie')).toMatch(/Path=\/oauth;.*HttpOnly; SameSite=Lax/);
  });
});

test('a scope that was not granted is named on the page, and nothing is kept', async () => {
  const app = await runApp(await freshFolder());
  const page = await install(app, 777, '&without=crm.objects.contacts.write');
  expect([page.status, page.text]).toEqual([403, expect.stringContaining('crm.objects.contacts.write')]);
  await app.emulator.control.act(lose('1001'), 777);
  await app.emulator.control.idle();
  expect((await app.emulator.control.calls()).filter(({ path }) => path.startsWith('/crm'))).toEqual([]);
  await app.close();
});

test('without the scope for e-mails the app is installed, and the page says what is lacking', async () => {
  const app = await runApp(await freshFolder(), { scopes: ALL_SCOPES.filter((scope) => scope !== 'sales-email-read') });
  expect(await install(app, 777)).toMatchObject({ status: 200, text: expect.stringContaining('sales-email-read') });
  await app.close();
});
