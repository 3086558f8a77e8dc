import type { CardData } from '../../app-card/app/cards/card-data.ts';
import { callCard, newKey } from '../setup/call-card.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { BOSS, EXCUSE, lose, OWNED, REP, STRANGER, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

describeOnBothStores('a deal that becomes lost', (fresh) => {
  let portal: RunningPortal;
  const properties = async (deal: string) => (await portal.emulator.control.object('deals', deal)).properties;
  const card = async (user: typeof BOSS | typeof STRANGER, deal: string) => {
    const answer = await callCard(
      portal.server.url,
      { portalId: portal.portalId, ...user },
      `/hubspot/cards/deals/${deal}`,
    );
    return { status: answer.status, body: answer.body as unknown as CardData };
  };
  beforeAll(async () => {
    portal = await runPortal(await fresh(), { seed: smallPortal({ deals: 6 }) });
  });
  afterAll(() => portal.close());

  test('before that, the card says that there is nothing to review', async () => {
    expect(await card(BOSS, '1001')).toMatchObject({ status: 200, body: { state: 'not_lost', viewer: 'manager' } });
  });

  test('gets its verdict as properties, for lists and reports', async () => {
    await portal.emulator.control.act(lose('1001'));
    await eventually(async () =>
      expect(await properties('1001')).toMatchObject({ onus_flag: 'yes', onus_locus: 'prospect' }),
    );
    const written = await properties('1001');
    expect(written).toMatchObject({ onus_basis: 'account', onus_ownership: 'no', onus_review: 'open' });
    expect(Number(written.onus_flag_probability)).toBeGreaterThan(0.5);
    expect(Date.parse(written.onus_scored_at ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const quotes = (written.onus_evidence ?? '').split('\n').map((line: string) => line.slice(1, -1));
    expect(quotes.length).toBeGreaterThan(0);
    for (const quote of quotes) expect(EXCUSE).toContain(quote);
  });

  test('shows the manager the flag with its quotes, and the owner the same verdict', async () => {
    for (const [user, viewer] of [
      [BOSS, 'manager'],
      [REP, 'owner'],
    ] as const) {
      const { body } = await card(user, '1001');
      expect(body).toMatchObject({ state: 'scored', viewer, verdict: { flag: true, locus: 'prospect' } });
      expect(body.verdict?.evidence[0]).toMatchObject({ from: 'note', author: 'Rita Rep' });
      expect(body.questions.length).toBeGreaterThanOrEqual(2);
    }
  });

  test('shows nothing of it to anybody else', async () => {
    const { body } = await card(STRANGER, '1001');
    expect(body).toMatchObject({ state: 'hidden', viewer: 'other', verdict: null, questions: [] });
    expect(JSON.stringify(body)).not.toContain('smart');
  });

  test('a manager overrules the flag: it leaves the deal, the verdict stays visible', async () => {
    const verdictId = (await card(BOSS, '1001')).body.verdict?.id;
    const reason = 'I was in that meeting; we did ask.';
    const post = { idempotencyKey: newKey(), verdictId, decision: 'overruled', reason };
    const user = { portalId: portal.portalId, ...BOSS };
    const answers = [
      await callCard(portal.server.url, user, '/hubspot/cards/deals/1001/review', post),
      await callCard(portal.server.url, user, '/hubspot/cards/deals/1001/review', post),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 200,
        body: { review: { decision: 'overruled', by: 'Mona Manager' }, verdict: { flag: true } },
      });
    }
    await eventually(async () =>
      expect(await properties('1001')).toMatchObject({ onus_flag: 'no', onus_review: 'overruled' }),
    );
    expect((await card(REP, '1001')).body.review).toMatchObject({ decision: 'overruled', reason: post.reason });
  });

  test('to overrule needs a reason, and a manager', async () => {
    const path = '/hubspot/cards/deals/1001/review';
    const manager = { portalId: portal.portalId, ...BOSS };
    const noReason = await callCard(portal.server.url, manager, path, {
      idempotencyKey: newKey(),
      verdictId: '1',
      decision: 'overruled',
      reason: ' ',
    });
    expect(noReason).toMatchObject({ status: 400, body: { error: expect.stringContaining('say why') } });
    const rep = { portalId: portal.portalId, ...REP };
    const byRep = await callCard(portal.server.url, rep, path, {
      idempotencyKey: newKey(),
      verdictId: '1',
      decision: 'confirmed',
      reason: '',
    });
    expect(byRep.status).toBe(403);
  });

  test('a decision on a verdict that has been replaced meanwhile is refused, not moved to the new one', async () => {
    const post = { idempotencyKey: newKey(), verdictId: '999999', decision: 'confirmed', reason: '' };
    const manager = { portalId: portal.portalId, ...BOSS };
    const answer = await callCard(portal.server.url, manager, '/hubspot/cards/deals/1001/review', post);
    expect(answer).toMatchObject({ status: 409, body: { error: expect.stringContaining('has changed') } });
    expect((await card(BOSS, '1001')).body.review).toMatchObject({ decision: 'overruled' });
  });

  test('the rep adds an own part: it stands on the deal as one note, and the verdict turns', async () => {
    await portal.emulator.control.act(lose('1002'));
    await eventually(async () => expect((await card(REP, '1002')).body.verdict?.flag).toBe(true));
    const post = { idempotencyKey: newKey(), text: `${OWNED}\n<b>& sooner</b>` };
    const user = { portalId: portal.portalId, ...REP };
    for (let call = 0; call < 2; call++) {
      expect((await callCard(portal.server.url, user, '/hubspot/cards/deals/1002/reflection', post)).status).toBe(200);
    }
    await eventually(async () =>
      expect((await card(REP, '1002')).body.reflections).toMatchObject([{ logged: true, by: 'Rita Rep' }]),
    );
    await eventually(async () =>
      expect(await properties('1002')).toMatchObject({ onus_flag: 'no', onus_ownership: 'yes' }),
    );
    const notes = await portal.emulator.control.objects('notes');
    const added = notes.filter((note: { properties: Record<string, string | null> }) =>
      note.properties.hs_note_body?.includes('I demoed before'),
    );
    expect(added).toHaveLength(1);
    expect(added[0]?.properties).toMatchObject({
      hubspot_owner_id: REP.ownerId,
      hs_note_body: expect.stringContaining('&lt;b&gt;&amp; sooner'),
    });
  });

  test('is cleared when it is re-opened, and judged anew when it is lost again', async () => {
    const set = (stage: string) =>
      portal.emulator.control.act({ kind: 'set', as: REP.userId, deal: '1002', properties: { dealstage: stage } });
    await set('appointmentscheduled');
    await eventually(async () => expect((await properties('1002')).onus_basis ?? '').toBe(''));
    expect((await card(BOSS, '1002')).body.state).toBe('not_lost');
    await portal.emulator.control.act(lose('1002'));
    await eventually(async () => expect((await properties('1002')).onus_basis).toBe('account'));
  });

  test('a late note changes the verdict; a change of nothing writes nothing', async () => {
    await portal.emulator.control.act(lose('1003'));
    await eventually(async () => expect((await properties('1003')).onus_flag).toBe('yes'));
    const before = (await portal.emulator.control.writes('deals', '1003')).length;
    await portal.emulator.control.act({
      kind: 'set',
      as: REP.userId,
      deal: '1003',
      properties: { hubspot_owner_id: BOSS.ownerId },
    });
    await portal.emulator.control.act({
      kind: 'set',
      as: REP.userId,
      deal: '1003',
      properties: { hubspot_owner_id: REP.ownerId },
    });
    await portal.emulator.control.idle();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await portal.emulator.control.writes('deals', '1003')).toHaveLength(before);
    await portal.emulator.control.act({
      kind: 'log',
      as: REP.userId,
      type: 'notes',
      deals: ['1003'],
      properties: { hs_note_body: OWNED },
    });
    await eventually(async () =>
      expect(await properties('1003')).toMatchObject({ onus_flag: 'no', onus_ownership: 'yes' }),
    );
  });

  test('a deal closed by a workflow has nobody to attribute it to: never flagged', async () => {
    const { control } = portal.emulator;
    await control.act({ ...lose('1004', 'They never answered, hopeless people'), source: 'WORKFLOWS' });
    await eventually(async () => expect((await properties('1004')).onus_basis).toBe('housekeeping'));
    expect((await properties('1004')).onus_flag).toBe('no');
  });

  test('a stage that the admin made a minute ago is understood by its meaning', async () => {
    const { control } = portal.emulator;
    const [pipeline] = smallPortal().pipelines;
    const stages = [
      ...(pipeline?.stages ?? []),
      { id: '555', label: 'Perdu', metadata: { isClosed: 'true', probability: '0.0' } },
    ];
    await control.pipelines(portal.portalId, [{ id: 'default', label: 'Sales', stages }]);
    await control.act({ kind: 'set', as: REP.userId, deal: '1005', properties: { dealstage: '555' } });
    await eventually(async () => expect((await properties('1005')).onus_flag).toBe('yes'));
    expect((await card(BOSS, '1005')).body.deal.stage).toBe('Perdu');
  });

  test('the rep contests the reading: it shows as contested, once, until a manager answers', async () => {
    const path = '/hubspot/cards/deals/1005/contest';
    const rep = { portalId: portal.portalId, ...REP };
    const verdictId = (await card(REP, '1005')).body.verdict?.id;
    const post = {
      idempotencyKey: newKey(),
      verdictId,
      ground: 'unwritten',
      text: 'I asked in March; it is not in the note.',
    };
    expect(await callCard(portal.server.url, { ...rep, ...BOSS }, path, post)).toMatchObject({ status: 403 });
    expect(await callCard(portal.server.url, rep, path, { ...post, text: ' ' })).toMatchObject({ status: 400 });
    for (let times = 0; times < 2; times++)
      expect(await callCard(portal.server.url, rep, path, post)).toMatchObject({
        status: 200,
        body: { contest: { ground: 'unwritten', by: 'Rita Rep', answered: false } },
      });
    expect(await callCard(portal.server.url, rep, path, { ...post, idempotencyKey: newKey() })).toMatchObject({
      status: 409,
    });
    await eventually(async () => expect((await properties('1005')).onus_review).toBe('contested'));
    const answer = {
      idempotencyKey: newKey(),
      verdictId,
      decision: 'confirmed',
      reason: 'We talked: the note stands.',
    };
    await callCard(portal.server.url, { ...rep, ...BOSS }, '/hubspot/cards/deals/1005/review', answer);
    await eventually(async () => expect((await properties('1005')).onus_review).toBe('confirmed'));
    expect((await card(BOSS, '1005')).body).toMatchObject({
      contest: { answered: true },
      review: { decision: 'confirmed', reason: 'We talked: the note stands.' },
    });
  });

  test('a note that is deleted takes its quote with it', async () => {
    const { control } = portal.emulator;
    const [note] = (await control.objects('notes')).filter((one) => one.associations.deals?.includes('1005'));
    expect((await properties('1005')).onus_flag).toBe('yes');
    await control.act({ kind: 'remove', as: REP.userId, type: 'notes', id: note?.id ?? '' });
    await eventually(async () => expect((await properties('1005')).onus_flag).toBe('no'));
    expect((await card(BOSS, '1005')).body.verdict).toMatchObject({ basis: 'thin', evidence: [] });
    await control.act({ kind: 'restore', as: REP.userId, type: 'notes', id: note?.id ?? '' });
  });

  test('two deals merged into one: the one that remains is judged, the other is gone', async () => {
    const { control } = portal.emulator;
    await control.act(lose('1006'));
    await eventually(async () => expect((await properties('1006')).onus_flag).toBe('yes'));
    await control.act({ kind: 'merge', as: REP.userId, into: '1006', from: '1005' });
    await eventually(async () => expect((await card(BOSS, '1005')).status).toBe(404));
    expect((await card(BOSS, '1006')).body.state).toBe('scored');
  });

  test('a deleted deal is no longer shown, and nothing fails', async () => {
    await portal.emulator.control.act({ kind: 'remove', as: REP.userId, type: 'deals', id: '1003' });
    await eventually(async () => expect((await card(BOSS, '1003')).status).toBe(404));
    expect(portal.log.filter((line) => Number(line.level) >= 50)).toEqual([]);
  });
});
