import { samplePortal } from '../../emulator/sample-portal/portal.ts';
import type { PortalSeed } from '../../emulator/seed.ts';
import { startEmulator } from '../../emulator/start-emulator.ts';
import { CLIENT_SECRET } from '../setup/names.ts';
import { eventually } from '../setup/run-portal.ts';
import { freePort } from '../setup/run-postgres.ts';
import { EXCUSE, lose, OWNED, smallPortal } from '../setup/small-portal.ts';
import { spawnOnus, variablesFor } from '../setup/spawn-onus.ts';
import { STORES } from '../setup/stores.ts';

const [, [name, fresh] = ['', null]] = STORES;
const DEALS = 60;
/** The accounts differ: notes of the sample portal, an excuse, and an owned loss. */
const NOTES = [
  EXCUSE,
  OWNED,
  ...samplePortal.engagements.flatMap(({ properties }) => properties.hs_note_body ?? []).slice(0, 20),
];

function seed(): PortalSeed {
  const portal = smallPortal({ deals: DEALS });
  for (const [index, note] of portal.engagements.entries())
    note.properties = { hs_note_body: NOTES[index % NOTES.length] ?? '' };
  return portal;
}

/** Loses all deals at once before a web process and so many workers; gives each deal's verdict, and how often it was written. */
async function run(workers: number): Promise<{ verdicts: Record<string, string>[]; writes: number[] }> {
  if (!fresh) throw new Error('There is no PostgreSQL.');
  const store = await fresh();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const emulator = await startEmulator({
    portals: [seed()],
    webhooks: { targetUrl: `${url}/hubspot/webhooks`, clientSecret: CLIENT_SECRET, batchDelayMs: 20 },
  });
  await emulator.control.webhooks({ duplicate: 0.5 });
  const env = variablesFor(emulator.url, { ...store.env, PUBLIC_URL: url, PORT: String(port) });
  const processes = await Promise.all([
    spawnOnus('web', env),
    ...Array.from({ length: workers }, () => spawnOnus('worker', { ...env, PORT: '0' })),
  ]);
  const ids = Array.from({ length: DEALS }, (_, index) => String(1001 + index));
  for (const id of ids) await emulator.control.act(lose(id, 'Timing'));
  const verdicts = await eventually(async () => {
    const deals = await Promise.all(ids.map((id) => emulator.control.object('deals', id)));
    for (const { properties } of deals) expect(properties.onus_basis).toBeTruthy();
    return deals.map(({ properties }) =>
      Object.fromEntries(
        Object.entries(properties).filter(([property]) => property.startsWith('onus_') && !/_at$|_on$/.test(property)),
      ),
    );
  }, 60_000);
  await emulator.control.idle();
  for (const process of processes) await process.stop();
  const writes = await Promise.all(ids.map(async (id) => (await emulator.control.writes('deals', id)).length));
  await emulator.close();
  await store.remove();
  return { verdicts, writes };
}

(fresh ? test : test.skip)(
  `the same losses give the same verdicts with 1, 2 and 4 workers, each deal written once (${name})`,
  async () => {
    const one = await run(1);
    expect(new Set(one.verdicts.map(({ onus_locus }) => onus_locus)).size).toBeGreaterThan(2);
    expect(one.writes).toEqual(Array(DEALS).fill(1));
    for (const workers of [2, 4]) expect(await run(workers)).toEqual(one);
  },
  240_000,
);
