import type { Emulator } from '../../emulator/start-emulator.ts';
import { HubSpotAway, PortalPaused } from '../../src/errors.ts';
import type { OAuthApp } from '../../src/oauth/oauth-app.ts';
import { accessTokens } from '../../src/portals/access-tokens.ts';
import { readTokens } from '../../src/portals/installations.ts';
import { installedPortals } from '../../src/portals/installed-portals.ts';
import { lookAfterPortals } from '../../src/portals/look-after-portals.ts';
import type { Store } from '../../src/store/open-store.ts';
import { connectPortal, emulatorWithApp, keysOf, open, silent } from '../setup/connect-portal.ts';
import { eventually } from '../setup/run-portal.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

describeOnBothStores('the access token of a portal', (freshStore, kind) => {
  const keys = keysOf(1);
  let fresh: FreshStore;
  let stores: Store[];
  let emulator: Emulator;
  let app: OAuthApp;
  beforeEach(async () => {
    fresh = await freshStore();
    // On PostgreSQL each worker has connections of its own; the embedded database has one process and one connection.
    stores = [await open(fresh)];
    if (kind === 'PostgreSQL') for (let more = 0; more < 3; more++) stores.push(await open(fresh));
    ({ emulator, app } = await emulatorWithApp([777, 888]));
    await connectPortal(store(), app, keys, '777');
    await emulator.control.resetCalls();
  });
  afterEach(async () => {
    await emulator.close();
    for (const one of stores) await one.close();
    await fresh.remove();
  });
  const store = () => stores[0] as Store;
  const worker = (db = store().db, change: Partial<OAuthApp> = {}) =>
    accessTokens({ db, keys, app: { ...app, ...change }, log: silent, now: Date.now });
  const workers = () => [0, 1, 2, 3].map((index) => worker((stores[index] ?? store()).db));
  const age = () =>
    store()
      .db.updateTable('installation')
      .set({ renew_at: new Date(0) })
      .execute();
  const renewals = async () => (await emulator.control.calls()).filter(({ path }) => path.endsWith('/token')).length;
  const stateOf = (portalId: string) =>
    store().db.selectFrom('installation').selectAll().where('portal_id', '=', portalId).executeTakeFirstOrThrow();

  test('is renewed once, however many workers ask for it at the same moment', async () => {
    await age();
    await emulator.control.inject({ match: '/token', latencyMs: 300 });
    const four = workers();
    const tokens = await Promise.all(four.flatMap((one) => Array.from({ length: 25 }, () => one.get('777'))));
    expect(new Set(tokens).size).toBe(1);
    expect(await renewals()).toBe(1);
    const refused = tokens[0] ?? '';
    const others = await Promise.all(four.map((one) => one.renew('777', refused)));
    expect(new Set(others).size).toBe(1);
    expect(others[0]).not.toBe(refused);
    expect(await renewals()).toBe(2);
  });

  test('is asked of HubSpot by nobody while the present one is good', async () => {
    await Promise.all(workers().map((one) => one.get('777')));
    expect(await renewals()).toBe(0);
  });

  test('is renewed by another worker when the one whose turn it was has died', async () => {
    await age();
    await store()
      .db.updateTable('installation')
      .set({ renewing_until: new Date(Date.now() + 1_500) })
      .execute();
    const started = Date.now();
    await Promise.all(workers().map((one) => one.get('777')));
    expect(Date.now() - started).toBeGreaterThan(1_000);
    expect(await renewals()).toBe(1);
  });

  test('waits for HubSpot to come back, and the next worker tries at once', async () => {
    await age();
    await emulator.control.inject({ match: '/token', status: 503, times: 1 });
    await expect(worker().get('777')).rejects.toThrow(HubSpotAway);
    await emulator.control.outage(true);
    await expect(worker().get('777')).rejects.toThrow(HubSpotAway);
    await emulator.control.outage(false);
    expect(await worker().get('777')).toMatch(/^emulated-access/);
  });

  test('that cannot be renewed for a wrong client secret says so, and the portal stays connected', async () => {
    await age();
    await expect(worker(undefined, { clientSecret: 'wrong' }).get('777')).rejects.toThrow(/HUBSPOT_CLIENT_SECRET/);
    expect(await stateOf('777')).toMatchObject({ state: 'connected' });
    expect(await worker().get('777')).toMatch(/^emulated-access/);
  });

  test('ends with the installation: the tokens are gone at once, nobody asks HubSpot again, the other portal goes on', async () => {
    await connectPortal(store(), app, keys, '888');
    await age();
    await emulator.control.uninstall(777);
    await expect(worker().get('777')).rejects.toThrow(PortalPaused);
    const asked = await renewals();
    for (const one of workers()) await expect(one.get('777')).rejects.toThrow(/uninstalled/);
    expect(await renewals()).toBe(asked);
    const row = await stateOf('777');
    expect(row).toMatchObject({ state: 'ended', access_token: null, refresh_token: null });
    expect(Math.round(((row.erase_at?.getTime() ?? 0) - (row.ended_at?.getTime() ?? 0)) / 86_400_000)).toBe(30);
    expect(await worker().get('888')).toMatch(/^emulated-access/);
  });

  test('of one portal, put into the row of another, cannot be read', async () => {
    await connectPortal(store(), app, keys, '888');
    const { access_token, refresh_token } = await stateOf('777');
    await store()
      .db.updateTable('installation')
      .set({ access_token, refresh_token })
      .where('portal_id', '=', '888')
      .execute();
    await expect(readTokens(store().db, keys, '888')).rejects.toThrow(/belongs to another portal/);
    await expect(worker().get('888')).rejects.toThrow(PortalPaused);
  });

  test('is asked after once a day: an uninstall is noticed although no deal was lost, by one of the workers', async () => {
    await connectPortal(store(), app, keys, '888');
    await emulator.control.resetCalls();
    await emulator.control.uninstall(777);
    await store()
      .db.updateTable('installation')
      .set({ check_at: new Date(0) })
      .execute();
    const rounds = (stores.length > 1 ? stores : [store()]).map(({ db, boss }) => {
      const portals = installedPortals({ db, keys, app, log: silent, now: Date.now, publicUrl: 'http://localhost' });
      return lookAfterPortals({ db, boss, portals, log: silent, now: Date.now, begin: async () => {} });
    });
    await eventually(async () => {
      expect((await stateOf('777')).state).toBe('ended');
      expect((await stateOf('888')).prepared).not.toBeNull();
    });
    for (const round of rounds) round.stop();
    const checked = await emulator.control.calls();
    expect(checked.filter(({ path }) => path.endsWith('/token'))).toHaveLength(2);
    expect(checked.filter(({ path, method }) => method === 'POST' && path.endsWith('/groups'))).toHaveLength(1);
    expect((await stateOf('888')).check_at.getTime()).toBeGreaterThan(Date.now() + 80_000_000);
  });

  test('is asked after at several portals at once: one whose HubSpot does not answer holds up no other', async () => {
    await connectPortal(store(), app, keys, '888');
    await store()
      .db.updateTable('installation')
      .set({ check_at: new Date(0) })
      .execute();
    const { db, boss } = store();
    const portals = installedPortals({ db, keys, app, log: silent, now: Date.now, publicUrl: 'http://localhost' });
    const begun = new Set<string>();
    const both = Promise.withResolvers<void>();
    const begin = async ({ portalId }: { portalId: string }) => {
      begun.add(portalId);
      if (begun.size === 2) both.resolve();
      await both.promise;
    };
    const round = lookAfterPortals({ db, boss, portals, log: silent, now: Date.now, begin });
    await eventually(() => expect([...begun].toSorted()).toEqual(['777', '888']));
    round.stop();
  });
});
