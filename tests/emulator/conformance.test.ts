import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts';
import { type Answer, askOf } from './ask.ts';
import { apiDescriptionFolder, readApiDescription } from './openapi.ts';
import { smallPortal } from './small-portal.ts';

const folder = apiDescriptionFolder();
if (!folder) console.warn("skipped: HubSpot's API description is not at hand");
const title = "the emulator's answers conform to HubSpot's own description of its API";

(folder ? describe : describe.skip)(
  `${title}${folder ? '' : " (skipped: HubSpot's API description is not at hand)"}`,
  () => {
    if (!folder) return void test('left out', () => {});
    const description = readApiDescription(folder);
    let emulator: Emulator;
    beforeEach(async () => {
      emulator = await startEmulator({
        portals: [
          smallPortal({
            tokens: [...smallPortal().tokens, { token: 'none', scopes: [] }],
            oauthApps: [
              { clientId: 'app', clientSecret: 's', redirectUris: ['http://localhost/cb'], scopes: ['oauth'] },
            ],
          }),
        ],
      });
    });
    afterEach(() => emulator.close());

    /** Makes the call and gives where its answer departs from the description. */
    async function departures(method: string, pathAndQuery: string, body?: unknown, token = 'full') {
      const answer = await askOf(emulator.url, token)(method, pathAndQuery, body);
      return { answer, departs: departuresOf(method, pathAndQuery, answer) };
    }
    function departuresOf(method: string, pathAndQuery: string, answer: Answer) {
      const [path = '', query = ''] = pathAndQuery.split('?');
      return description.checkAnswer({ method, path, query }, answer.status, answer.body);
    }

    const note = {
      properties: { hs_timestamp: '2026-01-01T00:00:00Z', hs_note_body: 'Hello' },
      associations: [
        { to: { id: '101' }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 214 }] },
      ],
    };
    const property = { name: 'onus_flag', label: 'Flag', groupName: 'onus', type: 'enumeration', fieldType: 'select' };
    const options = [{ label: 'Yes', value: 'yes', displayOrder: 0, hidden: false }];
    const group = { name: 'onus', label: 'Onus', displayOrder: -1 };
    const search = { filterGroups: [], limit: 2, after: '', properties: ['dealname'], sorts: [] };
    const objects = '/crm/objects/2026-09';
    const properties = '/crm/properties/2026-09/deals';

    test.each<[string, number, string, string, unknown?]>([
      [
        'a deal',
        200,
        'GET',
        `${objects}/deals/101?properties=dealname&propertiesWithHistory=dealstage&associations=notes`,
      ],
      ['a deal that is not there', 404, 'GET', `${objects}/deals/999`],
      ['a page of notes', 200, 'GET', `${objects}/notes?limit=1`],
      ['a new note', 201, 'POST', `${objects}/notes`, note],
      ['a change', 200, 'PATCH', `${objects}/deals/101`, { properties: { amount: '5' } }],
      ['a change with an unknown property', 400, 'PATCH', `${objects}/deals/101`, { properties: { nothing: '5' } }],
      ['an archived note', 204, 'DELETE', `${objects}/notes/201`],
      ['a batch of deals', 200, 'POST', `${objects}/deals/batch/read`, { inputs: [{ id: '101' }], properties: [] }],
      [
        'a batch with a missing deal',
        207,
        'POST',
        `${objects}/deals/batch/read`,
        { inputs: [{ id: '101' }, { id: '9' }] },
      ],
      ['too large a batch', 400, 'POST', `${objects}/deals/batch/read`, { inputs: Array(101).fill({ id: '1' }) }],
      ['a batch of changes', 200, 'POST', `${objects}/deals/batch/update`, { inputs: [{ id: '101', properties: {} }] }],
      ['a batch of new notes', 201, 'POST', `${objects}/notes/batch/create`, { inputs: [note] }],
      ['a batch to archive', 204, 'POST', `${objects}/notes/batch/archive`, { inputs: [{ id: '201' }] }],
      ['a search', 200, 'POST', `${objects}/deals/search`, search],
      ['associations', 200, 'POST', '/crm/associations/2026-09/deals/notes/batch/read', { inputs: [{ id: '101' }] }],
      ['no associations', 207, 'POST', '/crm/associations/2026-09/deals/notes/batch/read', { inputs: [{ id: '102' }] }],
      ['a default association', 200, 'PUT', `${objects}/notes/201/associations/default/deals/102`],
      ['an association', 201, 'PUT', `${objects}/notes/201/associations/deals/102`, note.associations[0]?.types],
      [
        'a batch of associations',
        200,
        'POST',
        '/crm/associations/2026-09/notes/deals/batch/create',
        {
          inputs: [{ from: { id: '201' }, to: { id: '102' }, types: note.associations[0]?.types }],
        },
      ],
      ['the end of an association', 204, 'DELETE', `${objects}/notes/201/associations/deals/101`],
      ['properties', 200, 'GET', properties],
      ['a property', 200, 'GET', `${properties}/dealname`],
      ['property groups', 200, 'GET', `${properties}/groups`],
      ['a new property group', 201, 'POST', `${properties}/groups`, group],
      ['pipelines', 200, 'GET', '/crm/pipelines/2026-09/deals'],
      ['a pipeline', 200, 'GET', '/crm/pipelines/2026-09/deals/default'],
      ['stages', 200, 'GET', '/crm/pipelines/2026-09/deals/default/stages'],
      ['a page of owners', 200, 'GET', '/crm/owners/2026-09?limit=1'],
      ['owners who have left', 200, 'GET', '/crm/owners/2026-09?archived=true'],
      ['an owner by user id', 200, 'GET', '/crm/owners/2026-09/11?idProperty=userId'],
      ['the account', 200, 'GET', '/account-info/2026-09/details'],
    ])('%s (%i)', async (...[, status, method, path, body]) => {
      const { answer, departs } = await departures(method, path, body);
      expect([answer.status, departs]).toEqual([status, []]);
    });

    test('creating properties, changing one, and creating them again', async () => {
      const steps: [string, string, unknown, number][] = [
        ['POST', `${properties}/groups`, group, 201],
        ['POST', properties, { ...property, options }, 201],
        ['POST', properties, { ...property, options }, 409],
        ['POST', `${properties}/batch/create`, { inputs: [{ ...property, name: 'other' }] }, 200],
        ['POST', `${properties}/batch/create`, { inputs: [property, { ...property, name: 'third' }] }, 207],
        ['POST', `${properties}/batch/read`, { inputs: [{ name: 'other' }] }, 200],
        ['PATCH', `${properties}/onus_flag`, { label: 'New label' }, 200],
        ['DELETE', `${properties}/onus_flag`, undefined, 204],
      ];
      for (const [method, path, body, status] of steps) {
        const { answer, departs } = await departures(method, path, body);
        expect([path, answer.status, departs]).toEqual([path, status, []]);
      }
    });

    test('refusals of a token: unknown (401), without the scope (403)', async () => {
      const unknown = await departures('GET', `${objects}/deals/101`, undefined, 'unknown');
      const lacking = await departures('GET', `${objects}/deals/101`, undefined, 'none');
      expect([unknown.answer.status, unknown.departs]).toEqual([401, []]);
      expect([lacking.answer.status, lacking.departs]).toEqual([403, []]);
    });

    test('an OAuth app that gives a wrong secret (400)', async () => {
      const path = '/oauth/2026-09/token';
      const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'app', client_secret: 'wrong' });
      const response = await fetch(emulator.url + path, { method: 'POST', body });
      const answer = { status: response.status, headers: response.headers, body: await response.json() };
      expect([answer.status, departuresOf('POST', path, answer)]).toEqual([400, []]);
    });

    test('the check itself notices a wrong answer and a wrong request', async () => {
      const call = { method: 'POST', path: `${objects}/deals/batch/update` };
      expect(description.checkAnswer(call, 200, { status: 'COMPLETE', results: [{ id: 7 }] })).not.toEqual([]);
      expect(description.checkAnswer(call, 418, {})).not.toEqual([]);
      expect(
        description.checkRequest({ ...call, body: { inputs: [{ id: '1', properties: {}, note: 'x' }] } }),
      ).toHaveLength(1);
      expect(description.checkRequest({ ...call, query: 'fast=true', body: { inputs: [] } })).toHaveLength(1);
      expect(description.checkRequest({ method: 'GET', path: '/crm/objects/2026-09/deals/1/nowhere' })).toHaveLength(1);
    });
  },
);
