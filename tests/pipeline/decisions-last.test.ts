import type { CardData } from '../../app-card/app/cards/card-data.ts';
import { accountOfCase } from '../../src/account/account-of-case.ts';
import { score } from '../../src/scoring/score.ts';
import type { Verdict } from '../../src/scoring/verdict.ts';
import { inputHash } from '../../src/verdicts/input-hash.ts';
import { readReviews } from '../../src/verdicts/read-verdict.ts';
import { saveVerdict } from '../../src/verdicts/save-verdict.ts';
import { callCard, newKey } from '../setup/call-card.ts';
import { open } from '../setup/connect-portal.ts';
import { dealRow } from '../setup/deal-row.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { BOSS, EXCUSE, lose, REP, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

/** Flagged by the scorer's own threshold, not at 0.95. */
const MILD = 'They stopped answering after the offer, no idea what they want.';

type User = typeof BOSS | typeof REP;

describeOnBothStores('what people said of a reading', (fresh) => {
  let portal: RunningPortal;
  const ask = (user: User, address: string, body?: object) =>
    callCard(portal.server.url, { portalId: portal.portalId, ...user }, address, body);
  const card = async (deal: string) => (await ask(BOSS, `/hubspot/cards/deals/${deal}`)).body as unknown as CardData;
  const properties = async (deal: string) => (await portal.emulator.control.object('deals', deal)).properties;
  const say = async (user: User, deal: string, what: 'review' | 'contest', words: object) => {
    const post = { idempotencyKey: newKey(), verdictId: (await card(deal)).verdict?.id, ...words };
    expect((await ask(user, `/hubspot/cards/deals/${deal}/${what}`, post)).status).toBe(200);
  };
  const flagged = async (deal: string) => {
    await portal.emulator.control.act(lose(deal));
    await eventually(async () => expect((await card(deal)).verdict?.flag).toBe(true));
  };
  const reword = async (deal: string) => {
    const [note] = (await portal.emulator.control.objects('notes')).filter((one) =>
      one.associations.deals?.includes(deal),
    );
    const before = (await card(deal)).verdict?.id;
    await portal.emulator.control.act({
      kind: 'edit',
      as: REP.userId,
      type: 'notes',
      id: note?.id ?? '',
      properties: {
        hs_note_body: '<p>Great demo, presented it perfectly, and they are simply too dull to get it.</p>',
      },
    });
    await eventually(async () => expect((await card(deal)).verdict?.id).not.toBe(before));
  };

  beforeAll(async () => {
    portal = await runPortal(await fresh(), { seed: smallPortal({ deals: 3, note: MILD }) });
  });
  afterAll(() => portal.close());

  test('outlasts a threshold that is moved and moved back', async () => {
    await flagged('1001');
    await say(REP, '1001', 'contest', { ground: 'facts', text: 'We asked in March.' });
    await say(BOSS, '1001', 'review', { decision: 'overruled', reason: 'I was there: they did ask.' });
    await ask(BOSS, '/hubspot/settings', { leastFlagProbability: 0.95 });
    await eventually(async () => expect((await card('1001')).verdict?.flag).toBe(false));
    await ask(BOSS, '/hubspot/settings', { leastFlagProbability: null });
    await eventually(async () => expect((await card('1001')).verdict?.flag).toBe(true));
    expect(await card('1001')).toMatchObject({
      review: { decision: 'overruled', reason: 'I was there: they did ask.' },
      contest: { ground: 'facts', answered: true },
    });
    await eventually(async () =>
      expect(await properties('1001')).toMatchObject({ onus_flag: 'no', onus_review: 'overruled' }),
    );
  });

  test('a contest that nobody has answered stays when the note is re-worded', async () => {
    await flagged('1002');
    await say(REP, '1002', 'contest', { ground: 'misread', text: 'That is not what I meant.' });
    await reword('1002');
    expect((await card('1002')).contest).toMatchObject({ ground: 'misread', answered: false });
    await eventually(async () => expect((await properties('1002')).onus_review).toBe('contested'));
  });

  test('a decision is about the words that were decided on: other words are read anew, and the card tells of it', async () => {
    await flagged('1003');
    await say(BOSS, '1003', 'review', { decision: 'overruled', reason: 'Written in anger.' });
    await reword('1003');
    expect(await card('1003')).toMatchObject({
      review: null,
      earlierReview: { decision: 'overruled', reason: 'Written in anger.', by: 'Mona Manager' },
    });
  });
});

describeOnBothStores('a decision', (fresh) => {
  test('goes over when another scorer finds the same in the same words, though it quotes others', async () => {
    const folder = await fresh();
    const store = await open(folder);
    await store.db
      .insertInto('deal')
      .values(dealRow('777', '1001', 'lost', new Date()))
      .execute();
    const account = accountOfCase({ id: 'a-1', reason: EXCUSE, engagements: [] });
    const deal = { portalId: '777', dealId: '1001' };
    const given = score(account);
    const save = (verdict: Verdict) => saveVerdict(store.db, deal, verdict, account, inputHash(account), new Date());
    const first = await save(given);
    const decided = { decision: 'overruled' as const, reason: 'no', user_id: '12', user_email: BOSS.email };
    await store.db
      .insertInto('review')
      .values({ portal_id: '777', deal_id: '1001', verdict_id: first.id, idempotency_key: newKey(), ...decided })
      .execute();
    const next = await save({ ...given, scorer: 'local-next', evidence: given.evidence.slice(1) } as Verdict);
    expect((await readReviews(store.db, [next.id])).get(next.id)).toMatchObject({ decision: 'overruled' });
    const other = await save({ ...given, scorer: 'local-last', flag: false } as Verdict);
    expect(await readReviews(store.db, [other.id])).toEqual(new Map());
    await store.close();
    await folder.remove();
  });
});
