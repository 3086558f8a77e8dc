import type { Emulator } from '../../emulator/start-emulator.ts';
import { startEmulator } from '../../emulator/start-emulator.ts';
import { readLookedUntil } from '../../src/catch-up/looked-until.ts';
import { lookNightly, readNightlyLook } from '../../src/catch-up/nightly-look.ts';
import { takeLook } from '../../src/catch-up/take-look.ts';
import { createQueues, SCORE_QUEUE } from '../../src/jobs/enqueue.ts';
import { type Portal, singlePortal } from '../../src/portals/portals.ts';
import { scoreDeals } from '../../src/score-deals.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ensureProperties } from '../../src/write-back/ensure-properties.ts';
import { open, silent } from '../setup/connect-portal.ts';
import { TOKEN } from '../setup/names.ts';
import { install, installable, runApp } from '../setup/run-app.ts';
import { eventually, runPortal } from '../setup/run-portal.ts';
import { LOST, lose, OWNED, portalWithPresentation, REP, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

const HOUR_MS = 3_600_000;

describeOnBothStores('what happened while no event came', (fresh) => {
  test('is found at the next start: losses, new reasons, re-opened and deleted deals, presentations; also when an event came first', async () => {
    const place = await fresh();
    const seed = smallPortal({ deals: 6 });
    seed.pipelines = portalWithPresentation(1).pipelines;
    const portal = await runPortal(place, { seed, webhooks: { retryDelaysMs: [50] } });
    const { control } = portal.emulator;
    const propertiesOf = async (deal: string) => (await control.object('deals', deal)).properties;
    const set = (deal: string, properties: Record<string, string>) =>
      control.act({ kind: 'set', as: REP.userId, deal, properties });
    for (const deal of ['1001', '1002', '1003']) await control.act(lose(deal));
    for (const deal of ['1001', '1002', '1003'])
      await eventually(async () => expect((await propertiesOf(deal)).onus_flag).toBe('yes'));

    await portal.restart(async () => {
      await set('1001', { dealstage: 'appointmentscheduled' });
      await set('1002', { closed_lost_reason: OWNED });
      await control.act({ kind: 'remove', as: REP.userId, type: 'deals', id: '1003' });
      await control.act(lose('1004'));
      await set('1005', { dealstage: 'demo' });
      await control.idle();
      const store = await open(place);
      // The server was away for thirty hours; as soon as the door opens, HubSpot delivers an event of this moment.
      const looked = new Date(Date.now() - 30 * HOUR_MS);
      await store.db.updateTable('portal').set({ looked_until: looked }).execute();
      await store.db
        .insertInto('event')
        .values({
          portal_id: '777',
          key: 'the first event after the outage',
          subscription_type: 'deal.propertyChange',
          object_type: 'deal',
          object_id: '1006',
          property_name: 'amount',
          change_source: 'CRM_UI',
          occurred_at: new Date(),
        })
        .execute();
      await store.close();
    });

    await eventually(async () => {
      expect(await propertiesOf('1004')).toMatchObject({ onus_flag: 'yes' });
      expect(await propertiesOf('1002')).toMatchObject({ onus_flag: 'no', onus_ownership: 'yes' });
      expect((await propertiesOf('1001')).onus_flag).toBeFalsy();
      expect(await control.objects('tasks')).toMatchObject([{ associations: { deals: ['1005'] } }]);
    }, 40_000);
    expect(portal.log.find(({ msg }) => String(msg).startsWith('caught up: deals that changed'))).toMatchObject({
      deals: 4,
    });
    // What is gone is found last, by the comparison that follows the search.
    await eventually(async () => {
      let state: string | undefined;
      await portal.restart(async () => {
        const store = await open(place);
        const gone = store.db.selectFrom('deal').select('state').where('deal_id', '=', '1003');
        state = (await gone.executeTakeFirst())?.state;
        await store.close();
      });
      expect(state).toBe('deleted');
    }, 40_000);
    await portal.close();
  }, 90_000);

  test('is found in the night for every installed portal, while the server runs and only HubSpot does not find it', async () => {
    const place = await fresh();
    const app = await runApp(place, { seeds: [installable(777), installable(888)] });
    for (const portalId of [777, 888]) await install(app, portalId);
    await app.emulator.control.webhooks({ targetUrl: 'http://localhost:9/hubspot/webhooks' });
    for (const portalId of [777, 888]) await app.emulator.control.act(lose('1001'), portalId);
    await app.server.close();
    const store = await open(place);
    await store.boss.send('nightly-look', {});
    await store.close();
    await app.restart();
    for (const portalId of [777, 888])
      await eventually(async () => {
        expect((await app.emulator.control.object('deals', '1001', portalId)).properties.onus_flag).toBe('yes');
        expect(
          app.log.filter(({ msg }) => String(msg).startsWith('nightly look')).map((line) => line.portalId),
        ).toContain(String(portalId));
      }, 60_000);
    await app.close();
  }, 120_000);
});

describeOnBothStores('a look at what changed', (fresh) => {
  let place: FreshStore;
  let emulator: Emulator;
  let store: Store;
  let portal: Portal;
  const start = async (deals: number, lost: number) => {
    place = await fresh();
    const seed = smallPortal({ deals, notesPerDeal: 0 });
    for (const deal of seed.deals.slice(0, lost)) deal.stages.push({ stage: LOST, daysAgo: 3 });
    emulator = await startEmulator({ portals: [seed] });
    store = await open(place);
    await createQueues(store.boss);
    const portals = singlePortal({ store, accessToken: TOKEN, baseUrl: emulator.url, now: Date.now });
    const [first] = await portals.all();
    if (!first) throw new Error('no portal');
    portal = first;
    await ensureProperties(portal.hubspot);
    await portal.stages.get();
  };
  afterEach(async () => {
    await store.close();
    await emulator.close();
    await place.remove();
  });
  const waiting = async () =>
    (await store.boss.findJobs<{ dealId: string }>(SCORE_QUEUE, { queued: true, limit: 10_000 }))
      .map(({ data }) => data.dealId)
      .sort();
  const look = (at: Date, nightly = false) => takeLook({ store, log: silent }, portal, nightly, at);

  test('costs a call per 200 changed deals, asks for the lost and the known ones alone, and for none a second time', async () => {
    await start(450, 100);
    const now = Date.now();
    await scoreDeals(store, portal, ['1200', '1201'], new Date(now));
    await look(new Date(now - HOUR_MS));
    for (let id = 1001; id <= 1450; id++)
      await emulator.control.act({
        kind: 'set',
        as: REP.userId,
        deal: String(id),
        properties: { amount: '2000' },
      });
    await emulator.control.resetCalls();
    await look(new Date(Date.now()));
    expect((await emulator.control.calls()).map(({ endpoint }) => endpoint)).toEqual(
      Array(3).fill('POST /crm/objects/deals/search'),
    );
    const lost = Array.from({ length: 100 }, (_, index) => String(1001 + index));
    expect(await waiting()).toEqual([...lost, '1200', '1201']);

    await scoreDeals(store, portal, await waiting(), new Date(Date.now() + 60_000));
    await store.boss.deleteQueuedJobs(SCORE_QUEUE);
    await look(new Date(Date.now() + 60_000));
    expect(await waiting()).toEqual([]);
  }, 90_000);

  test('moves its mark on only when all of it went well, and no event does', async () => {
    await start(3, 0);
    const first = new Date(Date.now() - 2 * HOUR_MS);
    await look(first);
    expect(await readLookedUntil(store.db, '777')).toEqual(first);
    await emulator.control.act(lose('1001'));
    await emulator.control.inject({ match: 'deals/search', status: 503 });
    await expect(look(new Date())).rejects.toThrow('503');
    expect(await readLookedUntil(store.db, '777')).toEqual(first);
    await emulator.control.clearFaults();
    const second = new Date();
    await look(second);
    expect(await waiting()).toEqual(['1001']);
    expect(await readLookedUntil(store.db, '777')).toEqual(second);
  }, 60_000);

  test('at night finds lost deals without a verdict, and verdicts without a lost deal, and says how many', async () => {
    await start(6, 6);
    const now = new Date();
    await scoreDeals(store, portal, ['1002', '1004', '1005', '1006'], now);
    const longAgo = new Date(now.getTime() - 200 * 86_400_000);
    await store.db.updateTable('deal').set({ closed_at: longAgo }).where('deal_id', 'in', ['1005', '1006']).execute();
    for (const id of ['1004', '1005'])
      await emulator.control.act({ kind: 'remove', as: REP.userId, type: 'deals', id });
    await emulator.control.resetCalls();
    expect(await lookNightly(store, portal, now, { all: true })).toMatchObject({ lost: 4, withoutVerdict: 2, gone: 2 });
    expect((await emulator.control.calls()).length).toBe(2);
    expect(await waiting()).toEqual(['1001', '1003', '1004', '1005']);
    await scoreDeals(store, portal, await waiting(), now);
    await lookNightly(store, portal, now);
    expect(await readNightlyLook(store.db, portal.portalId)).toMatchObject({ lost: 4, withoutVerdict: 0 });

    await emulator.control.act({ kind: 'remove', as: REP.userId, type: 'deals', id: '1006' });
    await emulator.control.act({ kind: 'remove', as: REP.userId, type: 'deals', id: '1002' });
    const found = [];
    for (let night = 0; night < 30; night++) {
      const { gone } = await lookNightly(store, portal, new Date(now.getTime() + night * 86_400_000));
      found.push(gone);
    }
    expect(found.filter((gone) => gone === 2)).toHaveLength(1);
  }, 60_000);
});
