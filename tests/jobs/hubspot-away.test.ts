import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts';
import { connectHubSpot } from '../../src/hubspot/connect.ts';
import { readDeadLetters } from '../../src/jobs/dead-letters.ts';
import { createQueues, enqueueDeals } from '../../src/jobs/enqueue.ts';
import { startWork } from '../../src/jobs/work.ts';
import { createLog } from '../../src/log.ts';
import { serveOperations } from '../../src/operations/serve-operations.ts';
import { type Portal, portalBy } from '../../src/portals/portals.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ensureProperties } from '../../src/write-back/ensure-properties.ts';
import { open } from '../setup/connect-portal.ts';
import { type Clock, moveClock } from '../setup/move-clock.ts';
import { TOKEN } from '../setup/names.ts';
import { readMetrics } from '../setup/read-metrics.ts';
import { eventually } from '../setup/run-portal.ts';
import { lose, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

const PORTAL = '777';
const IDS = ['1001', '1002', '1003', '1004', '1005'];

describeOnBothStores('while HubSpot is away for more than an hour', (fresh) => {
  let place: FreshStore;
  let emulator: Emulator;
  let store: Store;
  let clock: Clock;
  let portal: Portal;
  let operations: { url: string; close(): Promise<void> };
  let log: Record<string, unknown>[];

  beforeEach(async () => {
    place = await fresh();
    const seed = smallPortal({ deals: 5 });
    seed.engagements.push({
      id: '95000',
      type: 'emails',
      deals: ['1001'],
      daysAgo: 2,
      owner: '501',
      properties: { hs_email_subject: 'Our offer', hs_email_html: '<p>Hello</p>', hs_email_direction: 'EMAIL' },
    });
    emulator = await startEmulator({ portals: [seed] });
    store = await open(place);
    clock = moveClock(store);
    log = [];
    await createQueues(store.boss);
    portal = portalBy(store.db, PORTAL, connectHubSpot(TOKEN, emulator.url), clock.now);
    await store.db.insertInto('portal').values({ portal_id: PORTAL }).execute();
    await ensureProperties(portal.hubspot);
    await portal.stages.get();
    const parts = {
      store,
      log: createLog('debug', { write: (line) => void log.push(JSON.parse(line)) }),
      now: clock.now,
    };
    operations = await serveOperations({
      ...parts,
      stopping: { now: false },
      host: '127.0.0.1',
      port: 0,
      folder: place.env.ONUS_DATA_DIR ?? '',
    });
    await startWork({ ...parts, portals: { get: async () => portal, all: async () => [portal] } });
  });
  afterEach(async () => {
    await store.close();
    await operations.close();
    await emulator.close();
    await place.remove();
  });

  const said = (words: string) => log.filter((line) => String(line.msg).includes(words));
  const flagOf = async (deal: string) => (await emulator.control.object('deals', deal)).properties.onus_flag;
  const ready = async () => (await fetch(`${operations.url}/readyz`)).json();
  const loseAll = async () => {
    for (const id of IDS) await emulator.control.act(lose(id));
    await enqueueDeals(
      store.boss,
      IDS.map((dealId) => ({ portalId: PORTAL, dealId })),
      new Date(clock.now()),
    );
  };

  test.each([
    ['answers 503', 'HubSpot answered 503', () => emulator.control.outage(true, '503')],
    [
      'answers nothing in time',
      'HubSpot gave no answer',
      () => {
        // Instead of 15 s, since nobody here waits that long thirty times.
        portal.hubspot.longestAnswerMs = 200;
        return emulator.control.inject({ hang: true });
      },
    ],
    ['takes no connection', 'HubSpot cannot be reached', () => emulator.control.outage(true)],
  ])(
    'since it %s, no job is given up: the operator sees what waits and why, and all is done when it is back',
    async (_how, words, strike) => {
      await strike();
      await loseAll();
      await emulator.control.resetCalls();
      for (let minutes = 0; minutes < 75; minutes += 5) await clock.pass(5 * 60_000);

      expect(await ready()).toMatchObject({
        status: 'ready',
        problems: [expect.stringMatching(`Portal 777: ${words}.*Nothing is lost: jobs wait, and go on by themselves`)],
      });
      const metrics = await readMetrics(operations.url);
      expect(metrics.get('onus_portals{state="paused"}')).toBe(1);
      expect(await readDeadLetters(store.boss)).toEqual([]);
      expect([said('gave up').length, said('will be tried again').length]).toEqual([0, 0]);
      expect(said(words).length).toBeGreaterThan(10);
      expect((await emulator.control.calls()).length).toBeLessThan(100);

      await emulator.control.outage(false);
      await emulator.control.clearFaults();
      delete portal.hubspot.longestAnswerMs;
      await clock.pass(60_000);
      await eventually(async () => {
        for (const id of IDS) expect([id, await flagOf(id)]).toEqual([id, expect.stringMatching(/yes|no/)]);
      });
      for (const id of IDS) expect(await emulator.control.writes('deals', id)).toHaveLength(1);
      await eventually(async () => expect(await ready()).toEqual({ status: 'ready', problems: [] }));
    },
    240_000,
  );

  test('over one deal alone, the others are not held up, and that one is tried for a day', async () => {
    await emulator.control.inject({ match: 'objects/2026-09/emails/batch/read', status: 500 });
    await loseAll();
    const scored = async () => (await Promise.all(IDS.map(flagOf))).filter(Boolean).length;
    for (let seconds = 0; seconds < 300 && (await scored()) < 4; seconds += 2.5) await clock.pass(2_500);
    for (const id of IDS.slice(1)) expect([id, await flagOf(id)]).toEqual([id, 'yes']);
    for (let hours = 0; hours < 12; hours += 0.5) await clock.pass(1_800_000);
    expect(await readDeadLetters(store.boss)).toEqual([]);
    await emulator.control.clearFaults();
    await clock.pass(1_800_000);
    await eventually(async () => expect(await flagOf('1001')).toBe('yes'));
  }, 240_000);
});
