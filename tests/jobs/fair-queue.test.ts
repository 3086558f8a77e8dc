import { enqueueDeals } from '../../src/jobs/enqueue.ts';
import { open } from '../setup/connect-portal.ts';
import { install, installable, runApp } from '../setup/run-app.ts';
import { eventually } from '../setup/run-portal.ts';
import { EXCUSE, lose } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

const MANY = 5_000;

describeOnBothStores('a portal with thousands of waiting deals', (fresh) => {
  test('does not hold up the few of another that came after them', async () => {
    const store = await fresh();
    const app = await runApp(store, {
      seeds: [installable(777, { deals: 1 }), installable(888, { deals: 5 })],
    });
    for (const portalId of [777, 888]) await install(app, portalId);
    await app.server.close();
    const opened = await open(store);
    const busy = Array.from({ length: MANY }, (_, index) => ({ portalId: '777', dealId: String(500_000 + index) }));
    await enqueueDeals(opened.boss, busy, new Date(0));
    const few = ['1001', '1002', '1003', '1004', '1005'];
    for (const deal of few) await app.emulator.control.act(lose(deal, EXCUSE), 888);
    await enqueueDeals(
      opened.boss,
      few.map((dealId) => ({ portalId: '888', dealId })),
      new Date(0),
    );
    await opened.close();
    // A batch of the busy one waits on its read, so that there is time to see who comes when.
    await app.emulator.control.inject({ match: 'deals/batch/read', latencyMs: 1_000 });
    await app.emulator.control.resetCalls();
    await app.restart();
    await eventually(async () => {
      for (const deal of few)
        expect((await app.emulator.control.object('deals', deal, 888)).properties.onus_flag).toBe('yes');
    }, 60_000);
    const calls = await app.emulator.control.calls({ bodies: true });
    const written = calls.findLastIndex((call) => call.endpoint.endsWith('deals/batch/update'));
    const ofBusy = calls.slice(0, written).filter((call) => readsDealsFrom(call.body, 500_000));
    expect(ofBusy.length).toBeGreaterThan(0);
    expect(ofBusy.length).toBeLessThan(MANY / 100 / 2);
    await app.close();
  }, 180_000);

  test('and whose HubSpot answers nothing, does not hold up the other: it is asked once, and rests', async () => {
    const store = await fresh();
    const app = await runApp(store, { seeds: [installable(777, { deals: 1 }), installable(888, { deals: 5 })] });
    for (const portalId of [777, 888]) await install(app, portalId);
    await app.server.close();
    const opened = await open(store);
    const hanging = Array.from({ length: 1_000 }, (_, index) => ({ portalId: '777', dealId: String(500_000 + index) }));
    // In the very batches of the other portal's deals.
    for (const some of [hanging.slice(0, 50), hanging.slice(50)]) {
      await enqueueDeals(opened.boss, some, new Date(0));
      if (some.length === 50) await enqueueDeals(opened.boss, [{ portalId: '888', dealId: '1001' }], new Date(0));
    }
    await opened.close();
    await app.emulator.control.act(lose('1001', EXCUSE), 888);
    await app.emulator.control.inject({ portalId: 777, hang: true });
    await app.emulator.control.resetCalls();
    await app.restart();
    const flagged = (deal: string) =>
      eventually(async () => {
        expect((await app.emulator.control.object('deals', deal, 888)).properties.onus_flag).toBe('yes');
      }, 60_000);
    await flagged('1001');
    for (const deal of ['1002', '1003', '1004', '1005']) {
      await app.emulator.control.act(lose(deal, EXCUSE), 888);
      await flagged(deal);
    }
    const calls = await app.emulator.control.calls({ bodies: true });
    const written = calls.findLastIndex((call) => call.endpoint.endsWith('deals/batch/update'));
    const waited = calls
      .slice(0, written)
      .filter(({ endpoint, status }) => status === 0 && endpoint.endsWith('deals/batch/read'));
    // Two takers at once, and whoever shows whether it is back.
    expect(waited.length).toBeLessThanOrEqual(4);
    expect(app.log.filter(({ msg }) => String(msg).includes('gave up'))).toEqual([]);
    await app.close();
  }, 180_000);
});

function readsDealsFrom(body: unknown, first: number): boolean {
  const { inputs } = (body ?? {}) as { inputs?: { id?: string }[] };
  return Number(inputs?.[0]?.id) >= first;
}
