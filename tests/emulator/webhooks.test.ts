import { createHmac } from 'node:crypto';
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts';
import { askOf } from './ask.ts';
import { receiveWebhooks } from './receiver.ts';
import { smallPortal } from './small-portal.ts';

type Receiver = Awaited<ReturnType<typeof receiveWebhooks>>;
const SECRET = 'test-client-secret';
const generic = (subscriptionType: string, objectType: string, propertyName?: string) => ({
  subscriptionType: `object.${subscriptionType}`,
  objectType,
  ...(propertyName ? { propertyName } : {}),
});
const SUBSCRIPTIONS = {
  crmObjects: [
    generic('propertyChange', 'deal', 'dealstage'),
    { ...generic('propertyChange', 'deal', 'amount'), active: false },
    ...['creation', 'deletion', 'restore', 'merge'].map((change) => generic(change, 'deal')),
    generic('creation', 'note'),
    generic('associationChange', 'note'),
  ],
  legacyCrmObjects: [{ subscriptionType: 'deal.propertyChange', propertyName: 'closed_lost_reason' }],
  hubEvents: [{ subscriptionType: 'contact.privacyDeletion' }],
};

let receiver: Receiver;
let emulator: Emulator;
afterEach(async () => {
  await emulator.close();
  receiver.close();
});
const start = async (
  answer?: Parameters<typeof receiveWebhooks>[0],
  webhooks: { maxConcurrentRequests?: number; retryDelaysMs?: number[] } = {},
) => {
  receiver = await receiveWebhooks(answer);
  emulator = await startEmulator({
    portals: [smallPortal()],
    webhooks: {
      targetUrl: receiver.url,
      clientSecret: SECRET,
      appId: 77,
      retryDelaysMs: [20, 20, 20],
      batchDelayMs: 10,
      subscriptions: SUBSCRIPTIONS,
      ...webhooks,
    },
  });
  return emulator.control;
};
const lose = (deal: string) =>
  ({
    kind: 'set',
    as: 11,
    deal,
    properties: { dealstage: 'closedlost', closed_lost_reason: 'Price', amount: '7' },
  }) as const;
const created = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      emulator.control.act({ kind: 'create', as: 11, properties: { dealname: `Deal ${index}`, dealstage: 'demo' } }),
    ),
  );

test('a change sends the subscribed properties, generic and classic, and not those whose subscription is off', async () => {
  const control = await start();
  await control.act(lose('102'));
  await control.idle();
  const common = {
    portalId: 4242,
    appId: 77,
    objectId: 102,
    attemptNumber: 0,
    changeSource: 'CRM_UI',
    sourceId: 'userId:11',
  };
  const stage = {
    ...common,
    subscriptionType: 'object.propertyChange',
    objectTypeId: '0-3',
    propertyName: 'dealstage',
  };
  const reason = { ...common, subscriptionType: 'deal.propertyChange', propertyName: 'closed_lost_reason' };
  expect(receiver.events()).toMatchObject([
    { ...stage, propertyValue: 'closedlost' },
    { ...reason, propertyValue: 'Price' },
  ]);
  expect(receiver.events()[1]).not.toHaveProperty('objectTypeId');
});

test('writes through the API send webhooks too, in the name of the app', async () => {
  const control = await start();
  await askOf(emulator.url)('PATCH', '/crm/objects/2026-09/deals/102', { properties: { dealstage: 'closedwon' } });
  await control.idle();
  expect(receiver.events()).toMatchObject([
    { changeSource: 'INTEGRATION', sourceId: '77', propertyValue: 'closedwon' },
  ]);
});

test('a value that stands already sends nothing', async () => {
  const control = await start();
  await control.act({ kind: 'set', as: 11, deal: '102', properties: { dealstage: 'demo' } });
  await control.idle();
  expect(receiver.received).toEqual([]);
});

test('creation, association, deletion, restore, merge and privacy deletion each have their own fields', async () => {
  const control = await start();
  const { id } = await control.act({
    kind: 'log',
    as: 11,
    type: 'notes',
    deals: ['103'],
    properties: { hs_note_body: 'x' },
  });
  await control.act({ kind: 'remove', as: 11, type: 'deals', id: '102' });
  await control.act({ kind: 'restore', as: 11, type: 'deals', id: '102' });
  await control.act({ kind: 'merge', as: 11, into: '103', from: '102' });
  const contact = await askOf(emulator.url)('POST', '/crm/objects/2026-09/contacts', {
    properties: { email: 'a@b.example' },
  });
  await control.erase(contact.body.id);
  await control.idle();
  const byType = Object.fromEntries(receiver.events().map((event) => [event.subscriptionType, event]));
  expect(byType['object.creation']).toMatchObject({
    objectId: Number(id),
    objectTypeId: '0-46',
    changeFlag: 'CREATED',
  });
  expect(byType['object.associationChange']).toMatchObject({
    associationType: 'NOTE_TO_DEAL',
    fromObjectId: Number(id),
    toObjectId: 103,
    fromObjectTypeId: '0-46',
    toObjectTypeId: '0-3',
    associationRemoved: false,
  });
  expect(byType['object.deletion']).toMatchObject({ objectId: 102, changeFlag: 'DELETED' });
  expect(byType['object.restore']).toMatchObject({ objectId: 102 });
  expect(byType['object.merge']).toMatchObject({ primaryObjectId: 103, mergedObjectIds: [102] });
  expect(byType['contact.privacyDeletion']).toMatchObject({ objectId: Number(contact.body.id) });
});

test('requests are signed over the address, the very bytes and the time', async () => {
  const control = await start();
  await control.act(lose('102'));
  await control.idle();
  const [request] = receiver.received;
  const timestamp = String(request?.headers['x-hubspot-request-timestamp']);
  const expected = createHmac('sha256', SECRET)
    .update(`POST${receiver.url}${request?.text}${timestamp}`)
    .digest('base64');
  expect(request?.headers['x-hubspot-signature-v3']).toBe(expected);
  expect(request?.headers['x-hubspot-signature-version']).toBe('v1');
});

test('behind a proxy the public address is signed, and a secret can be wrong', async () => {
  const control = await start();
  await control.webhooks({ signedUrl: 'https://onus.example.com/hubspot/webhooks', clientSecret: 'other' });
  await control.act(lose('102'));
  await control.idle();
  const [request] = receiver.received;
  const text = `POSThttps://onus.example.com/hubspot/webhooks${request?.text}${request?.headers['x-hubspot-request-timestamp']}`;
  expect(request?.headers['x-hubspot-signature-v3']).toBe(createHmac('sha256', 'other').update(text).digest('base64'));
});

test('at most a hundred events come in one request, and event ids repeat', async () => {
  const control = await start();
  await control.webhooks({ paused: true });
  await created(120);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(receiver.received).toEqual([]);
  await control.webhooks({ paused: false });
  await control.idle();
  const sizes = receiver.received.map(({ events }) => events.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(240);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
  expect(new Set(receiver.events().map((event) => event.eventId)).size).toBeLessThan(240);
});

test('no more requests are in flight than allowed', async () => {
  let open = 0;
  let most = 0;
  const slow = async () => {
    most = Math.max(most, ++open);
    await new Promise((resolve) => setTimeout(resolve, 30));
    open--;
    return 204;
  };
  const control = await start(slow, { maxConcurrentRequests: 2 });
  await control.webhooks({ paused: true });
  await created(300);
  await control.webhooks({ paused: false });
  await control.idle();
  expect([receiver.events().length, most]).toEqual([600, 2]);
});

test('a request that is not answered 2xx comes again with a higher attempt number, the events otherwise the same', async () => {
  const control = await start((index) => [500, 404, 200][index] ?? 200);
  await control.act(lose('102'));
  await control.idle();
  expect(await control.deliveries()).toMatchObject([
    { attempt: 0, status: 500, events: 2 },
    { attempt: 1, status: 404, events: 2 },
    { attempt: 2, status: 200, events: 2 },
  ]);
  const plain = receiver.received.map(({ events }) => events.map(({ attemptNumber, ...event }) => event));
  expect([plain[1], plain[2]]).toEqual([plain[0], plain[0]]);
  expect(receiver.received[2]?.events[0]?.attemptNumber).toBe(2);
});

test('it gives up when the retries are used up, and a server that cannot be reached counts as a failure', async () => {
  const control = await start();
  await control.webhooks({ targetUrl: 'http://127.0.0.1:9/closed' });
  await control.act(lose('102'));
  await control.idle();
  expect((await control.deliveries()).map(({ status }) => status)).toEqual([null, null, null, null]);
});

test('no answer within five seconds counts as a failure', async () => {
  const control = await start((index) => (index === 0 ? null : 204));
  const startedAt = Date.now();
  await control.act(lose('102'));
  await control.idle();
  expect((await control.deliveries()).map(({ status }) => status)).toEqual([null, 204]);
  expect(Date.now() - startedAt).toBeGreaterThan(4900);
});

test('duplicates and disorder come when they are asked for', async () => {
  const control = await start();
  await control.webhooks({ duplicate: 1, disorder: true, paused: true });
  await created(30);
  await control.webhooks({ paused: false });
  await control.idle();
  const events = receiver.events().map(({ objectId, subscriptionType }) => `${objectId} ${subscriptionType}`);
  expect(events.length).toBe(120);
  expect(new Set(events).size).toBe(60);
  const times = receiver.events().map((event) => Number(event.occurredAt));
  expect(times).not.toEqual([...times].sort((a, b) => a - b));
});

test('the app’s own manifest is what it subscribes to when nothing else is said', async () => {
  receiver = await receiveWebhooks();
  const webhooks = { targetUrl: receiver.url, clientSecret: SECRET, batchDelayMs: 10 };
  emulator = await startEmulator({ portals: [smallPortal()], webhooks });
  await emulator.control.act(lose('102'));
  await emulator.control.idle();
  expect(receiver.events()).toContainEqual(expect.objectContaining({ propertyName: 'dealstage', objectId: 102 }));
});
