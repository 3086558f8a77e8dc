import { eventually, runPortal } from '../setup/run-portal.ts';
import { lose, smallPortal } from '../setup/small-portal.ts';
import { freshFolder } from '../setup/stores.ts';

test('a burst of a hundred lost deals costs about as many API calls as one', async () => {
  const seed = smallPortal({ deals: 101, notesPerDeal: 1 });
  const portal = await runPortal(await freshFolder(), { seed, env: { ONUS_SETTLE_SECONDS: '10' } });
  const control = portal.emulator.control;
  const ids = seed.deals.map((deal) => deal.id);
  const cost = async (deals: string[]) => {
    await control.resetCalls();
    await Promise.all(deals.map((deal) => control.act(lose(deal))));
    await eventually(async () => {
      for (const deal of deals) expect((await control.object('deals', deal)).properties.onus_flag).toBe('yes');
    });
    return (await control.calls()).length;
  };
  await eventually(() => expect(portal.log.some((line) => line.msg === 'portal ready')).toBe(true));
  const one = await cost(ids.slice(0, 1));
  const hundred = await cost(ids.slice(1));
  // One deal: pipelines, deal, four association reads, notes, update. A hundred: one deal read more, since a read with
  // history takes 50; and the worker may take the burst in two batches.
  expect(one).toBeGreaterThanOrEqual(7);
  expect(hundred).toBeLessThanOrEqual(2 * one + 2);
  await portal.close();
}, 120_000);
