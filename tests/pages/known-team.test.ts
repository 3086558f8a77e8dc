import type { DealListData, RepData, TeamData } from '../../app-card/app/pages/page-data.ts';
import { callCard } from '../setup/call-card.ts';
import { type KnownLoss, knownLosses, runKnownTeam, TEAM } from '../setup/known-team.ts';
import type { RunningPortal } from '../setup/run-portal.ts';
import { BOSS } from '../setup/small-portal.ts';
import { describeOnBothStores, type FreshStore, freshFolder } from '../setup/stores.ts';

const [ADA, BEN] = TEAM as [(typeof TEAM)[number], (typeof TEAM)[number]];

function asking(portal: RunningPortal) {
  const ask = (user: { userId: number; email: string }, address: string, body?: object) =>
    callCard(portal.server.url, { portalId: portal.portalId, ...user }, address, body);
  return {
    ask,
    team: async (query = '') => (await ask(BOSS, `/hubspot/pages/team${query}`)).body as unknown as TeamData,
    rep: async (ownerId: string) => (await ask(BOSS, `/hubspot/pages/reps/${ownerId}`)).body as unknown as RepData,
    list: async (query: string) => (await ask(BOSS, `/hubspot/pages/deals?${query}`)).body as unknown as DealListData,
  };
}

describeOnBothStores('the pages of a team whose truth is known', (fresh) => {
  let portal: RunningPortal;
  const get = () => asking(portal);
  beforeAll(async () => {
    ({ portal } = await runKnownTeam(await fresh()));
  }, 60_000);
  afterAll(() => portal.close());

  test('what everybody’s customers say points to the product, what one rep says to sales, and the rest nowhere', async () => {
    const { findings } = await get().team();
    const pointing = findings?.filter(({ points }) => points !== 'nowhere') ?? [];
    expect(pointing.map(({ theme, points }) => [theme, points])).toEqual(
      expect.arrayContaining([
        ['product or offer', 'product'],
        ['no need', 'sales'],
      ]),
    );
    expect(pointing.find(({ theme }) => theme === 'product or offer')?.words).toMatch(/points to the product/);
    const sales = pointing.find(({ theme }) => theme === 'no need');
    expect(sales?.words).toMatch(/points to sales.*Ada Example.*19 of 145 accounts/);
    expect(findings?.find(({ theme }) => theme === 'went dark' || theme === 'stopped answering')?.points).toBe(
      'nowhere',
    );
  });

  test('won against lost is said with both counts, without what was contested, overruled or no lost sale', async () => {
    const { wonAgainstLost } = await get().team();
    expect(wonAgainstLost).toMatchObject({ won: { yes: 18, of: 24 }, lost: { yes: 24, of: 146 } });
    expect(wonAgainstLost?.words).toBe(
      'Where the need was logged before the presentation, deals are won more often (75 % of 24 won deals, 16 % of 146 lost ones).',
    );
    const { overview, before } = await get().rep('604');
    expect(overview.losses).toBe(25);
    expect(before?.lost).toMatchObject({ yes: 4, of: 25 });
    expect((await get().rep('603')).before?.lost).toMatchObject({ yes: 4, of: 24 });
  });

  test('every month has its accounts, and a line can be drawn', async () => {
    const { months, overview } = await get().team();
    expect(months.filter(({ flagged }) => flagged.interval !== null).length).toBeGreaterThan(9);
    expect(months.reduce((sum, { flagged }) => sum + flagged.of, 0)).toBe(overview.accounts);
  });

  test('a quote stands only under a pattern that it shows, and a pattern that no quote shows has none', async () => {
    const { patterns } = await get().rep(ADA.ownerId);
    const quotes = Object.fromEntries(patterns.map((one) => [one.pattern, one.quotes.map(({ quote }) => quote)]));
    expect(quotes.no_need).toEqual(Array(3).fill('he said they have no need'));
    expect(quotes.did_everything_right).toEqual([]);
  });

  test('the first ten losses stand against the later ones, whatever the filters say', async () => {
    const { first, quarters } = await get().rep(ADA.ownerId);
    expect(first).toMatchObject({ first: { yes: 10, of: 10 }, later: { yes: 4, of: 14 } });
    expect(first?.words).toMatch(/^Of the first ten losses with an account 10 were left with the buyer/);
    expect(new Set(quarters.map(({ quarter }) => quarter)).size).toBeGreaterThan(3);
    const listed = await get().list(`what=first&owner=${ADA.ownerId}&period=90`);
    expect(listed).toMatchObject({ total: 10, within: 'of all time', rep: { name: 'Ada Example' } });
    expect((await get().list(`what=later&owner=${ADA.ownerId}`)).total).toBe(14);
  });

  test('a list says which filters hold and whose deals it shows, also of deals without an owner and of won ones', async () => {
    expect(await get().list('what=losses&pipeline=default&least=5&most=1e3&tenure=all')).toEqual({
      error: expect.stringContaining('most is no amount'),
    });
    const some = await get().list('what=losses&period=90&pipeline=default&least=5&most=5000&tenure=established');
    expect(some.within).toBe(
      'closed in the last 90 days, pipeline Sales, amount from 5, amount to 5000, established reps',
    );
    const nobody = await get().list('what=losses&owner=none');
    expect(nobody).toMatchObject({ total: 1, rep: { ownerId: '', name: 'no owner' } });
    const won = await get().list('what=won-before-no');
    expect(won).toMatchObject({ total: 6, deals: expect.arrayContaining([expect.objectContaining({ cause: null })]) });
  });

  test('odd names and control characters are refused with the mend, and nothing fails', async () => {
    const odd = [
      'what=__proto__',
      'what=constructor',
      'pipeline=a%00b',
      'owner=a%00b',
      'owner=x',
      'what=month-2026-13x',
    ];
    for (const query of odd) {
      const { status, body } = await get().ask(BOSS, `/hubspot/pages/deals?${query}`);
      expect([query, status, body.error]).toEqual([query, 400, expect.stringMatching(/go back|choose/i)]);
    }
    expect((await get().ask(BOSS, '/hubspot/pages/reps/a%00b')).status).toBe(404);
  });

  test('contested readings wait for their answer above the filters', async () => {
    expect((await get().team('?period=90&least=999999')).contested).toBe(1);
    expect(await get().list('what=contested&period=all')).toMatchObject({ total: 1, deals: [{ review: 'contested' }] });
  });

  test('who looked at a rep, at the team or at its lists stands in that rep’s log; who opened the settings in theirs', async () => {
    const { ask, rep, list, team } = get();
    await list(`what=flagged&owner=${BEN.ownerId}`);
    await list('what=flagged');
    await ask(BOSS, '/hubspot/settings');
    const own = (await ask(BEN, `/hubspot/pages/reps/${BEN.ownerId}`)).body as unknown as RepData;
    const lines = own.log.map(({ by, what }) => `${by} ${what}`);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Mona Manager looked at this review',
        'Mona Manager looked at the team page',
        'Mona Manager looked at a list of deals of all reps',
      ]),
    );
    expect((await rep('606')).log.map(({ what }) => what)).toContain('looked at a list of deals of all reps');
    expect((await team()).log.length).toBeGreaterThan(0);
    const settings = await ask(BOSS, '/hubspot/settings');
    expect(settings.body.looks).toEqual([
      expect.objectContaining({ by: 'Mona Manager', what: 'looked at the settings' }),
    ]);
  });
});

describe('a team view', () => {
  /** Ada's losses stand alone in one month and one pipeline, long ago; the others' are spread. */
  const alone = (): KnownLoss[] => [
    ...knownLosses().filter(({ owner, daysAgo }) => owner !== ADA.ownerId && daysAgo < 150),
    ...Array.from(
      { length: 10 },
      (): KnownLoss => ({
        owner: ADA.ownerId,
        daysAgo: 250,
        locus: 'prospect',
        flag: true,
        pipeline: 'second',
      }),
    ),
  ];
  let place: FreshStore;
  let portal: RunningPortal;
  const start = async (losses: KnownLoss[]) => {
    place = await freshFolder();
    ({ portal } = await runKnownTeam(place, losses));
    await asking(portal).ask(BOSS, '/hubspot/settings', { view: 'team' });
    return asking(portal);
  };
  afterEach(() => portal.close());

  test('gives the same figures for every filter, and no month from which one rep can be worked out', async () => {
    const { team } = await start(alone());
    const whole = await team();
    expect(whole).toMatchObject({ teamOnly: true, reps: [] });
    expect(whole.overview.accounts).toBeGreaterThan(40);
    for (const query of [
      '?period=all',
      '?period=90',
      '?period=180',
      '?pipeline=second',
      '?pipeline=default',
      '?least=5',
    ])
      expect([query, (await team(query)).overview]).toEqual([query, whole.overview]);
    const inMonths = whole.months.reduce((sum, { flagged }) => sum + flagged.of, 0);
    expect(inMonths).toBeGreaterThan(0);
    // What the months leave over is not Ada's alone.
    expect(whole.overview.accounts - inMonths).toBeGreaterThan(10);
  });

  test('shows months, findings and won against lost where at least five reps stand behind each', async () => {
    const { team } = await start(knownLosses());
    const { months, findings, wonAgainstLost, overview } = await team();
    expect(overview.accounts).toBe(146);
    expect(months.length).toBeGreaterThan(8);
    expect(findings?.find(({ points }) => points === 'sales')?.words).toMatch(/points to sales.*one rep/);
    expect(wonAgainstLost?.won.of).toBe(24);
  });

  test('says nothing where fewer than five reps have given an account, however many lost deals', async () => {
    const thin = TEAM.map(({ ownerId }): KnownLoss => ({ owner: ownerId, daysAgo: 20, basis: 'thin' }));
    const four = knownLosses().filter(({ owner }) => ['601', '602', '603', '604'].includes(owner ?? ''));
    const { team } = await start([...four, ...thin]);
    const { overview, months, findings, wonAgainstLost, note } = await team();
    expect([overview.losses, months, findings, wonAgainstLost]).toEqual([0, [], null, null]);
    expect(note).toContain('5 reps or more');
  });
});
