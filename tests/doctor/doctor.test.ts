import fs from 'node:fs';
import path from 'node:path';
import { checkUp } from '../../src/doctor/check-up.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { openStore } from '../../src/store/open-store.ts';
import { CLIENT_SECRET, TOKEN } from '../setup/names.ts';
import { postWebhook, stageChange } from '../setup/post-webhook.ts';
import { install, runApp } from '../setup/run-app.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { ALL_SCOPES, portalWithPresentation, smallPortal } from '../setup/small-portal.ts';
import { type FreshStore, freshFolder } from '../setup/stores.ts';

const findings = async (variables: Record<string, string>): Promise<Finding[]> => {
  const found: Finding[] = [];
  for await (const finding of checkUp(variables)) found.push(finding);
  return found;
};

/** One webhook about each of these kinds of object: a stage that changed, an engagement that was made and belongs to a deal. */
async function arrive(url: string, objects: ('deal' | 'note' | 'call' | 'meeting' | 'email')[]): Promise<void> {
  const ids = { deal: '0-3', note: '0-46', meeting: '0-47', call: '0-48', email: '0-49' };
  for (const [index, object] of objects.entries()) {
    const objectTypeId = ids[object];
    const made = { objectTypeId, subscriptionType: 'object.creation', propertyName: undefined };
    const associated = {
      subscriptionType: 'object.associationChange',
      associationType: 'NOTE_TO_DEAL',
      fromObjectId: 1,
      toObjectId: 1001,
      propertyName: undefined,
    };
    const events =
      object === 'deal' ? [stageChange(1001), stageChange(1002, associated)] : [stageChange(90 + index, made)];
    expect((await postWebhook(url, events)).status).toBe(204);
  }
}

describe('npm run doctor', () => {
  let store: FreshStore;
  let portal: RunningPortal;
  let env: Record<string, string>;
  beforeAll(async () => {
    store = await freshFolder();
    portal = await runPortal(store, { seed: portalWithPresentation(1) });
    env = {
      ...store.env,
      HUBSPOT_ACCESS_TOKEN: TOKEN,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_API_BASE_URL: portal.emulator.url,
      PUBLIC_URL: portal.server.url,
      ONUS_MANAGERS: 'boss@example.com',
    };
    await eventually(() => expect(portal.log.some((line) => line.msg === 'portal ready')).toBe(true));
  });
  afterAll(() => portal.close());

  test('of webhooks it says that none arrived as long as that is so, and what to do', async () => {
    expect((await findings(env)).filter(({ state }) => state !== 'ok')).toEqual([
      { what: 'webhooks', state: 'look', says: expect.stringMatching(/None arrived yet.*docs\/upload\.md/) },
    ]);
  });

  test('a sound installation has nothing to mend, and says what it looked at', async () => {
    await arrive(portal.server.url, ['deal', 'note', 'call', 'email']);
    expect((await findings(env)).filter(({ state }) => state !== 'ok')).toEqual([
      {
        what: 'webhooks, meeting',
        state: 'look',
        says: expect.stringMatching(/none in thirty days of creation, hs_meet/),
      },
    ]);
    await arrive(portal.server.url, ['meeting']);
    const found = await findings(env);
    expect(found.filter(({ state }) => state !== 'ok')).toEqual([]);
    const words = found.map(({ what, says }) => `${what}: ${says}`).join('\n');
    for (const part of [
      'portal 777',
      'sales-email-read',
      'all 12 are there',
      'presentation: Demo',
      'crm.objects.deals.write: writing verdicts onto deals',
      'open in the running server',
      'clock: within',
      'takes what this secret signs',
    ])
      expect(words).toContain(part);
    expect(words).toMatch(
      /webhooks, deal: last dealstage \d{4}-\d\d-\d\d \d\d:\d\d UTC; none .* of closed_lost_reason/,
    );
    expect(words).toMatch(/webhooks, contact: none .* of privacyDeletion/);
  });

  test('with the server stopped it looks into the embedded database itself, and makes none where there is none', async () => {
    await portal.restart(async () => {
      const found = await findings(env);
      expect(found.filter(({ state }) => state !== 'ok')).toEqual([
        expect.objectContaining({ what: 'webhook address' }),
      ]);
      expect(found).toContainEqual({
        what: 'webhooks, note',
        state: 'ok',
        says: expect.stringMatching(/^last creation/),
      });
    });
    const folder = path.join(path.dirname(env.ONUS_DATA_DIR ?? ''), 'not/yet');
    expect(await findings({ ...env, ONUS_DATA_DIR: folder })).toContainEqual({
      what: 'database',
      state: 'ok',
      says: `embedded, in ${folder}: not there yet, npm start makes it`,
    });
    expect(fs.existsSync(path.dirname(folder))).toBe(false);
  });

  test('each fault is named with its mend, and the others are looked at all the same', async () => {
    const broken = async (change: Record<string, string>) =>
      (await findings({ ...env, ...change }))
        .filter(({ state }) => state === 'broken')
        .map(({ what, says }) => `${what}: ${says}`);
    expect(await broken({ HUBSPOT_CLIENT_SECRET: '' })).toEqual([expect.stringContaining('HUBSPOT_CLIENT_SECRET')]);
    expect(await broken({ HUBSPOT_CLIENT_SECRET: 'another' })).toEqual([
      expect.stringMatching(/refuses this signature/),
    ]);
    expect(await broken({ HUBSPOT_ACCESS_TOKEN: 'wrong' })).toEqual([
      expect.stringMatching(/access token: .*HUBSPOT_ACCESS_TOKEN/),
    ]);
    expect(await broken({ PUBLIC_URL: 'http://localhost:9' })).toEqual([expect.stringMatching(/cannot be reached/)]);
    expect(await broken({ ONUS_DATA_DIR: '/proc/nope/x' })).toEqual([
      expect.stringMatching(/^database: ONUS_DATA_DIR: .*Check that the folder can be written/),
    ]);
    const locked = path.join(path.dirname(env.ONUS_DATA_DIR ?? ''), 'locked');
    fs.writeFileSync(`${locked}.lock`, `${process.ppid}`);
    expect(await broken({ ONUS_DATA_DIR: locked })).toEqual([
      expect.stringMatching(/^database: .* is in use by process/),
    ]);
    expect(await broken({ DATABASE_URL: 'postgres://nobody@localhost:9/none' })).toEqual([
      expect.stringMatching(/database: PostgreSQL cannot be reached .* Check DATABASE_URL/),
    ]);
  });

  test('a missing scope is named, reading or writing, and a pipeline without a presentation is pointed at', async () => {
    const poor = await runPortal(await freshFolder(), {
      seed: smallPortal({ scopes: ['crm.objects.deals.read', 'crm.objects.owners.read', 'crm.schemas.deals.read'] }),
    });
    const found = await findings({ ...env, HUBSPOT_API_BASE_URL: poor.emulator.url, PUBLIC_URL: poor.server.url });
    await poor.close();
    expect(found).toContainEqual({
      what: 'scope crm.objects.contacts.read',
      state: 'broken',
      says: expect.stringMatching(/It is missing, and with it reading notes, calls and meetings\. Add it to the app/),
    });
    const lacking = (state: string) => found.filter((one) => one.what.startsWith('scope') && one.state === state);
    expect(lacking('broken').map(({ what }) => what)).toEqual([
      'scope crm.objects.deals.write',
      'scope crm.schemas.deals.write',
      'scope crm.objects.contacts.read',
      'scope crm.objects.contacts.write',
    ]);
    // The installation may go without e-mails: that is nothing to mend.
    expect(lacking('look').map(({ what }) => what)).toEqual(['scope sales-email-read']);
    expect(found).toContainEqual({
      what: 'pipeline Sales',
      state: 'look',
      says: expect.stringContaining('No stage is called a presentation'),
    });
  });
});

describe('npm run doctor for many accounts', () => {
  test('asks for no managers, takes an installation without e-mails as sound, and names one that lacks a scope of today', async () => {
    const app = await runApp(await freshFolder(), { env: { ONUS_MANAGERS: '' } });
    expect((await install(app, 777, '&without=sales-email-read')).status).toBe(200);
    expect(app.log.filter(({ msg }) => String(msg).includes('ONUS_MANAGERS'))).toEqual([]);
    const running = await findings(app.env);
    expect(running.filter(({ state }) => state === 'broken')).toEqual([]);
    expect(running).toContainEqual({
      what: 'managers',
      state: 'ok',
      says: expect.stringContaining('whoever installed the app'),
    });
    expect((await findings({ ...app.env, ONUS_MANAGERS: 'boss@example.com' }))[1]).toMatchObject({
      what: 'managers',
      state: 'look',
      says: expect.stringContaining('manage every account'),
    });

    await app.server.close();
    const without = async () =>
      (await findings(app.env)).filter(({ what, state }) => what.startsWith('portal') && state !== 'ok');
    expect(await without()).toEqual([
      { what: 'portal 777, scope sales-email-read', state: 'look', says: expect.stringContaining('It is missing') },
      expect.objectContaining({ what: 'portal 777, pipeline Sales', state: 'look' }),
    ]);
    const store = await openStore({ databaseUrl: undefined, folder: app.env.ONUS_DATA_DIR ?? '', onError: () => {} });
    const scopes = JSON.stringify(ALL_SCOPES.filter((scope) => scope !== 'crm.schemas.deals.write'));
    await store.db
      .updateTable('installation')
      .set({ scopes: scopes as never })
      .execute();
    await store.close();
    expect((await without())[0]).toEqual({
      what: 'portal 777',
      state: 'broken',
      says: expect.stringMatching(/lacks crm\.schemas\.deals\.write\. An admin.*oauth\/install/),
    });
    await app.restart();
    await app.close();
  });
});
