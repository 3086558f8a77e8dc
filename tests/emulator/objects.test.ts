import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts';
import { askOf } from './ask.ts';
import { smallPortal } from './small-portal.ts';

const DEALS = '/crm/objects/2026-09/deals';
let emulator: Emulator;
let ask: ReturnType<typeof askOf>;
beforeEach(async () => {
  emulator = await startEmulator({ portals: [smallPortal()], associationPageSize: 2 });
  ask = askOf(emulator.url);
});
afterEach(() => emulator.close());

const idsOf = (body: { results: { id: string }[] }) => body.results.map(({ id }) => id);
const search = async (filters: object[], more: object = {}) => {
  const { body } = await ask('POST', `${DEALS}/search`, { filterGroups: [{ filters }], ...more });
  return idsOf(body);
};

test('a list is paged to its end in the order of the ids', async () => {
  const first = await ask('GET', `${DEALS}?limit=2`);
  const second = await ask('GET', `${DEALS}?limit=2&after=${first.body.paging.next.after}`);
  expect([idsOf(first.body), idsOf(second.body), second.body.paging]).toEqual([['101', '102'], ['103'], undefined]);
});

test('the numbered paths and the object type ids lead to the same objects', async () => {
  for (const path of ['/crm/objects/2026-09/0-3/101', '/crm/v3/objects/deals/101', '/crm/v3/objects/deal/101']) {
    expect((await ask('GET', path)).body.properties.dealname).toBe('Alpha Works');
  }
});

test('every value is a string or null, and properties that do not exist are left out', async () => {
  const { body } = await ask('GET', `${DEALS}/102?properties=amount,dealname,hs_is_closed,unheard_of`);
  expect(body.properties).toMatchObject({ amount: null, dealname: 'Beta', hs_is_closed: 'false' });
  expect(body.properties).not.toHaveProperty('unheard_of');
});

test('history tells who wrote what, newest first', async () => {
  await emulator.control.act({
    kind: 'set',
    as: 12,
    deal: '101',
    properties: { dealstage: 'demo' },
    source: 'WORKFLOWS',
  });
  await ask('PATCH', `${DEALS}/101`, { properties: { dealstage: 'closedwon' } });
  const { body } = await ask('GET', `${DEALS}/101?propertiesWithHistory=dealstage`);
  expect(
    body.propertiesWithHistory.dealstage.map((one: Record<string, unknown>) => [one.value, one.sourceType]),
  ).toEqual([
    ['closedwon', 'INTEGRATION'],
    ['demo', 'AUTOMATION_PLATFORM'],
    ['closedlost', 'CRM_UI'],
    ['demo', 'CRM_UI'],
  ]);
});

test('closing a deal sets what HubSpot derives: closed, won or lost, close date, dates of the stages', async () => {
  await ask('PATCH', `${DEALS}/102`, { properties: { dealstage: 'closedlost' } });
  const { properties } = await emulator.control.object('deals', '102');
  expect(properties).toMatchObject({ hs_is_closed: 'true', hs_is_closed_won: 'false', hs_is_closed_lost: 'true' });
  expect(properties.hs_v2_date_exited_demo).toBe(properties.hs_v2_date_entered_closedlost);
  expect(Date.now() - Date.parse(properties.closedate ?? '')).toBeLessThan(10_000);
});

test('search filters, sorts and pages', async () => {
  expect(await search([{ propertyName: 'hs_is_closed_lost', operator: 'EQ', value: 'true' }])).toEqual(['101']);
  expect(await search([{ propertyName: 'dealstage', operator: 'IN', values: ['demo'] }])).toEqual(['102', '103']);
  expect(await search([{ propertyName: 'dealstage', operator: 'NOT_IN', values: ['demo'] }])).toEqual(['101']);
  expect(await search([{ propertyName: 'dealname', operator: 'NEQ', value: 'beta' }])).toEqual(['101', '103']);
  expect(await search([{ propertyName: 'amount', operator: 'GT', value: '300' }])).toEqual(['101']);
  expect(await search([{ propertyName: 'amount', operator: 'GTE', value: '300' }])).toEqual(['101', '103']);
  expect(await search([{ propertyName: 'amount', operator: 'LT', value: '1000' }])).toEqual(['103']);
  expect(await search([{ propertyName: 'amount', operator: 'LTE', value: '1000' }])).toEqual(['101', '103']);
  expect(await search([{ propertyName: 'amount', operator: 'BETWEEN', value: '200', highValue: '400' }])).toEqual([
    '103',
  ]);
  expect(await search([{ propertyName: 'amount', operator: 'NOT_HAS_PROPERTY' }])).toEqual(['102']);
  expect(await search([{ propertyName: 'closed_lost_reason', operator: 'HAS_PROPERTY' }])).toEqual(['101']);
  expect(await search([{ propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value: 'alpha' }])).toEqual(['101']);
  expect(await search([{ propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value: 'alp' }])).toEqual([]);
  const since = String(Date.now() - 5 * 86_400_000);
  expect(await search([{ propertyName: 'createdate', operator: 'GT', value: since }])).toEqual(['103']);
  const sorts = [{ propertyName: 'dealname', direction: 'DESCENDING' }];
  expect(await search([], { sorts, limit: 2 })).toEqual(['103', '102']);
  expect(await search([], { sorts, limit: 2, after: '2' })).toEqual(['101']);
});

test('a search beyond HubSpot’s limits is refused', async () => {
  const filter = { propertyName: 'amount', operator: 'HAS_PROPERTY' };
  const tooMuch = [
    { limit: 201 },
    { limit: 200, after: '9900' },
    { filterGroups: Array(6).fill({ filters: [filter] }) },
    { filterGroups: [{ filters: Array(7).fill(filter) }] },
    { filterGroups: [{ filters: [{ propertyName: 'unheard_of', operator: 'HAS_PROPERTY' }] }] },
  ];
  for (const body of tooMuch) {
    const answer = await ask('POST', `${DEALS}/search`, body);
    expect([body, answer.status, answer.body.category]).toEqual([body, 400, 'VALIDATION_ERROR']);
  }
});

test('a batch gives what it finds and says what it does not', async () => {
  const { status, body } = await ask('POST', `${DEALS}/batch/read`, { inputs: [{ id: '101' }, { id: '998' }] });
  expect([status, idsOf(body), body.numErrors, body.errors[0].category, body.errors[0].context]).toEqual([
    207,
    ['101'],
    1,
    'OBJECT_NOT_FOUND',
    { ids: ['998'] },
  ]);
});

test('a batch takes 100 inputs, with histories 50, of associations 1000', async () => {
  const inputs = (length: number) => Array.from({ length }, (_, index) => ({ id: String(101 + index) }));
  const read = (length: number, more = {}) => ask('POST', `${DEALS}/batch/read`, { inputs: inputs(length), ...more });
  const histories = { propertiesWithHistory: ['dealstage'] };
  expect((await read(100)).status).toBe(207);
  expect((await read(101)).body.message).toMatch(/^The maximum number of inputs supported in a batch is 100/);
  expect((await read(50, histories)).status).toBe(207);
  expect((await read(51, histories)).body.message).toMatch(/batch request for property histories is 50/);
  const associations = (length: number) =>
    ask('POST', '/crm/associations/2026-09/deals/notes/batch/read', { inputs: inputs(length) });
  expect((await associations(1000)).status).toBe(207);
  expect((await associations(1001)).status).toBe(400);
});

test('long association lists are paged per object; objects without any are errors beside the results', async () => {
  const read = async (input: object) =>
    (await ask('POST', '/crm/v4/associations/deals/notes/batch/read', { inputs: [input, { id: '102' }] })).body;
  const first = await read({ id: '101' });
  const { after } = first.results[0].paging.next;
  const second = await read({ id: '101', after });
  const idsTo = (body: typeof first) => body.results[0].to.map((one: { toObjectId: number }) => one.toObjectId);
  expect([idsTo(first), idsTo(second), second.results[0].paging]).toEqual([[201, 202], [203], undefined]);
  expect(first.errors[0].message).toBe('No note is associated with deal 102.');
});

test('a note created with an association stands on the deal, and goes when it is archived', async () => {
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 214 }];
  const { body } = await ask('POST', '/crm/objects/2026-09/notes', {
    properties: { hs_timestamp: Date.now(), hs_note_body: 'New' },
    associations: [{ to: { id: '102' }, types }],
  });
  const notesOf102 = async () => (await ask('GET', `${DEALS}/102?associations=notes`)).body.associations?.notes.results;
  expect(await notesOf102()).toEqual([{ id: body.id, type: 'deal_to_note' }]);
  await ask('DELETE', `/crm/objects/2026-09/notes/${body.id}`);
  expect(await notesOf102()).toBeUndefined();
  expect((await ask('GET', `/crm/objects/2026-09/notes/${body.id}`)).status).toBe(404);
  expect((await ask('GET', `/crm/objects/2026-09/notes/${body.id}?archived=true`)).body.archived).toBe(true);
});

test('a write with an unknown property, a wrong option, number or date is refused by name, and nothing is written', async () => {
  const properties = { onus_flag: 'yes', dealtype: 'huge', amount: 'much', closedate: 'soon', hs_is_closed: 'true' };
  const inputs = [
    { id: '101', properties: { amount: '1' } },
    { id: '102', properties },
  ];
  const { status, body } = await ask('POST', `${DEALS}/batch/update`, { inputs });
  expect([status, body.category]).toEqual([400, 'VALIDATION_ERROR']);
  expect(body.message).toContain('Property \\"onus_flag\\" does not exist');
  expect(body.message).toContain('huge was not one of the allowed options: [newbusiness, existingbusiness]');
  expect(body.errors.map((one: { code: string }) => one.code)).toEqual([
    'PROPERTY_DOESNT_EXIST',
    'INVALID_OPTION',
    'INVALID_DOUBLE',
    'INVALID_DATE',
    'READ_ONLY_VALUE',
  ]);
  expect((await emulator.control.object('deals', '101')).properties.amount).toBe('1000');
});

test('a property the portal demands at a stage: 400 alone, that record’s error in a batch, no matter under v3', async () => {
  await emulator.control.requireProperty({ pipeline: 'default', stage: 'closedlost', property: 'dealtype' });
  const properties = { description: 'x' };
  const alone = await ask('PATCH', `${DEALS}/101`, { properties });
  expect([alone.status, alone.body.category, alone.body.context.properties]).toEqual([
    400,
    'VALIDATION_ERROR',
    ['dealtype'],
  ]);
  const inputs = ['101', '102'].map((id) => ({ id, properties }));
  const batch = await ask('POST', `${DEALS}/batch/update`, { inputs });
  expect([batch.status, idsOf(batch.body), batch.body.errors[0].context.ids]).toEqual([207, ['102'], ['101']]);
  expect((await ask('PATCH', `${DEALS}/101`, { properties: { ...properties, dealtype: 'newbusiness' } })).status).toBe(
    200,
  );
  await ask('PATCH', `${DEALS}/101`, { properties: { dealtype: '' } }).then(({ status }) => expect(status).toBe(400));
  expect((await ask('PATCH', '/crm/v3/objects/deals/101', { properties: { dealtype: '' } })).status).toBe(200);
});

test('of two merged deals one stays, with the notes of both, and is found by either id', async () => {
  const { status } = await ask('POST', `${DEALS}/merge`, { primaryObjectId: '103', objectIdToMerge: '101' });
  const merged = await ask('GET', `${DEALS}/101?associations=notes`);
  expect([status, merged.body.id, merged.body.associations.notes.results]).toEqual([
    200,
    '103',
    expect.arrayContaining(['201', '202', '203'].map((id) => ({ id, type: 'deal_to_note' }))),
  ]);
  expect(idsOf((await ask('GET', DEALS)).body)).toEqual(['102', '103']);
});

test('owners who have left are listed apart, without a user id', async () => {
  const { body } = await ask('GET', '/crm/owners/2026-09?archived=true');
  expect(body.results).toMatchObject([{ id: '503', userIdIncludingInactive: 13 }]);
  expect(body.results[0]).not.toHaveProperty('userId');
  expect((await ask('GET', '/crm/owners/2026-09/503')).status).toBe(404);
});
