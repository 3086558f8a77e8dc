import type { SettingsData } from '../../app-card/app/settings/settings-data.ts';
import type { PortalSeed } from '../../emulator/seed.ts';
import { parseSince } from '../../src/backfill/parse-since.ts';
import { callCard } from '../setup/call-card.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { BOSS, LOST, REP, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores, freshFolder } from '../setup/stores.ts';

const DEALS = 230;

/** Lost deals of the last months (more than a search page), and one of four years ago. */
function pastLosses(): PortalSeed {
  const seed = smallPortal({ deals: DEALS });
  for (const [index, deal] of seed.deals.entries())
    deal.stages.push({ stage: LOST, daysAgo: index === 0 ? 1500 : 1 + (index % 300) });
  const [oldest] = seed.deals;
  if (oldest?.stages[0]) oldest.stages[0].daysAgo = 1600;
  return seed;
}

describeOnBothStores('past losses', (fresh) => {
  const seed = pastLosses();
  let portal: RunningPortal;
  const ask = (address: string, body?: object, user = BOSS) =>
    callCard(portal.server.url, { portalId: seed.portalId, ...user }, address, body);
  const settings = async () => (await ask('/hubspot/settings')).body as unknown as SettingsData;
  const flagOf = async (deal: string) =>
    (await portal.emulator.control.object('deals', deal)).properties.onus_flag || null;
  const done = () =>
    eventually(async () => {
      const { backfill } = await settings();
      expect(backfill).toMatchObject({ state: 'done', done: DEALS - 1, found: DEALS - 1, problem: null });
    }, 60_000);

  beforeAll(async () => {
    portal = await runPortal(await fresh(), { seed, env: { ONUS_BACKFILL: '2y' } });
  }, 60_000);
  afterAll(() => portal.close());

  test('at the first start those of two years are read and written, older ones are left alone', async () => {
    await done();
    for (const { id } of seed.deals.slice(1)) expect([id, await flagOf(id)]).toEqual([id, 'yes']);
    expect(await flagOf('1001')).toBeNull();
  }, 90_000);

  test('a later start does not read them again', async () => {
    await portal.restart();
    await eventually(() => expect(portal.log.filter(({ msg }) => msg === 'portal ready')).toHaveLength(2));
    const before = await settings();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await settings()).backfill).toEqual(before.backfill);
  });

  test('a manager has them read again from further back; a rep may not; nothing is written twice', async () => {
    expect((await ask('/hubspot/settings/backfill', { since: '5y' }, REP)).status).toBe(403);
    expect((await ask('/hubspot/settings/backfill', { since: 'ever' })).status).toBe(400);
    expect((await ask('/hubspot/settings/backfill/estimate', { since: '5y' }, REP)).status).toBe(403);
    expect((await ask('/hubspot/settings/backfill/estimate', { since: '5y' })).body).toMatchObject({ deals: DEALS });
    const { body } = await ask('/hubspot/settings/backfill', { since: '5y' });
    expect((body as unknown as SettingsData).log[0]?.what).toContain(`(${DEALS})`);
    await eventually(
      async () => expect((await settings()).backfill).toMatchObject({ state: 'done', done: DEALS }),
      60_000,
    );
    const written = new Map<string, number>();
    for (const call of await portal.emulator.control.calls({ bodies: true })) {
      if (!call.path.endsWith('/deals/batch/update')) continue;
      for (const { id } of (call.body as { inputs: { id: string }[] }).inputs)
        written.set(id, (written.get(id) ?? 0) + 1);
    }
    expect([...written.values()].every((count) => count === 1)).toBe(true);
    expect(written.size).toBe(DEALS);
  }, 90_000);
});

test('a portal that answers 429 is waited for: the reading goes on, and the reason is shown', async () => {
  const seed = pastLosses();
  const portal = await runPortal(await freshFolder(), { seed });
  const ask = async (body?: object) =>
    (
      await callCard(
        portal.server.url,
        { portalId: seed.portalId, ...BOSS },
        `/hubspot/settings${body ? '/backfill' : ''}`,
        body,
      )
    ).body as unknown as SettingsData;
  await eventually(() => expect(portal.log.some(({ msg }) => msg === 'portal ready')).toBe(true));
  await portal.emulator.control.inject({
    match: '/deals/batch/update',
    status: 429,
    headers: { 'Retry-After': '2' },
    body: { status: 'error', message: 'ten_secondly_rolling limit', policyName: 'TEN_SECONDLY_ROLLING' },
    times: 3,
  });
  await ask({ since: '2y' });
  await eventually(async () => expect((await ask()).backfill?.problem).toContain('ten-second request limit'));
  await eventually(async () => expect((await ask()).backfill).toMatchObject({ state: 'done', problem: null }), 60_000);
  await portal.close();
}, 120_000);

test.each([
  ['2y', '2024-09-15'],
  ['18m', '2025-03-15'],
  ['90d', '2026-06-17'],
  ['2025-01-31', '2025-01-31'],
])('--since %s is %s', (given, day) => {
  expect(parseSince(given, new Date('2026-09-15T10:00:00Z')).toISOString().slice(0, 10)).toBe(day);
});

test.each(['', 'ever', '2027-01-01', '2025-13-01', '-3d', '99999d'])(
  '--since %p is refused with what can be given',
  (given) => {
    expect(() => parseSince(given, new Date('2026-09-15T10:00:00Z'))).toThrow('such as 90d, 18m, 2y');
  },
);
