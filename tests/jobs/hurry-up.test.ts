import { sql } from 'kysely';
import { createBackfillQueue } from '../../src/backfill/backfill-queue.ts';
import { createQueues, ERASE_QUEUE, enqueueDeals, enqueueErasures, SCORE_QUEUE } from '../../src/jobs/enqueue.ts';
import { hurryUp } from '../../src/jobs/hurry-up.ts';
import type { Store } from '../../src/store/open-store.ts';
import { open } from '../setup/connect-portal.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

const MANY = 20_000;
const LATER = new Date(Date.now() + 3_600_000);

describeOnBothStores('when a portal goes on', (fresh) => {
  let place: FreshStore;
  let store: Store;
  beforeAll(async () => {
    place = await fresh();
    store = await open(place);
    await createQueues(store.boss);
    await createBackfillQueue(store.boss);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  test('all its waiting jobs are due at once, by one statement however many they are; others and erasures wait on', async () => {
    const jobs = Array.from({ length: MANY }, (_, index) => ({ portalId: '777', dealId: String(index) }));
    for (let from = 0; from < MANY; from += 5_000)
      await enqueueDeals(store.boss, jobs.slice(from, from + 5_000), LATER);
    await enqueueDeals(store.boss, [{ portalId: '888', dealId: '1' }], LATER);
    await enqueueErasures(store.boss, [{ portalId: '777', contactId: '5', pass: 2 }], LATER);
    await hurryUp(store.db, '777');
    const { rows } = await sql<{ name: string; portal: string; due: boolean; jobs: number }>`
      select name, data->>'portalId' as portal, start_after <= now() as due, count(*)::int as jobs
      from pgboss.job group by 1, 2, 3 order by 1, 2`.execute(store.db);
    expect(rows).toEqual([
      { name: ERASE_QUEUE, portal: '777', due: false, jobs: 1 },
      { name: SCORE_QUEUE, portal: '777', due: true, jobs: MANY },
      { name: SCORE_QUEUE, portal: '888', due: false, jobs: 1 },
    ]);
  }, 60_000);
});
