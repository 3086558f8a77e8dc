import { sql } from 'kysely';
import { scrubDeals } from '../../src/erasure/scrub-deals.ts';
import { createQueues } from '../../src/jobs/enqueue.ts';
import { readModelVariables } from '../../src/readers/model-variables.ts';
import { claimReading, finishReading } from '../../src/readers/read-again/claim.ts';
import { lostAfterMs } from '../../src/readers/read-again/lost-after.ts';
import { clearRests, readRest } from '../../src/readers/read-again/pace.ts';
import {
  countWaiting,
  enqueueChange,
  enqueueReadings,
  enqueueReadingsNow,
  READ_QUEUE,
  type ReadJob,
} from '../../src/readers/read-again/queue.ts';
import { noTroubles, restAfter } from '../../src/readers/read-again/rest-after.ts';
import { showReader } from '../../src/readers/read-again/show-reader.ts';
import { readSpending } from '../../src/readers/read-again/spending.ts';
import { beginTrials } from '../../src/readers/read-again/trials.ts';
import { type ReaderConfig, readerState } from '../../src/readers/reader-config.ts';
import { secondReaderSettings } from '../../src/readers/second-reader-settings.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

describeOnBothStores('what is kept about requests', (fresh) => {
  const now = new Date('2026-11-27T10:00:00Z');
  const later = new Date(now.getTime() + 1_000);
  let place: FreshStore;
  let store: Store;
  beforeAll(async () => {
    place = await fresh();
    store = await openStore({
      databaseUrl: place.env.DATABASE_URL,
      folder: place.env.ONUS_DATA_DIR ?? '',
      onError: (error) => {
        throw error;
      },
    });
    await createQueues(store.boss);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  test('a deal whose words are erased while it is read leaves nothing held back, and its cost is counted', async () => {
    const one = { portalId: '1', dealId: '5', hash: 'words', config: config(), most: 0.5 };
    expect(await claimReading(store.db, one, LOST_MS, now)).toEqual({ claimed: true });
    await store.db.transaction().execute((trx) => scrubDeals(trx, '1', ['5']));
    const spent = { inputTokens: 10, outputTokens: 10, cost: 0.2, ms: 1, asks: 1 };
    await finishReading(store.db, one, {
      verdict: null,
      notRead: { why: 'x', again: 'later', restMs: null },
      spent,
      answer: null,
    });
    expect(await readSpending(store.db, '1', now)).toMatchObject({ cost: 0.5, reserved: 0 });
  });

  test('words are not asked about again while a slow reading of them can still end', async () => {
    const env = readModelVariables({ ONUS_MODEL_TIMEOUT_SECONDS: '600' });
    const lostMs = lostAfterMs(env);
    const after = (ms: number) => claimReading(store.db, slow, lostMs, new Date(now.getTime() + ms));
    const slow = { portalId: '1', dealId: '6', hash: 'slow', config: config(), most: 0.5 };
    expect(await after(0)).toEqual({ claimed: true });
    // Two asks, each with its wait for a turn and two time-outs.
    const [turn, timeout] = [60_000, 600_000];
    expect(await after(2 * (turn + 2 * timeout))).toMatchObject({ claimed: false, again: 'later' });
    expect(await after(lostMs)).toEqual({ claimed: true });
  });

  test('however many deals are handed over, the queue is written to twice; each waits once, and those due later are due at once', async () => {
    const readings = Array.from({ length: 500 }, (_, index) => ({
      job: { portalId: '2', dealId: String(index) },
      hash: `hash ${index}`,
      reader: 'model:x',
    }));
    await enqueueReadings(store.boss, readings.slice(0, 1));
    await sql`update pgboss.job set start_after = now() + interval '1 day', data = data || '{"attempt": 11}'
      where data->>'portalId' = '2'`.execute(store.db);
    let writes = 0;
    const boss = new Proxy(store.boss, {
      get: (real, name) => {
        if (name === 'insert' || name === 'upsert') writes++;
        const value = Reflect.get(real, name);
        return typeof value === 'function' ? value.bind(real) : value;
      },
    });
    await enqueueReadingsNow({ db: store.db, boss }, readings);
    expect(writes).toBe(1);
    expect(await countWaiting(store.db, '2')).toBe(500);
    expect(await countWaiting(store.db, '3')).toBe(0);
    const [job] = await store.boss.findJobs<ReadJob>(READ_QUEUE, { data: { dealId: '0' }, queued: true });
    expect(job?.data.attempt).toBeUndefined();
    expect(job?.startAfter.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
  });

  test('what is turned off is taken back before all else, and a try goes before what waits', async () => {
    const job = { portalId: '4', dealId: '1' };
    await enqueueReadings(store.boss, [{ job, hash: 'a', reader: 'x' }]);
    await enqueueReadings(store.boss, [{ job: { ...job, trial: true }, hash: 'b', reader: 'x' }]);
    await enqueueChange(store.boss, '4');
    const next = async () => (await store.boss.fetch<ReadJob>(READ_QUEUE))[0]?.data;
    expect(await next()).toMatchObject({ changed: true });
    expect(await next()).toMatchObject({ trial: true });
  });

  test('a try of which nothing is heard is given up after some minutes, so that another can be made', async () => {
    const row = { portal_id: '1', deal_id: '9', name: 'Deal', pipeline_id: 'p', stage_id: 's', stage_label: 'S' };
    const others = { owner_id: null, state: 'lost' as const, unreadable: JSON.stringify([]) as never, checked_at: now };
    await store.db
      .insertInto('deal')
      .values({ ...row, ...others })
      .execute();
    await beginTrials(store.db, '1', ['9'], now);
    const second = { env: readModelVariables({}), keys: null };
    const shown = async (minutes: number) =>
      (await showReader(store, second, '1', new Date(now.getTime() + minutes * 60_000))).trials;
    expect(await shown(4)).toMatchObject([{ state: 'reading', why: null }]);
    expect(await shown(6)).toMatchObject([{ state: 'not read', why: 'no answer has come. Try it again.' }]);
  });

  test('a refusal lets those rest whom it concerns, and nobody else', async () => {
    const connection = { endpoint: 'https://models.example/v1', key: 'a', model: 'm' };
    const asker = { portalId: '1', connection };
    const [sameKey, ownKey] = [
      { portalId: '2', connection },
      { portalId: '3', connection: { ...connection, key: 'b' } },
    ];
    const troubles = noTroubles();
    const after = (hash: string, reach: 'choice' | 'key' | 'provider') =>
      restAfter(store.db, asker, hash, { why: reach, again: 'later', restMs: 60_000, reach }, troubles, now.getTime());
    const resting = async () => {
      const found = [asker, sameKey, ownKey].map((one) => readRest(store.db, one, later));
      return (await Promise.all(found)).map((rest) => rest?.why ?? null);
    };

    expect(await after('one', 'choice')).toEqual({ inMs: 60_000, counts: false });
    expect(await resting()).toEqual(['choice', null, null]);
    const mended = { portalId: '1', connection: { ...connection, key: 'c' } };
    expect(await readRest(store.db, mended, later)).toBeNull();
    await clearRests(store.db, '1');
    expect(await resting()).toEqual([null, null, null]);

    for (let time = 0; time < 4; time++) expect(await after('one', 'provider')).toMatchObject({ counts: true });
    expect(await resting()).toEqual([null, null, null]);
    await after('two', 'provider');
    await after('three', 'provider');
    expect(await resting()).toEqual(['provider', 'provider', 'provider']);

    await store.db.deleteFrom('model_rest').execute();
    await after('one', 'key');
    expect(await resting()).toEqual(['key', 'key', null]);
  });
});

const LOST_MS = 60_000;

function config(): ReaderConfig {
  const env = readModelVariables({
    ONUS_MODEL_MODE: 'all',
    ONUS_MODEL: 'm',
    ONUS_MODEL_KEY: 'k',
    ONUS_MODEL_INPUT_PRICE: '1',
    ONUS_MODEL_OUTPUT_PRICE: '10',
    ONUS_MODEL_BUDGET: '5',
  });
  const state = readerState(env, secondReaderSettings.parse({}), null);
  if (!state.config) throw new Error(state.faults.join(' '));
  return state.config;
}
