import type { DealListData, RepData, TeamData } from '../../app-card/app/pages/page-data.ts';
import type { SettingsData } from '../../app-card/app/settings/settings-data.ts';
import type { PortalSeed } from '../../emulator/seed.ts';
import { callCard, newKey } from '../setup/call-card.ts';
import { readPastLosses } from '../setup/read-past-losses.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { BOSS, EXCUSE, LOST, OWNED, REP, STRANGER, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

const OTHER_REP = { userId: 21, email: 'sam.second@example.com', ownerId: '503' };

/** Rita lost ten deals and leaves them with the buyer; Sam lost ten and names his own part. */
function twoReps(): PortalSeed {
  const seed = smallPortal({ deals: 20 });
  seed.users.push({ ...OTHER_REP, firstName: 'Sam', lastName: 'Second', role: 'rep' });
  for (const [index, deal] of seed.deals.entries()) {
    deal.stages.push({ stage: LOST, daysAgo: 2 + index });
    const engagement = seed.engagements.find((one) => one.deals?.includes(deal.id));
    if (engagement && deal.id === '1003')
      engagement.properties.hs_note_body = '<p>They went dark after the demo, never answered again.</p>';
    if (!engagement || index < 10) continue;
    deal.owner = OTHER_REP.ownerId;
    engagement.owner = OTHER_REP.ownerId;
    engagement.properties.hs_note_body = `<p>${OWNED}</p>`;
  }
  return seed;
}

describeOnBothStores("the app's pages", (fresh) => {
  const seed = twoReps();
  let portal: RunningPortal;
  const at = (user: { userId: number; email: string }) => ({ portalId: seed.portalId, ...user });
  const ask = (user: { userId: number; email: string }, address: string, body?: object) =>
    callCard(portal.server.url, at(user), address, body);
  const team = async (query = '') => (await ask(BOSS, `/hubspot/pages/team${query}`)).body as unknown as TeamData;
  const rep = async (ownerId: string, user: { userId: number; email: string } = BOSS) =>
    (await ask(user, `/hubspot/pages/reps/${ownerId}`)).body as unknown as RepData;
  const set = (choices: object) => ask(BOSS, '/hubspot/settings', choices);
  const post = async (user: { userId: number; email: string }, deal: string, what: string, body: object) => {
    const card = await ask(user, `/hubspot/cards/deals/${deal}`);
    const verdictId = (card.body as { verdict: { id: string } }).verdict.id;
    const answer = await ask(user, `/hubspot/cards/deals/${deal}/${what}`, {
      idempotencyKey: newKey(),
      verdictId,
      ...body,
    });
    expect(answer.status).toBe(200);
  };

  beforeAll(async () => {
    portal = await runPortal(await fresh(), { seed });
    await readPastLosses(portal, seed, BOSS);
  }, 120_000);
  afterAll(() => portal.close());

  test('the team page shows the reps side by side with their intervals, in the order of their names', async () => {
    const { reps, overview } = await team();
    expect(overview).toMatchObject({
      losses: 20,
      accounts: 20,
      flagged: { yes: 10, of: 20 },
      owned: { yes: 10, of: 20 },
    });
    expect(reps.map(({ name, flagged }) => [name, flagged.yes, flagged.of, flagged.words])).toEqual([
      ['Rita Rep', 10, 10, '100 % (72–100 %)'],
      ['Sam Second', 0, 10, '0 % (0–28 %)'],
    ]);
  });

  test('the deals behind a number are listed with their quotes, and lead to HubSpot', async () => {
    const { body } = await ask(BOSS, '/hubspot/pages/deals?what=flagged');
    const list = body as unknown as DealListData;
    expect(list).toMatchObject({ total: 10, page: 1, pages: 1 });
    expect(list.deals[0]).toMatchObject({
      rep: 'Rita Rep',
      flag: true,
      url: `https://app.hubspot.com/contacts/${seed.portalId}/record/0-3/${list.deals[0]?.dealId}`,
    });
    for (const { dealId, quote } of list.deals) if (dealId !== '1003') expect(EXCUSE).toContain(quote);
    const owned = await ask(BOSS, `/hubspot/pages/deals?what=owned&owner=${OTHER_REP.ownerId}`);
    expect((owned.body as unknown as DealListData).total).toBe(10);
    expect((await ask(BOSS, '/hubspot/pages/deals?what=nonsense')).status).toBe(400);
  });

  test('a filter that is no filter is refused with its name and the mend', async () => {
    const refused = await ask(BOSS, '/hubspot/pages/team?period=7&least=abc');
    expect(refused.status).toBe(400);
    expect(refused.body.error).toMatch(/period is none of .*least is no amount/);
    expect((await team('?period=90&pipeline=default&least=999&most=1000.5')).overview.losses).toBe(20);
    expect((await team('?least=1001')).overview.losses).toBe(0);
  });

  test('a rep sees their own review and nobody else’s, whatever they forge', async () => {
    expect((await ask(REP, '/hubspot/pages/team')).body).toEqual({ kind: 'own', ownerId: REP.ownerId });
    expect(await rep(REP.ownerId, REP)).toMatchObject({ own: true, rep: { name: 'Rita Rep' } });
    const forged = [
      `/hubspot/pages/reps/${OTHER_REP.ownerId}`,
      `/hubspot/pages/reps/${OTHER_REP.ownerId}?ownerId=${REP.ownerId}`,
      `/hubspot/pages/deals?owner=${OTHER_REP.ownerId}`,
      `/hubspot/pages/deals?owner=${REP.ownerId}&owner=${OTHER_REP.ownerId}`,
      '/hubspot/pages/deals',
    ];
    for (const address of forged) expect([address, (await ask(REP, address)).status]).toEqual([address, 403]);
    const claimed = [`userId=${BOSS.userId}`, `userEmail=${BOSS.email}`, 'portalId=1'];
    for (const claim of claimed)
      expect([claim, (await ask(REP, `/hubspot/pages/reps/${OTHER_REP.ownerId}?${claim}`)).status]).toEqual([
        claim,
        400,
      ]);
    expect((await ask(STRANGER, '/hubspot/pages/team')).status).toBe(403);
  });

  test('a contested reading leaves every number until the manager answers, an overruled one for good', async () => {
    await post(REP, '1001', 'contest', { ground: 'misread', text: 'I did name my part on the phone.' });
    expect((await team()).overview).toMatchObject({
      flagged: { yes: 9, of: 19 },
      leftOut: { contested: 1, overruled: 0 },
    });
    await post(BOSS, '1001', 'review', { decision: 'overruled', reason: 'She told me.' });
    await post(BOSS, '1002', 'review', { decision: 'confirmed', reason: '' });
    const after = await rep(REP.ownerId);
    expect(after.overview).toMatchObject({ flagged: { yes: 9, of: 9 }, leftOut: { contested: 0, overruled: 1 } });
    expect(after.decisions.map(({ what, text, by }) => [what, text, by])).toEqual([
      ['confirmed', '', 'Mona Manager'],
      ['overruled', 'She told me.', 'Mona Manager'],
      ['contested', 'I did name my part on the phone.', 'Rita Rep'],
    ]);
    const listed = await ask(BOSS, '/hubspot/pages/deals?what=overruled');
    expect((listed.body as unknown as DealListData).deals.map(({ dealId, review }) => [dealId, review])).toEqual([
      ['1001', 'overruled'],
    ]);
  });

  test('who looked is logged, and the rep sees it', async () => {
    const { log } = await rep(REP.ownerId, REP);
    expect(log.some(({ by, what }) => by === 'Mona Manager' && what === 'looked at this review')).toBe(true);
    const card = await ask(REP, '/hubspot/cards/deals/1001');
    const lines = (card.body.log as { by: string; what: string }[]).map(({ by, what }) => `${by}: ${what}`);
    expect(lines).toContain('Mona Manager: looked at the card');
    expect(lines).toContain('Mona Manager: decided on the reading: overruled');
    expect(lines.filter((line) => line === 'Mona Manager: looked at the card')).toHaveLength(1);
  });

  test('only confirmed readings count where the settings say so', async () => {
    await set({ countOnly: 'confirmed' });
    const { overview, note } = await team();
    expect(overview).toMatchObject({ accounts: 1, flagged: { yes: 1 }, leftOut: { unconfirmed: 18, overruled: 1 } });
    expect(note).toContain('Only readings that a manager confirmed count');
    await set({ countOnly: 'standing' });
  });

  test('a team view names nobody and takes five reps', async () => {
    await set({ view: 'team' });
    const shown = await team();
    expect(shown.reps).toEqual([]);
    expect(shown.overview.losses).toBe(0);
    expect(shown.note).toContain('5 reps or more');
    expect(JSON.stringify(shown)).not.toContain('Rita');
    const sliced = await team('?least=999&most=1000.5&tenure=new');
    expect(sliced.filters).toEqual(shown.filters);
    expect(sliced.note).toContain('without filters');
    expect((await ask(BOSS, `/hubspot/pages/reps/${REP.ownerId}`)).status).toBe(403);
    expect((await ask(BOSS, '/hubspot/pages/deals?what=flagged')).status).toBe(403);
    expect((await rep(REP.ownerId, REP)).own).toBe(true);
    await set({ view: 'reps' });
  });

  test('nobody locks themselves out; a manager of the settings manages like the named ones', async () => {
    const noManager = await ask(OTHER_REP, '/hubspot/settings');
    expect(noManager.status).toBe(403);
    await set({ managers: [OTHER_REP.email.toUpperCase()] });
    expect((await ask(OTHER_REP, `/hubspot/pages/reps/${REP.ownerId}`)).status).toBe(200);
    const locked = await ask(OTHER_REP, '/hubspot/settings', { managers: [] });
    expect(locked).toMatchObject({ status: 409, body: { error: expect.stringContaining('lock yourself out') } });
    expect((await set({ managers: ['not an address'] })).body.error).toMatch(/^managers: A manager is named by/);
    expect((await set({ colour: 'red' })).body.error).toContain('There is no setting “colour”');
    const { body } = await set({ managers: [] });
    const { log, choices } = body as unknown as SettingsData;
    expect(choices.managers).toEqual([]);
    expect(log[0]).toMatchObject({
      by: 'Mona Manager',
      what: `changed the settings: managers: ${OTHER_REP.email} → none`,
    });
  });

  test('card only clears what stands on the deals; switched off it comes back', async () => {
    const flagOf = async (deal: string) =>
      (await portal.emulator.control.object('deals', deal)).properties.onus_flag || null;
    expect(await flagOf('1002')).toBe('yes');
    await set({ cardOnly: true });
    await eventually(async () => expect([await flagOf('1002'), await flagOf('1011')]).toEqual([null, null]));
    expect((await ask(BOSS, '/hubspot/cards/deals/1002')).body.state).toBe('scored');
    await set({ cardOnly: false });
    await eventually(async () => expect(await flagOf('1002')).toBe('yes'));
  });

  test('a flag has to be as sure as the settings ask for, and comes back when they ask for less', async () => {
    await set({ leastFlagProbability: 0.95 });
    await eventually(async () => {
      const { flag, flagProbability } = (await ask(BOSS, '/hubspot/cards/deals/1003')).body.verdict as {
        flag: boolean;
        flagProbability: number;
      };
      expect(flagProbability).toBeGreaterThan(0.65);
      expect(flag).toBe(false);
    });
    expect((await set({ leastFlagProbability: 0.3 })).status).toBe(400);
    await set({ leastFlagProbability: null });
    await eventually(async () => {
      const { verdict } = (await ask(BOSS, '/hubspot/cards/deals/1003')).body as { verdict: { flag: boolean } };
      expect(verdict.flag).toBe(true);
    });
  });

  test('while it is paused nothing is read, and what happened meanwhile is done afterwards', async () => {
    await set({ paused: true });
    const calls = () => portal.emulator.control.calls();
    await portal.emulator.control.act({
      kind: 'set',
      as: REP.userId,
      deal: '1004',
      properties: { closed_lost_reason: OWNED },
    });
    await eventually(() => {
      expect(portal.log.some((line) => line.msg === 'webhook accepted')).toBe(true);
    });
    const before = (await calls()).length;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect((await calls()).slice(before).filter((call) => /batch\/read/.test(String(call.path)))).toEqual([]);
    await set({ paused: false });
    await eventually(async () => {
      const { verdict } = (await ask(BOSS, '/hubspot/cards/deals/1004')).body as { verdict: { ownership: boolean } };
      expect(verdict.ownership).toBe(true);
    }, 20_000);
  }, 60_000);
});
