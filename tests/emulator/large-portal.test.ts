import type { SeedDeal, SeedEngagement } from '../../emulator/seed.ts';
import { startEmulator } from '../../emulator/start-emulator.ts';
import { askOf } from './ask.ts';
import { smallPortal } from './small-portal.ts';

/** Milliseconds to start a portal with so many deals, five engagements each, and to read them all as the app does. */
async function timeOf(count: number): Promise<number> {
  const deals: SeedDeal[] = Array.from({ length: count }, (_, index) => ({
    id: String(1_000_000 + index),
    name: `Deal ${index}`,
    pipeline: 'default',
    owner: '501',
    amount: '1',
    stages: [
      { stage: 'demo', daysAgo: 9 },
      { stage: 'closedlost', daysAgo: 1 },
    ],
  }));
  const engagements: SeedEngagement[] = Array.from({ length: count * 5 }, (_, index) => ({
    id: String(2_000_000 + index),
    type: 'notes',
    deals: [String(1_000_000 + (index % count))],
    daysAgo: 2,
    owner: '501',
    properties: { hs_note_body: 'x' },
  }));
  const startedAt = performance.now();
  const emulator = await startEmulator({ portals: [smallPortal({ deals, engagements })] });
  const ask = askOf(emulator.url);
  let notes = 0;
  for (let from = 0; from < count; from += 1000) {
    const inputs = deals.slice(from, from + 1000).map(({ id }) => ({ id }));
    const { body } = await ask('POST', '/crm/associations/2026-09/deals/notes/batch/read', { inputs });
    for (const result of body.results) notes += result.to.length;
    for (let first = 0; first < inputs.length; first += 100) {
      const batch = { inputs: inputs.slice(first, first + 100), properties: ['dealname'] };
      expect((await ask('POST', '/crm/objects/2026-09/deals/batch/read', batch)).body.results).toHaveLength(100);
    }
  }
  const took = performance.now() - startedAt;
  expect(notes).toBe(count * 5);
  await emulator.close();
  return took;
}

test('ten times the deals take about ten times as long: 10,000 deals with 50,000 notes', async () => {
  await timeOf(1000);
  const small = await timeOf(1000);
  const large = await timeOf(10_000);
  expect(large / small).toBeLessThan(40);
});
