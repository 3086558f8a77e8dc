import { execFile } from 'node:child_process';
import type { PortalSeed } from '../../emulator/seed.ts';
import { install, installable, PORTALS, runApp } from '../setup/run-app.ts';
import { eventually } from '../setup/run-portal.ts';
import { EXCUSE, LOST, lose, OWNED } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

const DEALS = 40;

/** Every other deal was lost long ago; of those every other by a workflow. */
function halfLost(portalId: number, note: string): PortalSeed {
  const seed = installable(portalId, { deals: DEALS, note });
  for (const [index, deal] of seed.deals.entries())
    if (index % 2) deal.stages.push({ stage: LOST, daysAgo: 5, by: index % 4 === 1 ? 'workflow' : 'user' });
  return seed;
}

function backfill(env: Record<string, string>, ...args: string[]): Promise<{ code: number; said: string }> {
  const given = { env: { PATH: process.env.PATH, ...env } };
  return new Promise((resolve) =>
    execFile('node', ['src/backfill/backfill-command.ts', ...args], given, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    ),
  );
}

describeOnBothStores('two accounts that install the app and lose their first deals at once', (fresh) => {
  test('each deal is written once; the command reads the account that is named, and no other', async () => {
    const app = await runApp(await fresh(), {
      seeds: [halfLost(777, EXCUSE), halfLost(888, OWNED)],
      env: { ONUS_BACKFILL: '2y' },
    });
    const { control } = app.emulator;
    const ids = Array.from({ length: DEALS }, (_, index) => String(1001 + index));
    // So long that the search for past losses finds those that are lost now.
    await control.inject({ match: 'deals/search', latencyMs: 2_500, times: 2 * PORTALS.length });
    await Promise.all(PORTALS.map((portalId) => install(app, portalId)));
    const open = ids.filter((_, index) => index % 2 === 0);
    await Promise.all(PORTALS.flatMap((portalId) => open.map((id) => control.act(lose(id), portalId))));
    await eventually(async () => {
      expect(app.log.filter(({ msg }) => msg === 'all past losses read')).toHaveLength(PORTALS.length);
      for (const portalId of PORTALS)
        for (const { id, properties } of await control.objects('deals', portalId))
          expect([portalId, id, properties.onus_basis]).toEqual([portalId, id, expect.any(String)]);
    }, 120_000);
    await control.idle();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const basis = async (id: string) => (await control.object('deals', id, 888)).properties.onus_basis;
    expect([await basis('1002'), await basis('1003')]).toEqual(['housekeeping', 'account']);
    for (const portalId of PORTALS) {
      const writes = await Promise.all(ids.map(async (id) => (await control.writes('deals', id, portalId)).length));
      expect([portalId, writes]).toEqual([portalId, ids.map(() => 1)]);
    }
    await app.server.close();
    const unnamed = await backfill(app.env, '--since', '3y');
    expect(unnamed).toMatchObject({ code: 1, said: expect.stringContaining('--portal') });
    const unknown = await backfill(app.env, '--since', '3y', '--portal', '999');
    expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('999') });
    const named = await backfill(app.env, '--since', '3y', '--portal', '888');
    expect(named).toMatchObject({ code: 0, said: expect.stringContaining(`${DEALS} past losses read`) });
    expect(named.said).not.toContain('777');
    await app.restart();
    await app.close();
  }, 400_000);
});
