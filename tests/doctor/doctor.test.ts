import { checkUp } from '../../src/doctor/check-up.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { CLIENT_SECRET, TOKEN } from '../setup/names.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { portalWithPresentation, smallPortal } from '../setup/small-portal.ts';
import { freshFolder } from '../setup/stores.ts';

const findings = async (variables: Record<string, string>): Promise<Finding[]> => {
  const found: Finding[] = [];
  for await (const finding of checkUp(variables)) found.push(finding);
  return found;
};

describe('npm run doctor', () => {
  let portal: RunningPortal;
  let env: Record<string, string>;
  beforeAll(async () => {
    portal = await runPortal(await freshFolder(), { seed: portalWithPresentation(1) });
    env = {
      HUBSPOT_ACCESS_TOKEN: TOKEN,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_API_BASE_URL: portal.emulator.url,
      PUBLIC_URL: portal.server.url,
      ONUS_MANAGERS: 'boss@example.com',
    };
    await eventually(() => expect(portal.log.some((line) => line.msg === 'portal ready')).toBe(true));
  });
  afterAll(() => portal.close());

  test('a sound installation has nothing to mend, and says what it looked at', async () => {
    const found = await findings(env);
    expect(found.filter(({ state }) => state !== 'ok')).toEqual([]);
    const words = found.map(({ what, says }) => `${what}: ${says}`).join('\n');
    for (const part of [
      'portal 777',
      'sales-email-read',
      'all 12 are there',
      'presentation: Demo',
      'clock: within',
      'takes what this secret signs',
    ])
      expect(words).toContain(part);
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
    expect(await broken({ DATABASE_URL: 'postgres://nobody@localhost:9/none' })).toEqual([
      expect.stringMatching(/database: PostgreSQL cannot be reached .* Check DATABASE_URL/),
    ]);
  });

  test('a missing scope is named, and a pipeline without a presentation is pointed at', async () => {
    const poor = await runPortal(await freshFolder(), {
      seed: smallPortal({ scopes: ['crm.objects.deals.read', 'crm.objects.owners.read', 'crm.schemas.deals.read'] }),
    });
    const found = await findings({ ...env, HUBSPOT_API_BASE_URL: poor.emulator.url, PUBLIC_URL: poor.server.url });
    await poor.close();
    expect(found).toContainEqual({
      what: 'scope crm.objects.contacts.read',
      state: 'broken',
      says: expect.stringContaining('notes, calls and meetings cannot be read'),
    });
    expect(found).toContainEqual({
      what: 'pipeline Sales',
      state: 'look',
      says: expect.stringContaining('No stage is called a presentation'),
    });
  });
});
