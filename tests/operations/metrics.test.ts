import { postWebhook, stageChange } from '../setup/post-webhook.ts';
import { readMetrics } from '../setup/read-metrics.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { lose, OWNED, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

describeOnBothStores('the metrics', (fresh) => {
  let portal: RunningPortal;
  let before: Map<string, number>;
  /** Counters live as long as the process, and another server may have counted in it before. */
  const grown = async (name: string) =>
    ((await readMetrics(portal.server.operationsUrl)).get(name) ?? 0) - (before.get(name) ?? 0);
  const now = async (name: string) => (await readMetrics(portal.server.operationsUrl)).get(name);
  const flag = async (deal: string) => (await portal.emulator.control.object('deals', deal)).properties.onus_flag;

  beforeAll(async () => {
    const seed = smallPortal({ deals: 4 });
    seed.engagements = seed.engagements.map((one, index) =>
      index === 1 ? { ...one, properties: { hs_note_body: `<p>${OWNED}</p>` } } : one,
    );
    portal = await runPortal(await fresh(), { seed });
    await eventually(() => expect(portal.log.some((line) => line.msg === 'portal ready')).toBe(true));
    await portal.emulator.control.limits({ perTenSeconds: 190, searchPerSecond: 5 });
    before = await readMetrics(portal.server.operationsUrl);
  });
  afterAll(() => portal.close());

  test('count deliveries, events, verdicts and calls of work that was really done', async () => {
    await portal.emulator.control.resetCalls();
    await portal.emulator.control.act(lose('1001'));
    await portal.emulator.control.act(lose('1002'));
    await eventually(async () => expect([await flag('1001'), await flag('1002')]).toEqual(['yes', 'no']));
    await portal.emulator.control.idle();
    const made = await portal.emulator.control.calls();
    await eventually(async () => {
      expect(await grown('onus_verdicts_total{locus="prospect",basis="account",flag="yes"}')).toBe(1);
      expect(await grown('onus_verdicts_total{locus="rep",basis="account",flag="no"}')).toBe(1);
      expect(await grown('onus_hubspot_calls_total{kind="update_deals",outcome="ok",portal_class="190"}')).toBe(
        made.filter((call: { path: string }) => call.path.includes('/deals/batch/update')).length,
      );
      expect(await grown('onus_hubspot_calls_total{kind="read_associations",outcome="ok",portal_class="190"}')).toBe(
        made.filter((call: { path: string }) => call.path.includes('/crm/associations/')).length,
      );
    });
    expect(await grown('onus_webhook_requests_total{outcome="accepted"}')).toBeGreaterThan(0);
    expect(await grown('onus_events_total{outcome="stored"}')).toBeGreaterThanOrEqual(2);
    expect(await grown('onus_event_to_verdict_seconds_count')).toBeGreaterThanOrEqual(2);
    expect(await grown('onus_jobs_ended_total{queue="score",end="done"}')).toBeGreaterThanOrEqual(2);
    expect(await now('onus_portals{state="working"}')).toBe(1);
    expect(await now('onus_oldest_due_job_seconds{queue="score"}')).toBe(0);
  });

  test('tell known events, events of no use and refused deliveries apart', async () => {
    const url = portal.server.url;
    const known = stageChange(1001, { occurredAt: 5, portalId: portal.portalId });
    const started = await readMetrics(portal.server.operationsUrl);
    const since = async (name: string) => ((await now(name)) ?? 0) - (started.get(name) ?? 0);
    expect((await postWebhook(url, [known])).status).toBe(204);
    expect((await postWebhook(url, [known, stageChange(9, { objectTypeId: '0-99' })])).status).toBe(204);
    expect((await postWebhook(url, [known], { secret: 'another' })).status).toBe(401);
    expect(await since('onus_events_total{outcome="stored"}')).toBe(1);
    expect(await since('onus_events_total{outcome="duplicate"}')).toBe(1);
    expect(await since('onus_events_total{outcome="ignored"}')).toBe(1);
    expect(await since('onus_webhook_requests_total{outcome="forged"}')).toBe(1);
  });

  test('show a portal that has to wait, its jobs, and dead letters', async () => {
    await portal.emulator.control.inject({
      match: '/deals/batch/read',
      status: 429,
      headers: { 'Retry-After': '15' },
      body: { status: 'error', message: 'ten_secondly_rolling', policyName: 'TEN_SECONDLY_ROLLING' },
      times: 1,
    });
    await portal.emulator.control.act(lose('1003'));
    await eventually(async () => expect(await now('onus_portals{state="paused"}')).toBe(1));
    await eventually(async () =>
      expect(await grown('onus_hubspot_calls_total{kind="read_deals",outcome="rate_limited",portal_class="190"}')).toBe(
        1,
      ),
    );
    await eventually(async () => expect(await now('onus_jobs{queue="score",state="deferred"}')).toBeGreaterThan(0));
    const ready = await (await fetch(`${portal.server.operationsUrl}/readyz`)).json();
    expect(ready.problems).toEqual([expect.stringContaining(`Portal ${portal.portalId}: HubSpot's ten-second`)]);
    await eventually(async () => expect(await flag('1003')).toBe('yes'), 40_000);
    await portal.emulator.control.inject({
      match: '/notes/batch/read',
      status: 400,
      body: { message: 'made to fail' },
    });
    await portal.emulator.control.act(lose('1004'));
    await eventually(async () => expect(await now('onus_dead_letters{queue="score"}')).toBe(1), 40_000);
    expect(await grown('onus_jobs_ended_total{queue="score",end="gave_up"}')).toBe(1);
  });

  test('are not to be had at the address that the world can reach, nor is the name of a portal', async () => {
    expect((await fetch(`${portal.server.url}/metrics`)).status).toBe(404);
    const ready = await fetch(`${portal.server.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', problems: [] }]);
    expect(new URL(portal.server.operationsUrl).hostname).toBe('127.0.0.1');
    const series = [...(await readMetrics(portal.server.operationsUrl)).keys()];
    expect(series.length).toBeGreaterThan(50);
    expect(series.filter((name) => name.includes(String(portal.portalId)))).toEqual([]);
  });
});
