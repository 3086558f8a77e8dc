import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts';
import { askOf } from './ask.ts';
import { smallPortal } from './small-portal.ts';

const DEAL = '/crm/objects/2026-09/deals/101';
let emulator: Emulator;
let ask: ReturnType<typeof askOf>;
beforeEach(async () => {
  emulator = await startEmulator({ portals: [smallPortal(), smallPortal({ portalId: 4343, tokens: [] })] });
  ask = askOf(emulator.url);
});
afterEach(() => emulator.close());

test('calls are counted with method, path, status and body until they are reset', async () => {
  await ask('GET', `${DEAL}?properties=amount`);
  await ask('PATCH', DEAL, { properties: { amount: '5' } });
  await ask('GET', '/crm/objects/2026-09/deals/999');
  expect(await emulator.control.calls()).toMatchObject([
    { method: 'GET', path: DEAL, query: 'properties=amount', status: 200, endpoint: 'GET /crm/objects/deals/{id}' },
    { method: 'PATCH', path: DEAL, status: 200 },
    { method: 'GET', status: 404 },
  ]);
  expect((await emulator.control.calls({ bodies: true }))[1]?.body).toEqual({ properties: { amount: '5' } });
  await emulator.control.resetCalls();
  expect(await emulator.control.calls()).toEqual([]);
});

test('API writes onto an object are kept, what people do is not among them', async () => {
  await emulator.control.act({ kind: 'set', as: 11, deal: '101', properties: { amount: '4' } });
  await ask('PATCH', DEAL, { properties: { amount: '5' } });
  await ask('POST', '/crm/objects/2026-09/deals/batch/update', {
    inputs: [{ id: '101', properties: { amount: '5' } }],
  });
  expect(await emulator.control.writes('deals', '101')).toMatchObject([
    { method: 'PATCH', path: DEAL, properties: { amount: '5' } },
    { method: 'POST', properties: { amount: '5' } },
  ]);
});

test('an injected fault strikes as often as it should, and only where it should', async () => {
  const headers = { 'Retry-After': '7' };
  await emulator.control.inject({ match: `GET ${DEAL}`, status: 429, headers, times: 2 });
  const answers = [await ask('GET', DEAL), await ask('GET', '/crm/owners/2026-09'), await ask('GET', DEAL)];
  expect(answers.map(({ status }) => status)).toEqual([429, 200, 429]);
  expect([answers[0]?.headers.get('retry-after'), answers[0]?.body.policyName]).toEqual(['7', 'TEN_SECONDLY_ROLLING']);
  expect((await ask('GET', DEAL)).status).toBe(200);
});

test('a fault can have a body of its own, and ends when it is cleared', async () => {
  await emulator.control.inject({ status: 502, body: { half: 'a page' } });
  const { status, body } = await ask('GET', DEAL);
  expect([status, body]).toEqual([502, { half: 'a page' }]);
  await emulator.control.clearFaults();
  expect((await ask('GET', DEAL)).status).toBe(200);
});

test('latency and silence', async () => {
  await emulator.control.inject({ latencyMs: 150, times: 1 });
  const startedAt = Date.now();
  expect((await ask('GET', DEAL)).status).toBe(200);
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(149);
  await emulator.control.inject({ hang: true, times: 1 });
  await expect(fetch(emulator.url + DEAL, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/);
  expect((await emulator.control.calls()).at(-1)?.status).toBe(0);
});

test('in an outage connections are reset or answered 503, the control port stays', async () => {
  await emulator.control.outage(true);
  await expect(ask('GET', DEAL)).rejects.toThrow('fetch failed');
  await emulator.control.outage(true, '503');
  expect((await ask('GET', DEAL)).status).toBe(503);
  await emulator.control.outage(false);
  expect((await ask('GET', DEAL)).status).toBe(200);
});

test('one record can be refused while the rest of its batch is written', async () => {
  await emulator.control.inject({ perRecord: { id: '102', message: 'The record is locked' } });
  const inputs = ['101', '102'].map((id) => ({ id, properties: { amount: '9' } }));
  const { status, body } = await ask('POST', '/crm/objects/2026-09/deals/batch/update', { inputs });
  expect([status, body.results.length, body.errors[0].message, body.errors[0].context.ids]).toEqual([
    207,
    1,
    'The record is locked',
    ['102'],
  ]);
  const alone = await ask('PATCH', '/crm/objects/2026-09/deals/102', { properties: { amount: '9' } });
  expect([alone.status, alone.body.message]).toEqual([400, 'The record is locked']);
});

test('an admin’s change of the pipelines shows at once', async () => {
  const stages = [{ id: '9001', label: 'Verloren', metadata: { isClosed: 'true', probability: '0.0' } }];
  await emulator.control.pipelines(4242, [{ id: 'neu', label: 'Vertrieb', stages }]);
  const { body } = await ask('GET', '/crm/pipelines/2026-09/deals');
  expect(body.results).toMatchObject([{ id: 'neu', stages: [{ id: '9001', label: 'Verloren' }] }]);
});

test('portals do not see each other’s objects', async () => {
  await emulator.control.act({ kind: 'set', as: 11, deal: '101', properties: { amount: '77' } }, 4343);
  expect((await ask('GET', DEAL)).body.properties.amount).toBe('1000');
  expect((await emulator.control.object('deals', '101', 4343)).properties.amount).toBe('77');
});

test('a wrong action says what is wrong with it', async () => {
  const { control } = emulator;
  const set = { kind: 'set', as: 11, deal: '101', properties: {} } as const;
  await expect(control.act({ ...set, as: 99 })).rejects.toThrow('Portal 4242 has no user 99');
  await expect(control.act({ ...set, deal: '9' })).rejects.toThrow('Portal 4242 has no deal 9');
  await expect(control.act({ ...set, properties: { dealstage: 'x' } })).rejects.toThrow(
    'not one of the allowed options',
  );
  await expect(control.act(set, 1)).rejects.toThrow('There is no portal 1; there are 4242, 4343.');
  await expect(control.inject({ status: 200 })).rejects.toThrow(/status/);
});
