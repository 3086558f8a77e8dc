import { apiDescriptionFolder, readApiDescription } from '../emulator/openapi.ts';
import { callCard, newKey } from '../setup/call-card.ts';
import { eventually, runPortal } from '../setup/run-portal.ts';
import { lose, REP, smallPortal } from '../setup/small-portal.ts';
import { freshFolder } from '../setup/stores.ts';

const folder = apiDescriptionFolder();
const title = "what we send conforms to HubSpot's own description of its API";

(folder ? test : test.skip)(
  `${title}${folder ? '' : " (skipped: HubSpot's API description is not at hand)"}`,
  async () => {
    const seed = smallPortal();
    const logged = { deals: ['1001'], daysAgo: 2, owner: REP.ownerId };
    seed.engagements.push(
      { id: '95001', type: 'calls', ...logged, properties: { hs_call_body: 'They want to wait.' } },
      { id: '95002', type: 'meetings', ...logged, properties: { hs_meeting_body: 'Demo.' } },
      {
        id: '95003',
        type: 'emails',
        ...logged,
        properties: { hs_email_html: '<p>Hi</p>', hs_email_direction: 'EMAIL' },
      },
    );
    const portal = await runPortal(await freshFolder(), { seed });
    await portal.emulator.control.act(lose('1001', 'Timing'));
    await eventually(async () =>
      expect((await portal.emulator.control.object('deals', '1001')).properties.onus_basis).toBeTruthy(),
    );
    const user = { portalId: portal.portalId, ...REP };
    await callCard(portal.server.url, user, '/hubspot/cards/deals/1001/reflection', {
      idempotencyKey: newKey(),
      text: 'I never asked.',
    });
    await eventually(async () => expect(await portal.emulator.control.objects('notes')).toHaveLength(4));
    const calls = await portal.emulator.control.calls({ bodies: true });
    const made = new Set(calls.map((call) => call.endpoint));
    for (const part of [
      'account-info',
      'owners',
      'pipelines',
      'properties',
      'associations',
      'deals/batch/read',
      'deals/batch/update',
      'notes/batch/read',
    ]) {
      expect([part, [...made].some((endpoint) => endpoint.includes(part))]).toEqual([part, true]);
    }
    const { checkRequest } = readApiDescription(folder ?? '');
    expect(calls.flatMap((call) => checkRequest(call).map((line) => `${call.endpoint}: ${line}`))).toEqual([]);
    await portal.close();
  },
);
