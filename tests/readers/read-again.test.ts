import { callCard } from '../setup/call-card.ts';
import { flagging, product } from '../setup/model-answers.ts';
import { type Behaviour, type ModelRequest, type ModelServer, runModelServer } from '../setup/model-server.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { BOSS, EXCUSE, lose, REP, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

describeOnBothStores('a second reader', (fresh) => {
  let model: ModelServer;
  let portal: RunningPortal;
  let behave: (request: ModelRequest) => Behaviour;

  const start = async (env: Record<string, string> = {}, notes = EXCUSE) => {
    model = await runModelServer((request) => behave(request));
    const seed = smallPortal({ deals: 3, note: notes });
    portal = await runPortal(await fresh(), {
      seed,
      env: {
        ONUS_MODEL_MODE: 'all',
        ONUS_MODEL: 'test-model',
        ONUS_MODEL_ENDPOINT: model.url,
        ONUS_MODEL_KEY: 'test-key',
        ONUS_MODEL_INPUT_PRICE: '1',
        ONUS_MODEL_OUTPUT_PRICE: '10',
        ONUS_MODEL_BUDGET: '5',
        ...env,
      },
    });
  };
  afterEach(async () => {
    await portal.close();
    await model.close();
  });
  const card = async (deal: string, user: { userId: number; email: string } = BOSS) =>
    (await callCard(portal.server.url, { ...user, portalId: 777 }, `/hubspot/cards/deals/${deal}`)).body as {
      verdict: {
        id: string;
        scorer: string;
        locus: string;
        flag: boolean;
        evidence: { quote: string }[];
        secondReading: string | null;
      } | null;
      review: { decision: string } | null;
    };
  const verdictOf = async (deal: string) => {
    const { verdict } = await card(deal);
    if (!verdict) throw new Error('not scored yet');
    return verdict;
  };
  const byModel = (deal: string) =>
    eventually(async () => {
      const verdict = await verdictOf(deal);
      expect(verdict.scorer).toMatch(/^model:/);
      return verdict;
    });
  const noteOf = (deal: string, note: RegExp) =>
    eventually(async () => {
      const verdict = await verdictOf(deal);
      expect(verdict.secondReading).toMatch(note);
      return verdict;
    });

  test('the local verdict stands at once, the model’s takes its place when it comes, on the card and on the deal', async () => {
    behave = (request) => ({ answer: product(request), delayMs: 1_500 });
    await start();
    await portal.emulator.control.act(lose('1001'));
    const first = await eventually(() => verdictOf('1001'));
    expect(first).toMatchObject({ scorer: expect.stringMatching(/^local-/), flag: true });
    const second = await byModel('1001');
    expect(second).toMatchObject({ locus: 'product', flag: false, secondReading: null });
    expect(EXCUSE).toContain(second.evidence[0]?.quote);
    await eventually(async () => {
      const { properties } = await portal.emulator.control.object('deals', '1001');
      expect(properties.onus_scorer).toMatch(/^model:openai-compatible\/test-model@/);
      expect(properties.onus_flag).toBe('no');
    });
    expect(model.requests).toHaveLength(1);
  });
});
