import { createLog } from '../../src/log.ts';
import { type Server, startServer } from '../../src/start-server.ts';
import { CLIENT_SECRET } from '../setup/names.ts';
import { postWebhook, stageChange } from '../setup/post-webhook.ts';
import { describeOnBothStores, type FreshStore, onServer, STORES } from '../setup/stores.ts';

const PUBLIC_URL = 'https://onus.example.com/base';
/** HubSpot's API is away in these tests: the door must not need it. */
const AWAY = 'http://127.0.0.1:1';

async function start(store: FreshStore, log: string[]): Promise<Server> {
  return startServer(
    {
      HUBSPOT_ACCESS_TOKEN: 'a-token',
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_API_BASE_URL: AWAY,
      PUBLIC_URL,
      PORT: '0',
      ONUS_MAX_BODY_KB: '64',
      ...store.env,
    },
    { log: createLog('debug', { write: (line: string) => log.push(line) }) },
  );
}

describeOnBothStores('the door', (fresh, storeName) => {
  const log: string[] = [];
  let server: Server;
  let store: FreshStore;
  const post = (body: unknown, change = {}) => postWebhook(server.url, body, { publicUrl: PUBLIC_URL, ...change });
  beforeAll(async () => {
    store = await fresh();
    server = await start(store, log);
  });
  afterAll(async () => {
    await server.close();
    await store.remove();
  });

  test('accepts a signed batch of a hundred events behind a proxy, well within HubSpot’s five seconds', async () => {
    const started = performance.now();
    const answer = await post(Array.from({ length: 100 }, (_, index) => stageChange(index + 1)));
    expect(answer.status).toBe(204);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('accepts the same events again and stores none of them twice', async () => {
    expect((await post([stageChange(1, { attemptNumber: 1 }), stageChange(2, { eventId: 3 })])).status).toBe(204);
    expect(log.filter((line) => line.includes('webhook accepted')).at(-1)).toContain('"stored":0');
  });

  test('answers 2xx to what it does not know, and counts it', async () => {
    const answer = await post([
      stageChange(1, { subscriptionType: 'conversation.creation' }),
      stageChange(2, { portalId: 999 }),
      { odd: true },
    ]);
    expect(answer.status).toBe(204);
    expect(log.filter((line) => line.includes('webhook accepted')).at(-1)).toContain('"ignored":2');
  });

  test('accepts an empty list', async () => {
    expect((await post([])).status).toBe(204);
  });

  test.each([
    ['forged', { secret: 'another secret' }, 401, 'HUBSPOT_CLIENT_SECRET'],
    ['meant for another address', { publicUrl: 'https://onus.example.com' }, 401, 'PUBLIC_URL'],
    ['stale', { ageMs: 301_000 }, 401, 'clock'],
    ['from the future', { ageMs: -310_000 }, 401, 'clock'],
  ])('refuses a request that is %s, and logs the mend without the body', async (_what, change, status, mend) => {
    const { ageMs, ...rest } = { ageMs: 0, ...change };
    const sent = { ...rest, timestamp: Date.now() - ageMs };
    const answer = await post([stageChange(5, { propertyValue: 'a very private text' })], sent);
    expect(answer.status).toBe(status);
    const line = log.filter((one) => one.includes('webhook refused')).at(-1);
    expect(line).toContain(mend);
    expect(log.join('')).not.toContain('a very private text');
  });

  test('refuses a request without a signature', async () => {
    expect((await fetch(`${server.url}/hubspot/webhooks`, { method: 'POST', body: '[]' })).status).toBe(401);
  });

  test('refuses the very same request the second time', async () => {
    const first = await post([stageChange(6)]);
    const again = await post([stageChange(6)], { signature: first.signature, timestamp: first.timestamp });
    expect([first.status, again.status]).toEqual([204, 409]);
  });

  test('refuses a body that is too large, and one that is no list of events', async () => {
    expect((await post(Array.from({ length: 400 }, (_, index) => stageChange(index)))).status).toBe(413);
    expect((await post('{"not": "a list"}')).status).toBe(400);
    expect((await post('[{]')).status).toBe(400);
  });

  test('says while HubSpot is away what to check, and stays ready', async () => {
    const lines = log.filter((line) => line.includes('HubSpot cannot be reached'));
    expect(lines[0]).toContain(AWAY);
    expect(lines[0]).toContain('HUBSPOT_API_BASE_URL');
    const ready = await fetch(`${server.url}/readyz`);
    expect(ready.status).toBe(200);
  });

  if (storeName === 'PostgreSQL') {
    test('answers 503 while the database is gone, so that HubSpot tries again, and recovers by itself', async () => {
      const name = new URL(store.env.DATABASE_URL ?? '').pathname.slice(1);
      await onServer(`alter database ${name} allow_connections false`);
      await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
      expect((await post([stageChange(70)])).status).toBe(503);
      expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
      expect(log.some((line) => line.includes('DATABASE_URL'))).toBe(true);
      await onServer(`alter database ${name} allow_connections true`);
      expect((await post([stageChange(70)])).status).toBe(204);
    });
  }
});

test('both stores are tried', () => {
  expect(STORES).toHaveLength(2);
});
