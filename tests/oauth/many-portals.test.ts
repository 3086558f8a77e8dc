import { randomBytes } from 'node:crypto';
import { startServer } from '../../src/start-server.ts';
import { callCard } from '../setup/call-card.ts';
import { install, PORTALS, type RunningApp, runApp } from '../setup/run-app.ts';
import { eventually } from '../setup/run-portal.ts';
import { BOSS, EXCUSE, lose } from '../setup/small-portal.ts';
import { describeOnBothStores, freshFolder } from '../setup/stores.ts';

const flagOf = async (app: RunningApp, deal: string, portalId: number) =>
  (await app.emulator.control.object('deals', deal, portalId)).properties.onus_flag;
const scored = (app: RunningApp, deal: string, portalId: number) =>
  eventually(async () => expect(await flagOf(app, deal, portalId)).toBe('yes'), 30_000);
const readiness = async (app: RunningApp) =>
  (await (await fetch(`${app.server.operationsUrl}/readyz`)).json()) as { status: string; problems: string[] };

describeOnBothStores('access that is taken away midway', (fresh) => {
  test('pauses that portal alone; its events are kept, and worked off when the app is installed again', async () => {
    const app = await runApp(await fresh());
    for (const portalId of PORTALS) await install(app, portalId);
    for (const portalId of PORTALS) await app.emulator.control.act(lose('1001'), portalId);
    for (const portalId of PORTALS) await scored(app, '1001', portalId);

    await app.emulator.control.uninstall(777);
    for (const portalId of PORTALS) await app.emulator.control.act(lose('1002'), portalId);
    await scored(app, '1002', 888);
    await eventually(async () =>
      expect((await readiness(app)).problems).toEqual([expect.stringMatching(/^Portal 777: .*install the app again/)]),
    );
    expect(await flagOf(app, '1002', 777)).toBeFalsy();

    await app.emulator.control.resetCalls();
    await app.emulator.control.act(lose('1003'), 777);
    await app.emulator.control.idle();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await app.emulator.control.calls()).toEqual([]);
    expect(app.log.filter(({ msg }) => String(msg).startsWith('gave up'))).toEqual([]);

    expect((await install(app, 777)).status).toBe(200);
    await scored(app, '1002', 777);
    await scored(app, '1003', 777);
    expect(await app.emulator.control.writes('deals', '1002', 777)).toHaveLength(1);
    expect((await readiness(app)).problems).toEqual([]);
    await app.close();
  });

  test('tokens that live two seconds are renewed on the way, and a token that HubSpot refuses early is replaced at once', async () => {
    const app = await runApp(await fresh(), { accessTokenSeconds: 2 });
    await install(app, 777);
    await app.emulator.control.act(lose('1001'), 777);
    await scored(app, '1001', 777);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await app.emulator.control.act(lose('1002'), 777);
    await scored(app, '1002', 777);
    await app.emulator.control.inject({ match: '/crm/objects', status: 401, times: 1 });
    await app.emulator.control.act(lose('1003'), 777);
    await scored(app, '1003', 777);
    expect(app.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
    await app.close();
  });
});

test('keys rotate: the new one takes over at a start with both, and then goes alone; a foreign key refuses to start', async () => {
  const app = await runApp(await freshFolder());
  await install(app, 777);
  const reader = (body?: object) =>
    callCard(app.url, { portalId: 777, ...BOSS }, '/hubspot/settings/second-reader', body);
  expect((await reader({ key: 'key-of-the-provider' })).body).toMatchObject({ key: 'portal' });
  const [before, after] = [app.env.ONUS_ENCRYPTION_KEY ?? '', randomBytes(32).toString('base64')];
  await app.restart({ ONUS_ENCRYPTION_KEY: `${after},${before}` });
  expect(app.log.find(({ msg }) => String(msg).startsWith('tokens encrypted anew'))).toMatchObject({ portals: 1 });
  await app.restart({ ONUS_ENCRYPTION_KEY: after });
  const { body } = await reader();
  expect(body).toMatchObject({ key: 'portal' });
  expect(JSON.stringify(body.faults)).not.toContain('cannot be decrypted');
  await app.emulator.control.act(lose('1001', EXCUSE), 777);
  await scored(app, '1001', 777);
  await app.server.close();
  await expect(startServer({ ...app.env, ONUS_ENCRYPTION_KEY: before })).rejects.toThrow(
    /ONUS_ENCRYPTION_KEY can read the tokens of none of the 1 installed portals.*Add that key/,
  );
  await app.restart({ ONUS_ENCRYPTION_KEY: after });
  await app.close();
});

test('a server with a fixed token says on the installation page that there is nothing to install', async () => {
  const app = await runApp(await freshFolder());
  await app.restart({ HUBSPOT_ACCESS_TOKEN: 'fixed-777' });
  for (const path of ['install', 'callback']) {
    const page = await fetch(`${app.url}/oauth/${path}`, { redirect: 'manual' });
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('HUBSPOT_ACCESS_TOKEN')]);
  }
  await app.close();
});
