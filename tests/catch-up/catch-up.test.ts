import { startEmulator } from '../../emulator/start-emulator.ts';
import { lookNightly, readNightlyLook } from '../../src/catch-up/nightly-look.ts';
import { createQueues } from '../../src/jobs/enqueue.ts';
import { singlePortal } from '../../src/portals/portals.ts';
import { scoreDeals } from '../../src/score-deals.ts';
import { openStore } from '../../src/store/open-store.ts';
import { ensureProperties } from '../../src/write-back/ensure-properties.ts';
import { TOKEN } from '../setup/names.ts';
import { eventually, runPortal } from '../setup/run-portal.ts';
import { LOST, lose, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

describeOnBothStores('nothing is missed', (fresh) => {
  test('what was lost while the server was away longer than HubSpot repeats is found at the next start', async () => {
    const portal = await runPortal(await fresh(), { webhooks: { retryDelaysMs: [50] } });
    const flagOf = async (deal: string) => (await portal.emulator.control.object('deals', deal)).properties.onus_flag;
    await portal.emulator.control.act(lose('1001'));
    await eventually(async () => expect(await flagOf('1001')).toBe('yes'));
    await portal.restart(async () => {
      await portal.emulator.control.act(lose('1002'));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    });
    await eventually(async () => expect(await flagOf('1002')).toBe('yes'));
    expect(portal.log.some(({ msg }) => String(msg).startsWith('caught up: lost deals'))).toBe(true);
    await portal.close();
  }, 60_000);

  test('the nightly look finds lost deals without a verdict, has them read, and says how many', async () => {
    const place = await fresh();
    const seed = smallPortal({ deals: 3 });
    for (const deal of seed.deals) deal.stages.push({ stage: LOST, daysAgo: 3 });
    const emulator = await startEmulator({ portals: [seed] });
    const store = await openStore({
      databaseUrl: place.env.DATABASE_URL,
      folder: place.env.ONUS_DATA_DIR ?? '',
      onError: () => {},
    });
    await createQueues(store.boss);
    const portals = singlePortal({ store, accessToken: TOKEN, baseUrl: emulator.url, now: Date.now });
    const [portal] = await portals.all();
    if (!portal) throw new Error('no portal');
    await ensureProperties(portal.hubspot);
    const now = new Date();
    await scoreDeals(store, portal, ['1002'], now);
    expect(await lookNightly(store, portal, now)).toMatchObject({ lost: 3, withoutVerdict: 2 });
    const waiting = await store.boss.findJobs<{ dealId: string }>('score', { queued: true });
    expect(waiting.map(({ data }) => data.dealId).sort()).toEqual(['1001', '1003']);
    await scoreDeals(store, portal, ['1001', '1003'], now);
    await lookNightly(store, portal, now);
    expect(await readNightlyLook(store.db, portal.portalId)).toMatchObject({ lost: 3, withoutVerdict: 0 });
    await store.close();
    await emulator.close();
    await place.remove();
  }, 60_000);
});
