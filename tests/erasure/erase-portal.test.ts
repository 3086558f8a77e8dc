import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eraseDue } from '../../src/erasure/erase-portal.ts';
import { SCOPED_TABLES } from '../../src/erasure/scoped-tables.ts';
import { callCard, newKey } from '../setup/call-card.ts';
import { open, silent } from '../setup/connect-portal.ts';
import { install, PORTALS, type RunningApp, runApp } from '../setup/run-app.ts';
import { eventually } from '../setup/run-portal.ts';
import { rowsOf, tablesOfPortals } from '../setup/search-tables.ts';
import { ALL_SCOPES, BOSS, lose, REP } from '../setup/small-portal.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

describeOnBothStores('a portal that left', (fresh) => {
  let store: FreshStore;
  let app: RunningApp;
  const withStore = async <T>(look: (opened: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> => {
    const opened = await open(store);
    try {
      return await look(opened);
    } finally {
      await opened.close();
    }
  };

  beforeEach(async () => {
    store = await fresh();
    app = await runApp(store);
    for (const portalId of PORTALS) {
      await install(app, portalId);
      await app.emulator.control.act(lose('1001'), portalId);
    }
    for (const portalId of PORTALS) {
      const verdictId = await eventually(async () => {
        const { body } = await callCard(app.url, { portalId, ...BOSS }, '/hubspot/cards/deals/1001');
        const id = (body.verdict as { id: string } | null)?.id;
        expect(id).toBeTruthy();
        return id;
      });
      const post = { idempotencyKey: newKey(), verdictId };
      const at = (path: string) => `/hubspot/cards/deals/1001/${path}`;
      await callCard(app.url, { portalId, ...REP }, at('contest'), { ...post, ground: 'facts', text: 'No' });
      await callCard(app.url, { portalId, ...BOSS }, at('review'), { ...post, decision: 'confirmed', reason: 'Yes' });
      await callCard(app.url, { portalId, ...REP }, at('reflection'), { ...post, text: 'I never asked' });
      await callCard(app.url, { portalId, ...BOSS }, '/hubspot/settings', { countOnly: 'confirmed' });
      await eventually(async () => expect(await app.emulator.control.objects('notes', portalId)).toHaveLength(4));
    }
    await app.emulator.control.idle();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await app.server.close();
  });
  afterEach(() => app.close());

  test('is erased from every table and queue when its thirty days are over; the other portal keeps every row', async () => {
    await withStore(async (opened) => {
      const { db } = opened;
      const [mine, other] = [await rowsOf(opened, '777'), await rowsOf(opened, '888')];
      for (const table of ['deal', 'verdict', 'review', 'contest', 'reflection', 'event', 'log_entry', 'installation'])
        expect(Object.keys(mine)).toContain(`public.${table}`);
      const day = 86_400_000;
      const ended = Date.now();
      await db
        .updateTable('installation')
        .set({ state: 'ended', erase_at: new Date(ended + 30 * day) })
        .where('portal_id', '=', '777')
        .execute();
      expect(await eraseDue({ ...opened, log: silent }, ended + 29 * day)).toBe(0);
      expect(await rowsOf(opened, '777')).toEqual(mine);
      expect(await eraseDue({ ...opened, log: silent }, ended + 31 * day)).toBe(1);
      expect(Object.keys(await rowsOf(opened, '777'))).toEqual(['public.installation']);
      await db
        .insertInto('event')
        .values({
          portal_id: '777',
          key: 'stored by a job that was under way',
          subscription_type: 'x',
          object_type: 'deal',
          object_id: '1',
          property_name: null,
          change_source: null,
          occurred_at: new Date(),
        })
        .execute();
      expect(await eraseDue({ ...opened, log: silent }, ended + 31 * day + 60_000)).toBe(0);
      expect(await eraseDue({ ...opened, log: silent }, ended + 31 * day + 20 * 60_000)).toBe(1);
      expect(await rowsOf(opened, '777')).toEqual({});
      expect(await rowsOf(opened, '888')).toEqual(other);
    });
    await app.restart();
  });

  test('npm run erase uninstalls the app at HubSpot and erases at once', async () => {
    const run = promisify(execFile);
    const { stdout } = await run('node', ['src/erasure/erase-command.ts', '--portal', '777'], {
      env: { PATH: process.env.PATH, ...app.env },
    });
    expect(stdout).toContain('The app is uninstalled in portal 777');
    expect(stdout).toContain('All data of portal 777 is erased');
    await withStore(async (opened) => {
      expect(Object.keys(await rowsOf(opened, '777'))).toEqual(['public.installation']);
      const row = await opened.db
        .selectFrom('installation')
        .selectAll()
        .where('portal_id', '=', '777')
        .executeTakeFirst();
      expect(row).toMatchObject({ state: 'ended', access_token: null, refresh_token: null });
      expect((await rowsOf(opened, '888'))['public.verdict']).toBeGreaterThan(0);
    });
    await app.restart();
    expect((await install(app, 777)).status).toBe(200);
  });

  test('that is open by a fixed token is erased too, and the operator learns what is left to do', async () => {
    await app.emulator.control.token('a-token-that-stays', ALL_SCOPES, 888);
    const { ONUS_ENCRYPTION_KEY: _, HUBSPOT_CLIENT_ID: __, ...env } = app.env;
    const erase = async (portalId: string) => {
      await withStore((opened) => opened.db.deleteFrom('installation').where('portal_id', '=', portalId).execute());
      const { stdout } = await promisify(execFile)('node', ['src/erasure/erase-command.ts', '--portal', portalId], {
        env: { PATH: process.env.PATH, ...env, HUBSPOT_ACCESS_TOKEN: 'a-token-that-stays' },
      });
      return stdout;
    };
    const said = await erase('888');
    expect(said).toContain('All that was stored of portal 888 is erased.');
    expect(said).toMatch(/HUBSPOT_ACCESS_TOKEN still opens the account.*cannot uninstall itself: let an admin do it/);
    await withStore(async (opened) => expect(await rowsOf(opened, '888')).toEqual({}));
    expect(await erase('777')).toBe(
      'Portal 777 has not installed the app here. Whatever was stored of it is erased.\n',
    );
    await app.restart();
  });

  test('has no table that the erasing forgets', async () => {
    await withStore(async (opened) => {
      expect([...SCOPED_TABLES, 'installation'].sort()).toEqual((await tablesOfPortals(opened)).sort());
    });
    await app.restart();
  });
});
