import { callBudget } from '../../src/hubspot/call-budget.ts';
import type { Store } from '../../src/store/open-store.ts';
import { open } from '../setup/connect-portal.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

const headers = (values: Record<string, string>) => ({ get: (name: string) => values[name] ?? null });

describeOnBothStores('the request limit of an account', (fresh) => {
  let place: FreshStore;
  let store: Store;
  beforeEach(async () => {
    place = await fresh();
    store = await open(place);
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  test('is kept by several workers together, with a burst first', async () => {
    const workers = [1, 2, 3].map(() => callBudget(store.db, '1'));
    for (const worker of workers) worker.observe(headers({ 'x-hubspot-ratelimit-max': '100' }));
    const times: number[] = [];
    const started = Date.now();
    await Promise.all(
      workers.map(async (worker) => {
        for (let call = 0; call < 16; call++) {
          await worker.take('/crm/objects/2026-09/deals/batch/read');
          times.push(Date.now() - started);
        }
      }),
    );
    const sorted = times.toSorted((a, b) => a - b);
    expect(sorted[19] ?? 0).toBeLessThan(1_000);
    // 48 calls: 20 in the burst, the other 28 at eight a second.
    expect(sorted.at(-1)).toBeGreaterThan(3_000);
    expect(sorted.at(-1)).toBeLessThan(6_000);
  }, 30_000);

  test('one portal’s calls do not hold up another’s', async () => {
    const busy = callBudget(store.db, '1');
    const calm = callBudget(store.db, '2');
    for (const budget of [busy, calm]) budget.observe(headers({ 'x-hubspot-ratelimit-max': '100' }));
    const queue = Promise.all(Array.from({ length: 40 }, () => busy.take('/crm/objects')));
    const started = Date.now();
    await calm.take('/crm/objects');
    expect(Date.now() - started).toBeLessThan(1_500);
    await queue;
  }, 30_000);

  test('work that can wait takes its share, and stops when half of the day is used', async () => {
    const budget = callBudget(store.db, '1');
    budget.observe(headers({ 'x-hubspot-ratelimit-max': '100' }));
    const background = budget.background(0.2);
    const started = Date.now();
    for (let call = 0; call < 6; call++) await background.take('/crm/objects');
    expect(Date.now() - started).toBeGreaterThan(2_000);
    const live = Date.now();
    await budget.take('/crm/objects');
    expect(Date.now() - live).toBeLessThan(500);
    budget.observe(headers({ 'x-hubspot-ratelimit-daily': '1000', 'x-hubspot-ratelimit-daily-remaining': '499' }));
    await expect(background.take('/crm/objects')).rejects.toThrow('Half of the daily request limit');
    await budget.take('/crm/objects');
  }, 30_000);

  test('a search has the account’s five a second to itself', async () => {
    const budget = callBudget(store.db, '1');
    const started = Date.now();
    for (let call = 0; call < 9; call++) await budget.take('/crm/objects/2026-09/deals/search');
    expect(Date.now() - started).toBeGreaterThan(1_800);
  }, 30_000);
});
