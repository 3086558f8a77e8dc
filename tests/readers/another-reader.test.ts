import { open } from '../setup/connect-portal.ts';
import { GAP, passagesOf, product } from '../setup/model-answers.ts';
import type { Behaviour, ModelRequest } from '../setup/model-server.ts';
import { TOKEN } from '../setup/names.ts';
import { eventually } from '../setup/run-portal.ts';
import { runWithModel, type WithModel } from '../setup/run-with-model.ts';
import { EXCUSE, lose } from '../setup/small-portal.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

const LOCAL = /^local-/;
const ANOTHER = /^model:openai-compatible\/another-model@/;
const MODEL = /^model:openai-compatible\/test-model@/;

describeOnBothStores('when the second reader is changed', (fresh) => {
  let store: FreshStore;
  let running: WithModel;
  let behave: (request: ModelRequest) => Behaviour;
  const start = async (options: Parameters<typeof runWithModel>[2] = {}) => {
    store = await fresh();
    running = await runWithModel(store, (request) => behave(request), { note: `${EXCUSE} ${GAP}`, ...options });
  };
  afterEach(() => running.close());
  const lost = (deal: string, reason?: string) => running.portal.emulator.control.act(lose(deal, reason));

  test('what another model read is read by the one that is chosen now, as the switch has it, and the way back is the local verdict', async () => {
    behave = (request) => ({ answer: product(request) });
    await start();
    await lost('1001');
    await lost('1002', 'Our price was too high for them and the champion left');
    await running.givenBy('1001', MODEL);
    await running.givenBy('1002', MODEL);
    await running.settings({ mode: 'unsure', model: 'another-model' });
    expect((await running.settings({}, '/send')).body.deals).toBe(1);
    await running.givenBy('1002', ANOTHER);
    expect((await running.verdictOf('1001')).scorer).toMatch(MODEL);
    // What is not given stays.
    expect((await running.settings({ mode: 'all' })).body).toMatchObject({ model: 'another-model' });
    expect((await running.settings({ mode: 'all' }, '/dry-run')).body.deals).toBe(1);
    expect((await running.settings({}, '/send')).body.deals).toBe(1);
    await running.givenBy('1001', ANOTHER);
    expect(running.model.requests).toHaveLength(4);
    expect((await running.settings({}, '/send')).body.deals).toBe(0);
    await running.settings({ mode: 'off' });
    expect(await running.givenBy('1001', LOCAL)).toMatchObject({ flag: true });
  });

  test('turned off in the environment, a model’s verdict goes once the server has started, also where the local one is past its time', async () => {
    behave = (request) => ({ answer: product(request) });
    await start();
    await lost('1001');
    await lost('1002');
    await running.givenBy('1001', MODEL);
    await running.givenBy('1002', MODEL);
    running.env.ONUS_MODEL_MODE = 'off';
    await running.portal.restart(async () => {
      const { db, close } = await open(store);
      await db.deleteFrom('verdict').where('scorer', 'like', 'local-%').where('deal_id', '=', '1001').execute();
      await close();
    });
    expect(await running.givenBy('1001', LOCAL)).toMatchObject({ flag: true });
    expect(await running.givenBy('1002', LOCAL)).toMatchObject({ flag: true });
    await eventually(async () => {
      const { properties } = await running.portal.emulator.control.object('deals', '1001');
      expect(properties.onus_scorer).toMatch(LOCAL);
    });
  });

  test('a reading that ends when the note has changed says nothing of a decision', async () => {
    behave = (request) => ({ answer: product(request), delayMs: request.account.includes('regret') ? 0 : 2_000 });
    await start();
    await lost('1001');
    await eventually(() => expect(running.model.requests).toHaveLength(1));
    await lost('1001', 'They will regret it, they just never got it.');
    const readings = () => running.portal.log.filter(({ msg }) => msg === 'second reading');
    await eventually(() => expect(readings()[0]?.because).toBe('the note changed meanwhile'));
    await running.givenBy('1001', MODEL);
    expect(readings().map(({ because }) => because)).not.toContain('a decision on the verdict stands');
  });

  test('an answer that no longer fits, since a contact was added, is asked for once more', async () => {
    behave = (request) => {
      const quote = /We had no connector for [^.]+\./.exec(passagesOf(request)[0] ?? '')?.[0];
      return { answer: product(request, { evidence: [{ passage: 1, quote }] }) };
    };
    await start({ note: 'Hope was in the first call. We had no connector for Maria.' });
    await lost('1001');
    await running.givenBy('1001', MODEL);
    expect(running.model.requests[0]?.account).toMatch(/Hope was[^.]+\. We had no connector for \[Person 1\]/);
    await running.settings({ mode: 'off' });
    await running.givenBy('1001', LOCAL);
    await addContact('1001', 'Hope', 'Miller');
    await running.settings({ mode: 'all' });
    await running.settings({}, '/send');
    await running.givenBy('1001', MODEL);
    expect(running.model.requests).toHaveLength(2);
    expect(running.model.requests[1]?.account).toContain('We had no connector for [Person 2]');
  });

  test('a key goes to no other address than the one that it was entered for', async () => {
    behave = (request) => ({ answer: product(request) });
    await start({ env: { ONUS_MODEL_ENDPOINTS: 'http://127.0.0.1:9/v1' } });
    await running.settings({ key: 'first-key' });
    const other = { endpoint: 'http://127.0.0.1:9/v1' };
    expect(await running.settings(other)).toMatchObject({
      status: 409,
      body: { error: expect.stringMatching(/^The key was given for .* Enter the one for http:\/\/127\.0\.0\.1:9\/v1/) },
    });
    expect(await running.settings({ ...other, key: 'second-key' })).toMatchObject({
      status: 200,
      body: { key: 'portal', endpoint: other.endpoint },
    });
    await running.settings({ endpoint: running.model.url, key: 'first-key' });
    const usual = running.model.url;
    running.env.ONUS_MODEL_ENDPOINT = 'http://127.0.0.1:9/v1';
    await running.portal.restart();
    expect((await running.settings()).body).toMatchObject({ endpoint: usual, key: 'portal' });
  });

  async function addContact(deal: string, firstname: string, lastname: string): Promise<void> {
    const response = await fetch(`${running.portal.emulator.url}/crm/v3/objects/contacts`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        properties: { firstname, lastname },
        associations: [{ to: { id: deal }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 4 }] }],
      }),
    });
    if (!response.ok) throw new Error(await response.text());
  }
});
