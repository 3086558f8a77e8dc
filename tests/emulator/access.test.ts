import { createHash } from 'node:crypto';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/start-emulator.ts';
import { askOf } from './ask.ts';
import { ALL_SCOPES, smallPortal } from './small-portal.ts';

const DEAL = '/crm/objects/2026-09/deals/101';
const CALLBACK = 'http://localhost:3000/oauth/callback';
let emulator: Emulator | undefined;
const start = async (options: Partial<EmulatorOptions> = {}) => {
  emulator = await startEmulator({ portals: [smallPortal()], ...options });
  return { url: emulator.url, ask: askOf(emulator.url), control: emulator.control };
};
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

test('a wrong token gets 401, a missing scope 403 with its name', async () => {
  const { url, control } = await start();
  await control.token('reader', ['crm.objects.deals.read']);
  const ask = askOf(url, 'reader');
  const wrong = await askOf(url, 'stranger')('GET', DEAL);
  expect([wrong.status, wrong.body.category]).toEqual([401, 'INVALID_AUTHENTICATION']);
  expect((await ask('GET', DEAL)).status).toBe(200);
  const lacking: [string, string, string][] = [
    ['PATCH', DEAL, 'crm.objects.deals.write'],
    ['GET', '/crm/objects/2026-09/notes/201', 'crm.objects.contacts.read'],
    ['POST', '/crm/objects/2026-09/tasks', 'crm.objects.contacts.write'],
    ['GET', '/crm/owners/2026-09', 'crm.objects.owners.read'],
    ['POST', '/crm/properties/2026-09/deals', 'crm.schemas.deals.write'],
    ['POST', '/crm/associations/2026-09/deals/notes/batch/read', 'crm.objects.contacts.read'],
  ];
  for (const [method, path, scope] of lacking) {
    const { status, body } = await ask(method, path, method === 'GET' ? undefined : {});
    expect([path, status, body.category, body.errors[0].context.requiredGranularScopes]).toEqual([
      path,
      403,
      'MISSING_SCOPES',
      [scope],
    ]);
  }
  expect((await askOf(url)('GET', '/crm/objects/2026-09/notes/201')).status).toBe(200);
});

test('without sales-email-read an e-mail is there, but not what it says', async () => {
  const { url, control } = await start();
  await control.token(
    'no-mail',
    ALL_SCOPES.filter((scope) => scope !== 'sales-email-read'),
  );
  const path = '/crm/objects/2026-09/emails/301?properties=hs_email_subject,hs_email_text,hs_email_direction';
  const read = async (token: string) => (await askOf(url, token)('GET', path)).body.properties;
  expect(await read('full')).toMatchObject({ hs_email_subject: 'Offer', hs_email_text: 'Dear all' });
  expect(await read('no-mail')).toMatchObject({
    hs_email_subject: null,
    hs_email_text: null,
    hs_email_direction: 'EMAIL',
  });
});

test('above the ten-second limit calls get 429 and headers that say how many are left', async () => {
  const { ask } = await start({ limits: { perTenSeconds: 3, daily: 1000 } });
  const answers = [await ask('GET', DEAL), await ask('GET', DEAL), await ask('GET', DEAL), await ask('GET', DEAL)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get('X-HubSpot-RateLimit-Remaining'))).toEqual(['2', '1', '0', '0']);
  expect(answers[0]?.headers.get('X-HubSpot-RateLimit-Daily-Remaining')).toBe('999');
  expect(answers[3]?.body).toMatchObject({
    message: 'You have reached your ten_secondly_rolling limit.',
    policyName: 'TEN_SECONDLY_ROLLING',
  });
});

test('the daily limit and the limit of searches are apart from it', async () => {
  const { ask, control } = await start({ limits: { searchPerSecond: 2 } });
  const search = () => ask('POST', '/crm/objects/2026-09/deals/search', {});
  const statuses = [(await search()).status, (await search()).status, (await search()).status];
  expect(statuses).toEqual([200, 200, 429]);
  await new Promise((resolve) => setTimeout(resolve, 1050));
  expect((await search()).status).toBe(200);
  await control.limits({ daily: 1 });
  expect((await ask('GET', DEAL)).status).toBe(200);
  expect((await ask('GET', DEAL)).body.policyName).toBe('DAILY');
});

describe('OAuth', () => {
  const verifier = 'a-verifier-that-only-the-app-knows-0123456789';
  const client = { client_id: 'app', client_secret: 'secret' };
  const app = { clientId: 'app', clientSecret: 'secret', redirectUris: [CALLBACK], scopes: ALL_SCOPES };
  const startWithApp = (options: Partial<EmulatorOptions> = {}) =>
    start({ portals: [smallPortal({ oauthApps: [app] })], ...options });
  const authorize = async (url: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      client_id: 'app',
      redirect_uri: CALLBACK,
      scope: 'oauth crm.objects.deals.read',
      state: 'my state',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    });
    return fetch(`${url}/oauth/authorize?${query}`, { redirect: 'manual' });
  };
  const token = async (url: string, form: Record<string, string>, path = '') => {
    const body = new URLSearchParams({ ...client, ...form });
    const response = await fetch(`${url}/oauth/2026-09/token${path}`, { method: 'POST', body });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const codeFrom = (response: Response) =>
    new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const exchange = (url: string, code: string, more: Record<string, string> = {}) =>
    token(url, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      code_verifier: verifier,
      ...more,
    });

  test('the page sends back with a code, and the code gives tokens with the scopes that were asked for', async () => {
    const { url } = await startWithApp();
    const page = await authorize(url);
    const back = new URL(page.headers.get('location') ?? '');
    expect([page.status, back.origin + back.pathname, back.searchParams.get('state')]).toEqual([
      302,
      CALLBACK,
      'my state',
    ]);
    const { body } = await exchange(url, codeFrom(page));
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 1800, hub_id: 4242 });
    expect((await askOf(url, body.access_token)('GET', DEAL)).status).toBe(200);
    expect((await askOf(url, body.access_token)('PATCH', DEAL, {})).status).toBe(403);
    const { body: found } = await token(url, { token: body.access_token }, '/introspect');
    expect(found).toMatchObject({ active: true, hub_id: 4242, scopes: ['oauth', 'crm.objects.deals.read'] });
  });

  test('a code works once, with the right verifier and address', async () => {
    const { url } = await startWithApp();
    const wrongVerifier = await exchange(url, codeFrom(await authorize(url)), { code_verifier: 'guess' });
    const wrongAddress = await exchange(url, codeFrom(await authorize(url)), { redirect_uri: 'http://elsewhere/' });
    const code = codeFrom(await authorize(url));
    await exchange(url, code);
    const again = await exchange(url, code);
    for (const { status, body } of [wrongVerifier, wrongAddress, again]) {
      expect([status, body.error]).toEqual([400, 'invalid_grant']);
    }
  });

  test('an access token ends and is refreshed until the app is uninstalled', async () => {
    const { url, control } = await startWithApp({ accessTokenSeconds: 1 });
    const first = (await exchange(url, codeFrom(await authorize(url)))).body;
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const late = await askOf(url, first.access_token)('GET', DEAL);
    expect([late.status, late.body.category]).toEqual([401, 'EXPIRED_AUTHENTICATION']);
    const form = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
    const second = await token(url, form);
    expect((await askOf(url, second.body.access_token)('GET', DEAL)).status).toBe(200);
    await control.uninstall();
    const { status, body } = await token(url, form);
    expect([status, body.status, body.error]).toEqual([400, 'BAD_REFRESH_TOKEN', 'invalid_grant']);
    expect((await askOf(url, second.body.access_token)('GET', DEAL)).status).toBe(401);
  });

  test('a revoked refresh token gives no more tokens', async () => {
    const { url } = await startWithApp();
    const { body } = await exchange(url, codeFrom(await authorize(url)));
    expect((await token(url, { token: body.refresh_token }, '/revoke')).status).toBe(204);
    const again = await token(url, { grant_type: 'refresh_token', refresh_token: body.refresh_token });
    expect(again.body.status).toBe('BAD_REFRESH_TOKEN');
  });

  test('the token endpoint takes forms only, and a wrong secret is refused', async () => {
    const { url } = await startWithApp();
    const json = await fetch(`${url}/oauth/2026-09/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(client),
    });
    expect(json.status).toBe(415);
    const { status, body } = await token(url, { client_secret: 'guess', grant_type: 'refresh_token' });
    expect([status, body.error]).toEqual([400, 'invalid_client']);
  });

  test('an unknown app, address or scope is refused on the page; a person may decline', async () => {
    const { url } = await startWithApp();
    for (const wrong of [{ client_id: 'x' }, { redirect_uri: 'http://evil/' }, { scope: 'tickets' }]) {
      expect((await authorize(url, wrong)).status).toBe(400);
    }
    const declined = await authorize(url, { cancel: '1' });
    expect(new URL(declined.headers.get('location') ?? '').searchParams.get('error')).toBe('access_denied');
  });
});
