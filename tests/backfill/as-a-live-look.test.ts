import type { PortalSeed } from '../../emulator/seed.ts';
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts';
import { createBackfillQueue, startBackfill, workOnBackfills } from '../../src/backfill/backfill-queue.ts';
import { readBackfill } from '../../src/backfill/read-backfill.ts';
import { runStep } from '../../src/backfill/run-step.ts';
import type { CallBudget } from '../../src/hubspot/call-budget.ts';
import { createQueues } from '../../src/jobs/enqueue.ts';
import { type Portal, singlePortal } from '../../src/portals/portals.ts';
import { scoreDeals } from '../../src/score-deals.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ensureProperties } from '../../src/write-back/ensure-properties.ts';
import { hold, release, tryHold } from '../../src/write-back/hold-deals.ts';
import { open, silent } from '../setup/connect-portal.ts';
import { TOKEN } from '../setup/names.ts';
import { eventually } from '../setup/run-portal.ts';
import { EXCUSE, LOST, OWNED, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

const BOUGHT_CHEAPER = 'They went with a cheaper offer, their budget was cut this year by the board.';
const YEAR_MS = 365 * 86_400_000;

/** Deals lost two days ago; the first four by a workflow, with notes as different as notes are. */
function closedByWorkflow(): PortalSeed {
  const seed = smallPortal({ deals: 6 });
  const notes = [OWNED, BOUGHT_CHEAPER, EXCUSE, 'lvm', OWNED, 'lvm'];
  for (const [index, deal] of seed.deals.entries()) {
    deal.stages.push({ stage: LOST, daysAgo: 2, by: index < 4 ? 'workflow' : 'user' });
    const [note] = seed.engagements.filter(({ deals }) => deals.includes(deal.id));
    if (note) note.properties = { hs_note_body: notes[index] ?? '' };
  }
  return seed;
}

/** Deals lost a month and, every other one, three years ago; two of three have a note. */
function longAgo(deals: number): PortalSeed {
  const seed = smallPortal({ deals });
  for (const [index, deal] of seed.deals.entries()) {
    const daysAgo = index % 2 ? 1_100 : 30;
    for (const stage of deal.stages) stage.daysAgo += daysAgo;
    deal.stages.push({ stage: LOST, daysAgo });
  }
  return { ...seed, engagements: seed.engagements.filter((_, index) => index % 3 !== 0) };
}

/** The portal, whose first call to that path waits until it is let through. */
function stopAt(portal: Portal, path: string): { portal: Portal; reached: Promise<void>; goOn: () => void } {
  const reached = Promise.withResolvers<void>();
  const passed = Promise.withResolvers<void>();
  const stopping = (budget: CallBudget): CallBudget => ({
    ...budget,
    take: async (called) => {
      if (called.includes(path)) {
        reached.resolve();
        await passed.promise;
      }
      return budget.take(called);
    },
    background: (share) => stopping(budget.background(share)),
  });
  const { hubspot } = portal;
  if (!hubspot.budget) throw new Error('The portal has no budget of calls.');
  return {
    portal: { ...portal, hubspot: { ...hubspot, budget: stopping(hubspot.budget) } },
    reached: reached.promise,
    goOn: passed.resolve,
  };
}

describeOnBothStores('past losses are read as a live look reads them', (fresh) => {
  async function connect(seed: PortalSeed): Promise<{
    emulator: Emulator;
    store: Store;
    portal: Portal;
    ids: string[];
    start(since: Date): Promise<void>;
    step(by?: Portal): Promise<boolean>;
    deal(id: string): Promise<Record<string, string>>;
    writes(): Promise<number[]>;
    close(): Promise<void>;
  }> {
    const place = await fresh();
    const emulator = await startEmulator({ portals: [seed] });
    const store = await open(place);
    await createQueues(store.boss);
    await createBackfillQueue(store.boss);
    const portals = singlePortal({ store, accessToken: TOKEN, baseUrl: emulator.url, now: Date.now });
    const [portal] = await portals.all();
    if (!portal) throw new Error('no portal');
    await ensureProperties(portal.hubspot);
    const ids = seed.deals.map(({ id }) => id);
    return {
      emulator,
      store,
      portal,
      ids,
      start: async (since) => void (await startBackfill({ store, share: 0.8 }, portal, since, new Date())),
      step: async (by = portal) => {
        const backfill = await readBackfill(store.db, portal.portalId);
        if (!backfill) throw new Error('There is no back-fill.');
        return runStep(store, by, backfill, Date.now);
      },
      deal: async (id) => (await emulator.control.object('deals', id)).properties,
      writes: () => Promise.all(ids.map(async (id) => (await emulator.control.writes('deals', id)).length)),
      close: async () => {
        await store.close();
        await emulator.close();
        await place.remove();
      },
    };
  }

  test('what a workflow closed is housekeeping, flagged or not; a later look finds nothing to write', async () => {
    const { store, portal, ids, start, step, deal, writes, close } = await connect(closedByWorkflow());
    await start(new Date(Date.now() - 2 * YEAR_MS));
    expect(await step()).toBe(false);
    const bases = await Promise.all(ids.map(async (id) => (await deal(id)).onus_basis));
    expect(bases).toEqual([...Array(4).fill('housekeeping'), 'account', 'thin']);
    const verdicts = () => store.db.selectFrom('verdict').select(['deal_id', 'input_hash']).execute();
    const before = await verdicts();
    await scoreDeals(store, portal, ids, new Date());
    expect(await verdicts()).toEqual(before);
    expect(await writes()).toEqual(ids.map(() => 1));
    await close();
  }, 120_000);

  test('an event’s look at the same moment and the back-fill write each deal once', async () => {
    const { emulator, store, portal, ids, start, step, writes, close } = await connect(closedByWorkflow());
    await start(new Date(Date.now() - 2 * YEAR_MS));
    await emulator.control.inject({ match: 'deals/batch/update', latencyMs: 1_000 });
    await Promise.all([step(), scoreDeals(store, portal, ids.slice(0, 3), new Date())]);
    expect(await writes()).toEqual(ids.map(() => 1));
    await close();
  }, 120_000);

  test('a note that came with its event while a step runs is not lost to the step’s older list', async () => {
    const { emulator, store, portal, ids, start, step, deal, writes, close } = await connect(closedByWorkflow());
    const [, , , , , id = ''] = ids;
    await start(new Date(Date.now() - 2 * YEAR_MS));
    const stopped = stopAt(portal, 'notes/batch/read');
    const running = step(stopped.portal);
    await stopped.reached;
    const note = { hs_note_body: EXCUSE, hs_timestamp: new Date().toISOString() };
    await emulator.control.act({ kind: 'log', as: 11, type: 'notes', deals: [id], properties: note });
    await scoreDeals(store, portal, [id], new Date());
    stopped.goOn();
    await running;
    expect((await deal(id)).onus_basis).toBe('account');
    expect(await writes()).toEqual(ids.map(() => 1));
    await close();
  }, 120_000);

  test('begun anew from further back while a step runs, it skips no deal', async () => {
    const { store, portal, ids, start, deal, close } = await connect(longAgo(300));
    const stopped = stopAt(portal, 'notes/batch/read');
    await start(new Date(Date.now() - 2 * YEAR_MS));
    const portals = { all: async () => [stopped.portal], get: async () => stopped.portal };
    await workOnBackfills({ store, portals, log: silent, now: Date.now, share: 0.8 });
    await stopped.reached;
    await start(new Date(Date.now() - 5 * YEAR_MS));
    stopped.goOn();
    await eventually(
      async () =>
        expect(await readBackfill(store.db, portal.portalId)).toMatchObject({ state: 'done', done: ids.length }),
      60_000,
    );
    for (const id of ids)
      expect([id, (await deal(id)).onus_basis]).toEqual([id, expect.stringMatching(/account|thin/)]);
    await close();
  }, 180_000);

  test('reading a hundred deals at a time takes no more calls than the batch limits allow', async () => {
    const { emulator, ids, start, step, writes, close } = await connect(longAgo(400));
    await start(new Date(Date.now() - 5 * YEAR_MS));
    await emulator.control.resetCalls();
    await step();
    const calls = await emulator.control.calls();
    const count = (path: string) => calls.filter((call) => call.path.includes(path)).length;
    expect({
      searches: count('deals/search'),
      associations: count('associations/'),
      notes: count('/notes/batch/read') - count('deals/notes/batch/read'),
      deals: count('/deals/batch/read'),
      updates: count('deals/batch/update'),
    }).toEqual({
      searches: ids.length / 200 + 1,
      associations: 5,
      notes: Math.ceil(((2 / 3) * ids.length) / 100),
      deals: ids.length / 50,
      updates: ids.length / 100,
    });
    expect(await writes()).toEqual(ids.map(() => 1));
    await close();
  }, 180_000);

  test('a hold keeps the other out until it is let go of', async () => {
    const { store, portal, close } = await connect(smallPortal());
    const { db } = store;
    const { portalId } = portal;
    expect(await tryHold(db, portalId, ['1', '2'], 'past')).toEqual(new Set(['1', '2']));
    expect(await tryHold(db, portalId, ['2', '3'], 'live')).toEqual(new Set(['3']));
    expect(await tryHold(db, portalId, ['3', '4'], 'past')).toEqual(new Set(['4']));
    let waited = true;
    const waiting = hold(db, portalId, ['1', '2'], 'live').then(() => {
      waited = false;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(waited).toBe(true);
    await release(db, portalId, ['1', '2'], 'past');
    await waiting;
    expect(await tryHold(db, portalId, ['1', '2'], 'past')).toEqual(new Set());
    await db
      .updateTable('held_deal')
      .set({ until: new Date(0) })
      .execute();
    expect(await tryHold(db, portalId, ['1', '2'], 'past')).toEqual(new Set(['1', '2']));
    await close();
  }, 60_000);
});
