import type { CardData } from '../../app-card/app/cards/card-data.ts';
import { callCard, newKey } from '../setup/call-card.ts';
import { install, installable, type RunningApp, runApp } from '../setup/run-app.ts';
import { eventually } from '../setup/run-portal.ts';
import { BOSS, EXCUSE, lose, OWNED, REP } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

/** Each portal's deals have the same ids; a note of the one must never be seen in the other. */
const WORDS = { 777: 'answered every single objection', 888: 'I demoed before I knew' } as const;
type PortalId = keyof typeof WORDS;

describeOnBothStores('two portals of one app', (fresh) => {
  let app: RunningApp;
  const call = (portalId: PortalId, path: string, body?: object) =>
    callCard(app.url, { portalId, ...BOSS }, `/hubspot/${path}`, body);

  beforeAll(async () => {
    app = await runApp(await fresh(), {
      seeds: [installable(777, { deals: 2, note: EXCUSE }), installable(888, { deals: 2, note: OWNED })],
    });
    for (const portalId of [777, 888] as const) {
      await install(app, portalId);
      for (const deal of ['1001', '1002']) await app.emulator.control.act(lose(deal), portalId);
    }
    for (const portalId of [777, 888] as const)
      for (const deal of ['1001', '1002'])
        await eventually(async () =>
          expect((await app.emulator.control.object('deals', deal, portalId)).properties.onus_basis).toBeTruthy(),
        );
  }, 60_000);
  afterAll(() => app.close());

  test('each card, page and setting tells of its own portal alone, also where another one’s id is put into the address', async () => {
    for (const [own, other] of [
      [777, 888],
      [888, 777],
    ] as const) {
      for (const path of [
        'cards/deals/1001',
        'pages/team?period=all',
        `pages/reps/${REP.ownerId}?period=all`,
        'pages/deals?period=all',
        'settings',
        'settings/second-reader',
      ]) {
        const plain = await call(own, path);
        const forged = await call(
          own,
          `${path}${path.includes('?') ? '&' : '?'}portalId=${other}&userId=${BOSS.userId}`,
        );
        expect([path, plain.status]).toEqual([path, 200]);
        for (const { body } of [plain, forged])
          expect([path, JSON.stringify(body)]).toEqual([path, expect.not.stringContaining(WORDS[other])]);
        expect([200, 400, 401]).toContain(forged.status);
      }
      expect(JSON.stringify((await call(own, 'cards/deals/1001')).body)).toContain(WORDS[own]);
    }
  });

  test('nobody decides on, contests or adds to what stands in another portal', async () => {
    const card = async (portalId: PortalId) => (await call(portalId, 'cards/deals/1001')).body as unknown as CardData;
    const foreign = (await card(888)).verdict?.id ?? '';
    const own = (await card(777)).verdict?.id ?? '';
    expect(foreign).not.toBe(own);
    const review = { idempotencyKey: newKey(), verdictId: foreign, decision: 'overruled', reason: 'Not ours.' };
    expect((await call(777, 'cards/deals/1001/review', review)).status).toBeGreaterThanOrEqual(400);
    const contest = { idempotencyKey: newKey(), verdictId: foreign, ground: 'facts', text: 'Not ours.' };
    expect((await call(777, 'cards/deals/1001/contest', contest)).status).toBeGreaterThanOrEqual(400);
    expect(await card(888)).toMatchObject({ review: null, verdict: { id: foreign } });
    const decided = { idempotencyKey: newKey(), verdictId: own, decision: 'overruled', reason: 'Ours.' };
    expect((await call(777, 'cards/deals/1001/review', decided)).status).toBe(200);
    expect((await card(888)).review).toBeNull();
    await call(777, 'settings', { paused: true });
    expect((await call(888, 'settings')).body).toMatchObject({ choices: { paused: false } });
  });
});
