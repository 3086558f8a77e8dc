import http from 'node:http';
import { Signature } from '@hubspot/api-client';
import { startEmulator } from '../../emulator/start-emulator.ts';
import { CLIENT_SECRET } from '../setup/names.ts';
import { postWebhook, stageChange } from '../setup/post-webhook.ts';
import { readMetrics } from '../setup/read-metrics.ts';
import { eventually } from '../setup/run-portal.ts';
import { freePort } from '../setup/run-postgres.ts';
import { lose, smallPortal } from '../setup/small-portal.ts';
import { runToEnd, spawnOnus, variablesFor } from '../setup/spawn-onus.ts';
import { describeOnBothStores, type FreshStore, freshFolder, STORES } from '../setup/stores.ts';

/** What the documentation promises: running requests and jobs end, and the process with them. */
const STOPS_WITHIN_MS = 25_000;

describeOnBothStores('stopped by SIGTERM in the middle of a job', (fresh) => {
  test('the job ends, its deal is written once, and the exit code is 0', async () => {
    const store = await fresh();
    const emulator = await startEmulator({ portals: [smallPortal()] });
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const onus = await spawnOnus(null, variablesFor(emulator.url, { ...store.env, PORT: String(port) }));
    await eventually(() => expect(onus.log().some((line) => line.msg === 'portal ready')).toBe(true));
    await emulator.control.act(lose('1001'));
    await emulator.control.inject({ match: '/notes/batch/read', latencyMs: 3_000, times: 1 });
    await emulator.control.resetCalls();
    expect((await postWebhook(url, [stageChange(1001)])).status).toBe(204);
    await eventually(async () => expect((await emulator.control.calls()).length).toBeGreaterThan(0));
    const { code, ms } = await onus.stop();
    expect(code).toBe(0);
    expect(ms).toBeGreaterThan(500);
    expect(ms).toBeLessThan(STOPS_WITHIN_MS);
    expect((await emulator.control.object('deals', '1001')).properties.onus_flag).toBe('yes');
    expect(await emulator.control.writes('deals', '1001')).toHaveLength(1);
    await emulator.close();
    await store.remove();
  });

  test('a request that is under way is still answered, new ones are not taken, and it says that it is no longer ready', async () => {
    const store = await fresh();
    const emulator = await startEmulator({ portals: [smallPortal()] });
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const onus = await spawnOnus(null, variablesFor(emulator.url, { ...store.env, PORT: String(port) }));
    const { request, answer } = beginWebhook(url, [stageChange(1001)]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const stopped = onus.stop();
    await eventually(async () => expect((await fetch(`${onus.operationsUrl}/readyz`)).status).toBe(503));
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    expect((await fetch(`${onus.operationsUrl}/healthz`)).status).toBe(200);
    request.end();
    expect(await answer).toBe(204);
    expect((await stopped).code).toBe(0);
    await emulator.close();
    await store.remove();
  });
});

/** Sends a webhook but for its last byte. */
function beginWebhook(url: string, events: unknown[]): { request: { end(): void }; answer: Promise<number> } {
  const body = JSON.stringify(events);
  const timestamp = Date.now();
  const signature = Signature.getSignature('POST', 'v3', {
    clientSecret: CLIENT_SECRET,
    requestBody: body,
    url: `${url}/hubspot/webhooks`,
    timestamp,
  } as never);
  const request = http.request(`${url}/hubspot/webhooks`, {
    method: 'POST',
    headers: {
      'Content-Length': body.length,
      'X-HubSpot-Signature-v3': signature,
      'X-HubSpot-Request-Timestamp': String(timestamp),
    },
  });
  const answer = new Promise<number>((resolve, reject) => {
    request.once('response', (response) => resolve(response.resume().statusCode ?? 0));
    request.once('error', reject);
  });
  request.write(body.slice(0, -1));
  return { request: { end: () => request.end(body.slice(-1)) }, answer };
}

describe('stopped by SIGTERM to npm, as a supervisor does that started npm', () => {
  test.each(['start', 'web', 'worker'])('npm run %s ends Onus itself with it', async (script) => {
    const database = script === 'start' ? await freshFolder() : await STORES[1]?.[1]?.();
    if (!database) return;
    const emulator = await startEmulator({ portals: [smallPortal()] });
    const onus = await spawnOnus(null, variablesFor(emulator.url, database.env), ['npm', 'run', script]);
    const { code } = await onus.stop();
    expect([script, code]).toEqual([script, 0]);
    await eventually(() => expect(fetch(`${onus.operationsUrl}/healthz`)).rejects.toThrow(), 5_000);
    await emulator.close();
    await database.remove();
  });
});

describeOnBothStores('npm run web and npm run worker', (fresh, name) => {
  let store: FreshStore;
  beforeAll(async () => {
    store = await fresh();
  });
  afterAll(() => store.remove());

  if (name === 'embedded database') {
    test.each(['web', 'worker'])('%s refuses the embedded database and says what to use instead', async (part) => {
      const { code, said } = await runToEnd(part, variablesFor('http://127.0.0.1:1', store.env));
      expect(code).toBe(1);
      expect(said).toMatch(/DATABASE_URL is missing\. npm run (web|worker) needs PostgreSQL.*npm start/s);
    });
    test('a part that does not exist is named', async () => {
      const { code, said } = await runToEnd('wroker', variablesFor('http://127.0.0.1:1', store.env));
      expect([code, said]).toEqual([1, expect.stringContaining('“wroker” is no part of it: give web, worker')]);
    });
    return;
  }

  test('two of each share the work: what one web takes, whichever worker is there works off', async () => {
    const deals = 12;
    const emulator = await startEmulator({ portals: [smallPortal({ deals })] });
    const ids = Array.from({ length: deals }, (_, index) => String(1001 + index));
    const ports = [await freePort(), await freePort()];
    const env = variablesFor(emulator.url, { ...store.env, PUBLIC_URL: 'https://onus.example.com' });
    const webs = await Promise.all(ports.map((port) => spawnOnus('web', { ...env, PORT: String(port) })));
    for (const id of ids) await emulator.control.act(lose(id, 'Timing'));
    for (const [index, id] of ids.entries()) {
      const answer = await postWebhook(`http://localhost:${ports[index % 2]}`, [stageChange(Number(id))], {
        publicUrl: 'https://onus.example.com',
      });
      expect(answer.status).toBe(204);
    }
    const waiting = await eventually(async () => {
      const metrics = await readMetrics(webs[0]?.operationsUrl ?? '');
      expect(metrics.get('onus_oldest_due_job_seconds{queue="score"}')).toBeGreaterThan(1);
      expect(metrics.get('onus_jobs{queue="score",state="ready"}')).toBe(deals);
      return metrics;
    }, 40_000);
    expect(waiting.get('onus_webhook_requests_total{outcome="accepted"}')).toBe(deals / 2);
    expect((await emulator.control.object('deals', '1001')).properties.onus_flag ?? null).toBeNull();
    const workers = await Promise.all([spawnOnus('worker', env), spawnOnus('worker', env)]);
    await eventually(async () => {
      for (const id of ids) expect((await emulator.control.object('deals', id)).properties.onus_flag).toBe('yes');
    });
    for (const id of ids) expect(await emulator.control.writes('deals', id)).toHaveLength(1);
    for (const worker of workers) {
      expect((await fetch(`${worker.operationsUrl}/healthz`)).status).toBe(200);
      expect(await (await fetch(`${worker.operationsUrl}/readyz`)).json()).toEqual({ status: 'ready', problems: [] });
    }
    const ends = await Promise.all([...webs, ...workers].map((process) => process.stop()));
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    await emulator.close();
  }, 120_000);
});
