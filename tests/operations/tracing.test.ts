import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts';
import { callCard } from '../setup/call-card.ts';
import { postWebhook, stageChange } from '../setup/post-webhook.ts';
import { type ReceivedSpan, receiveTraces } from '../setup/receive-traces.ts';
import { eventually } from '../setup/run-portal.ts';
import { freePort } from '../setup/run-postgres.ts';
import { BOSS, EXCUSE, lose, REP, smallPortal } from '../setup/small-portal.ts';
import { spawnOnus, variablesFor } from '../setup/spawn-onus.ts';
import { describeOnBothStores, freshFolder } from '../setup/stores.ts';

const attribute = (span: ReceivedSpan | undefined, key: string) =>
  Object.values(span?.attributes.find((one) => one.key === key)?.value ?? {})[0];
const ready = async (emulator: Emulator) =>
  eventually(async () => expect((await emulator.control.calls()).length).toBeGreaterThan(2));

describeOnBothStores('with a collector for traces', (fresh) => {
  test('one trace leads from the webhook through the job to the write-back, without a word that anybody wrote', async () => {
    const store = await fresh();
    const emulator = await startEmulator({ portals: [smallPortal()] });
    const collector = await receiveTraces();
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const onus = await spawnOnus(
      null,
      variablesFor(emulator.url, {
        ...store.env,
        PORT: String(port),
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OTEL_BSP_SCHEDULE_DELAY: '200',
      }),
    );
    await ready(emulator);
    await emulator.control.act(lose('1001', 'Timing'));
    await postWebhook(url, [stageChange(1001)]);
    await eventually(async () =>
      expect((await emulator.control.object('deals', '1001')).properties.onus_flag).toBe('yes'),
    );
    await callCard(url, { portalId: 777, ...BOSS }, '/hubspot/cards/deals/1001');
    expect((await onus.stop()).code).toBe(0);

    const webhook = collector.spans.find((span) => span.name === 'POST /hubspot/webhooks');
    expect(attribute(webhook, 'http.response.status_code')).toBe(204);
    const trace = collector.spans.filter((span) => span.traceId === webhook?.traceId);
    const names = trace.map((span) => span.name);
    expect(names).toEqual(expect.arrayContaining(['insert score', 'process score', 'gather', 'score', 'write back']));
    const writeBack = trace.find((span) => span.name === 'write back');
    const update = trace.find((span) => span.name.endsWith('/deals/batch/update'));
    expect(update?.parentSpanId).toBe(writeBack?.spanId);
    expect(attribute(update, 'http.response.status_code')).toBe(200);
    const above = (span: ReceivedSpan | undefined): string[] =>
      span ? [span.name, ...above(trace.find((one) => one.spanId === span.parentSpanId))] : [];
    expect(above(update).slice(1)).toEqual(['write back', 'process score', 'insert score', 'POST /hubspot/webhooks']);

    expect(collector.spans.map((span) => span.name)).toContain('GET /hubspot/cards/deals/:dealId');
    const sent = collector.raw.join('\n');
    for (const private_ of [BOSS.email, 'mona.manager', REP.email, EXCUSE.slice(0, 30), 'Timing', 'Deal number'])
      expect(sent).not.toContain(private_);
    expect(sent).not.toMatch(/[\w.]+(@|%40)example\.com/);
    expect(collector.spans.flatMap((span) => span.events ?? [])).toEqual([]);
    expect(collector.raw.map((line) => line.split(' ')[0])).not.toContain('/v1/metrics');
    await collector.close();
    await emulator.close();
    await store.remove();
  });
});

test('deals that are looked at together have a trace of their own, linked to those of their webhooks', async () => {
  const store = await freshFolder();
  const emulator = await startEmulator({ portals: [smallPortal()] });
  const collector = await receiveTraces();
  const port = await freePort();
  const onus = await spawnOnus(
    null,
    variablesFor(emulator.url, {
      ...store.env,
      PORT: String(port),
      ONUS_SETTLE_SECONDS: '2',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    }),
  );
  await ready(emulator);
  await new Promise((resolve) => setTimeout(resolve, 2_050 - (Date.now() % 2_000)));
  for (const deal of ['1001', '1002']) {
    await emulator.control.act(lose(deal));
    await postWebhook(`http://localhost:${port}`, [stageChange(Number(deal))]);
  }
  await eventually(async () => {
    for (const deal of ['1001', '1002'])
      expect((await emulator.control.object('deals', deal)).properties.onus_flag).toBe('yes');
  });
  await onus.stop();
  const webhooks = collector.spans.filter((span) => span.name === 'POST /hubspot/webhooks').map((span) => span.traceId);
  const together = collector.spans.find((span) => span.name === 'process score');
  expect(together?.links?.map((link) => link.traceId).sort()).toEqual(webhooks.sort());
  await collector.close();
  await emulator.close();
  await store.remove();
});

test('a collector that is away holds up neither the work nor the stop', async () => {
  const store = await freshFolder();
  const emulator = await startEmulator({ portals: [smallPortal()] });
  const port = await freePort();
  const onus = await spawnOnus(
    null,
    variablesFor(emulator.url, {
      ...store.env,
      PORT: String(port),
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
    }),
  );
  await ready(emulator);
  await emulator.control.act(lose('1001'));
  await postWebhook(`http://localhost:${port}`, [stageChange(1001)]);
  await eventually(async () =>
    expect((await emulator.control.object('deals', '1001')).properties.onus_flag).toBe('yes'),
  );
  const { code, ms } = await onus.stop();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
  await emulator.close();
  await store.remove();
});
