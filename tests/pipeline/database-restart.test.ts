import { postWebhook, stageChange } from '../setup/post-webhook.ts';
import { readMetrics } from '../setup/read-metrics.ts';
import { eventually, runPortal } from '../setup/run-portal.ts';
import { runPostgres } from '../setup/run-postgres.ts';
import { lose, smallPortal } from '../setup/small-portal.ts';

const left = process.env.ONUS_TEST_NO_POSTGRES;

(left ? test.skip : test)(
  `PostgreSQL restarts in the middle of the work: nothing is lost, no deal is written twice, and the operator sees why it waits${left ? ` (left out: ${left})` : ''}`,
  async () => {
    const postgres = await runPostgres();
    const seed = smallPortal({ deals: 40 });
    const portal = await runPortal(
      { env: { DATABASE_URL: postgres.url }, remove: () => postgres.stop() },
      // HubSpot repeats for a day: long enough for a restart on a busy machine.
      { seed, webhooks: { retryDelaysMs: Array(90).fill(500) } },
    );
    const { control } = portal.emulator;
    await eventually(() => expect(portal.log.some((line) => line.msg === 'portal ready')).toBe(true));
    const ids = seed.deals.map((deal) => deal.id);

    const early = (async () => {
      for (const id of ids.slice(0, 20)) await control.act(lose(id));
    })();
    await new Promise((resolve) => setTimeout(resolve, 150));
    await postgres.halt();
    await early;
    expect((await postWebhook(portal.server.url, [stageChange(Number(ids[0]))])).status).toBe(503);
    for (const url of [portal.server.url, portal.server.operationsUrl]) {
      const ready = await fetch(`${url}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([
        503,
        {
          status: 'not ready',
          problems: ['The database cannot be reached. Check that it runs and that DATABASE_URL is right.'],
        },
      ]);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    }
    expect((await fetch(`${portal.server.operationsUrl}/metrics`)).status).toBe(503);
    for (const id of ids.slice(20, 30)) await control.act(lose(id));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await postgres.resume();
    for (const id of ids.slice(30)) await control.act(lose(id));

    await eventually(async () => {
      for (const id of ids) expect([id, (await control.object('deals', id)).properties.onus_flag]).toEqual([id, 'yes']);
    }, 90_000);
    await control.idle();
    for (const id of ids) {
      const written = (await control.writes('deals', id)).map((write) => JSON.stringify(write.properties));
      expect([id, new Set(written).size]).toEqual([id, written.length]);
    }
    expect(portal.log.some((line) => String(line.msg).includes('The database cannot be reached'))).toBe(true);
    expect(portal.log.filter((line) => String(line.msg).includes('gave up'))).toEqual([]);
    await eventually(async () => {
      const metrics = await readMetrics(portal.server.operationsUrl);
      expect(metrics.get('onus_dead_letters{queue="score"}')).toBe(0);
      expect(metrics.get('onus_portals{state="working"}')).toBe(1);
    });
    expect((await fetch(`${portal.server.url}/readyz`)).status).toBe(200);
    await portal.close();
  },
  180_000,
);
