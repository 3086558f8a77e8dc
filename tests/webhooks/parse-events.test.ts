import { parseEvents } from '../../webhooks/parse-events.ts';

const parse = (body: unknown) => parseEvents(Buffer.from(JSON.stringify(body)));
const change = {
  eventId: 1,
  subscriptionId: 2,
  portalId: 62515,
  appId: 3,
  occurredAt: 1_790_000_000_000,
  attemptNumber: 0,
  objectId: 123,
  changeSource: 'CRM_UI',
  propertyName: 'dealstage',
  propertyValue: 'closedlost',
};

test('reads the classic and the generic form of a deal change alike', () => {
  const classic = parse([{ ...change, subscriptionType: 'deal.propertyChange' }]);
  const generic = parse([{ ...change, subscriptionType: 'object.propertyChange', objectTypeId: '0-3' }]);
  for (const delivery of [classic, generic]) {
    expect(delivery?.events).toMatchObject([
      { portalId: '62515', objectType: 'deal', objectId: '123', propertyName: 'dealstage' },
    ]);
  }
});

test('a retry of the same change has the same key, although attempt and event id differ', () => {
  const first = parse([{ ...change, subscriptionType: 'deal.propertyChange' }]);
  const retry = parse([{ ...change, subscriptionType: 'deal.propertyChange', attemptNumber: 3, eventId: 99 }]);
  const other = parse([{ ...change, subscriptionType: 'deal.propertyChange', propertyValue: 'closedwon' }]);
  expect(retry?.events[0]?.key).toBe(first?.events[0]?.key);
  expect(other?.events[0]?.key).not.toBe(first?.events[0]?.key);
});

test('a note put onto a deal names the deal itself', () => {
  const association = {
    portalId: 1,
    occurredAt: 5,
    subscriptionType: 'object.associationChange',
    objectTypeId: '0-46',
  };
  const delivery = parse([
    { ...association, associationType: 'NOTE_TO_DEAL', fromObjectId: 9, toObjectId: 77, associationRemoved: false },
    { ...association, associationType: 'NOTE_TO_CONTACT', fromObjectId: 9, toObjectId: 78, associationRemoved: false },
  ]);
  expect(delivery?.events).toMatchObject([{ objectType: 'deal', objectId: '77' }]);
  expect(delivery?.ignored).toHaveLength(1);
});

test('a merge asks for a look at every deal that took part', () => {
  const merge = {
    portalId: 1,
    occurredAt: 5,
    subscriptionType: 'deal.merge',
    objectId: 10,
    primaryObjectId: 10,
    mergedObjectIds: [11],
    newObjectId: 12,
  };
  expect(parse([merge])?.events.map((event) => event.objectId)).toEqual(['10', '12', '11']);
});

test('keeps no property value, since it can hold a whole note', () => {
  const secret = 'the whole text of a note';
  const delivery = parse([
    {
      ...change,
      subscriptionType: 'object.propertyChange',
      objectTypeId: '0-46',
      propertyName: 'hs_note_body',
      propertyValue: secret,
    },
  ]);
  expect(JSON.stringify(delivery)).not.toContain(secret);
  expect(delivery?.events).toHaveLength(1);
});

test('counts what it does not know, and goes on with the rest', () => {
  const delivery = parse([
    { ...change, subscriptionType: 'deal.propertyChange' },
    { ...change, subscriptionType: 'conversation.newMessage' },
    { ...change, subscriptionType: 'object.creation', objectTypeId: '2-999' },
    { portalId: 5, nonsense: true },
    'nonsense',
  ]);
  expect(delivery?.events).toHaveLength(1);
  expect(delivery?.ignored.map((one) => one.why)).toEqual([
    'unknown subscription',
    'unknown object',
    'unreadable event',
    'unreadable event',
  ]);
});

test.each([
  ['not JSON', '{'],
  ['an object', '{}'],
  ['a number', '5'],
  ['nothing', ''],
])('refuses %s', (_what, body) => {
  expect(parseEvents(Buffer.from(body))).toBeNull();
});

test.each([
  ['a portal id that no number holds', { portalId: '99999999999999999999' }],
  ['a moment that no date holds', { occurredAt: 9e15 }],
  ['a NUL in a name', { propertyName: 'a\u0000b' }],
])('%s makes that event unreadable, and leaves the others', (_, odd) => {
  const good = {
    portalId: 1,
    subscriptionType: 'deal.propertyChange',
    objectId: 5,
    occurredAt: 7,
    propertyName: 'dealstage',
  };
  const parsed = parseEvents(Buffer.from(JSON.stringify([{ ...good, ...odd }, good])));
  expect(parsed?.events).toHaveLength(1);
  expect(parsed?.ignored).toMatchObject([{ why: 'unreadable event' }]);
});
