import type { CardData } from '../../app-card/app/cards/card-data.ts';
import { readDeadLetters, retryDeadLetters } from '../../src/jobs/dead-letters.ts';
import { callCard } from '../setup/call-card.ts';
import { open } from '../setup/connect-portal.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { ALL_SCOPES, BOSS, lose, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores, type FreshStore, freshFolder } from '../setup/stores.ts';

const flagOf = async (portal: RunningPortal, deal: string) =>
  (await portal.emulator.control.object('deals', deal)).properties.onus_flag;
const cardOf = async (portal: RunningPortal, deal: string) =>
  (await callCard(portal.server.url, { portalId: portal.portalId, ...BOSS }, `/hubspot/cards/deals/${deal}`))
    .body as unknown as CardData;
const logged = (portal: RunningPortal, words: string) => portal.log.filter((line) => String(line.msg).includes(words));

describe('when HubSpot is in trouble', () => {
  let portal: RunningPortal;
  beforeEach(async () => {
    portal = await runPortal(await freshFolder());
  });
  afterEach(() => portal.close());

  test('an outage loses nothing: the deal is scored when HubSpot is back', async () => {
    await eventually(() => expect(logged(portal, 'portal ready')).toHaveLength(1));
    await portal.emulator.control.inject({ match: '/crm/objects', status: 503, times: 2 });
    await portal.emulator.control.act(lose('1001'));
    await eventually(async () => expect(await flagOf(portal, '1001')).toBe('yes'), 40_000);
    expect(logged(portal, 'HubSpot answered 503').length).toBeGreaterThan(0);
  });

  test('while nobody answers at all, no attempt is used up: the deal is scored when HubSpot is back', async () => {
    await eventually(() => expect(logged(portal, 'portal ready')).toHaveLength(1));
    await portal.emulator.control.outage(true);
    await portal.emulator.control.act(lose('1001'));
    await eventually(() => expect(logged(portal, 'HubSpot cannot be reached').length).toBeGreaterThan(1));
    await portal.emulator.control.outage(false);
    await eventually(async () => expect(await flagOf(portal, '1001')).toBe('yes'));
    expect(logged(portal, 'will be tried again')).toEqual([]);
    expect(logged(portal, 'gave up')).toEqual([]);
  });

  test('a rate limit is kept to: no call is made before Retry-After has passed', async () => {
    await eventually(() => expect(logged(portal, 'portal ready')).toHaveLength(1));
    await portal.emulator.control.inject({
      match: '/crm/objects',
      status: 429,
      headers: { 'Retry-After': '3' },
      body: {
        status: 'error',
        message: 'You have reached your ten_secondly_rolling limit.',
        policyName: 'TEN_SECONDLY_ROLLING',
      },
      times: 1,
    });
    const started = Date.now();
    await portal.emulator.control.act(lose('1001'));
    await eventually(async () => expect(await flagOf(portal, '1001')).toBe('yes'));
    expect(Date.now() - started).toBeGreaterThan(2_900);
    expect(logged(portal, 'request limit of this account is used up')).toHaveLength(1);
  });

  test("the portal's own rules refuse the write: the verdict stays on the card, with the reason", async () => {
    await portal.emulator.control.requireProperty({
      pipeline: 'default',
      stage: '99887766',
      property: 'closed_lost_reason',
    });
    await portal.emulator.control.act(lose('1001'));
    await portal.emulator.control.act(lose('1002', 'Timing'));
    await eventually(async () => expect(await flagOf(portal, '1002')).toBe('yes'));
    const card = await eventually(async () => {
      const shown = await cardOf(portal, '1001');
      expect(shown.notWritten).toContain('closed_lost_reason');
      return shown;
    });
    expect(card).toMatchObject({ state: 'scored', verdict: { flag: true } });
    expect(await flagOf(portal, '1001')).toBeFalsy();
    const before = (await portal.emulator.control.calls()).length;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect((await portal.emulator.control.calls()).length).toBe(before);
    await portal.emulator.control.act({
      kind: 'set',
      as: BOSS.userId,
      deal: '1001',
      properties: { closed_lost_reason: 'Timing' },
    });
    await eventually(async () => expect(await flagOf(portal, '1001')).toBe('yes'));
  });
});

describeOnBothStores('a deal that cannot be worked on', (fresh) => {
  test('becomes a dead letter with its cause, shown on the card, and npm run retry puts it back', async () => {
    const store: FreshStore = await fresh();
    const portal = await runPortal(store);
    await eventually(() => expect(logged(portal, 'portal ready')).toHaveLength(1));
    await portal.emulator.control.inject({
      match: '/notes/batch/read',
      status: 400,
      body: { status: 'error', message: 'made to fail' },
    });
    await portal.emulator.control.act(lose('1001'));
    await eventually(async () =>
      expect(await cardOf(portal, '1001')).toMatchObject({
        state: 'failed',
        message: expect.stringContaining('made to fail'),
      }),
    );
    expect(logged(portal, 'npm run retry').length).toBeGreaterThan(0);
    await portal.emulator.control.clearFaults();
    await portal.server.close();
    const opened = await open(store);
    expect(await readDeadLetters(opened.boss)).toMatchObject([
      { queue: 'score', data: { dealId: '1001' }, cause: expect.stringContaining('made to fail') },
    ]);
    expect(await retryDeadLetters(opened.boss)).toBe(1);
    await opened.close();
    await portal.restart();
    await eventually(async () => expect(await flagOf(portal, '1001')).toBe('yes'));
    expect((await cardOf(portal, '1001')).state).toBe('scored');
    await portal.close();
  });
});

describe('when access is not as it should be', () => {
  test('a wrong token: says so with the mend, at start and in readiness, and keeps the webhooks', async () => {
    const portal = await runPortal(await freshFolder(), { env: { HUBSPOT_ACCESS_TOKEN: 'not-the-token' } });
    await eventually(() =>
      expect(logged(portal, 'Put the app’s present access token'.replace('’', "'")).length).toBeGreaterThan(0),
    );
    await portal.emulator.control.act(lose('1001'));
    await portal.emulator.control.idle();
    const deliveries = await portal.emulator.control.deliveries();
    expect(deliveries.map((delivery: { status: number | null }) => delivery.status)).toContain(204);
    await portal.close();
  });

  test('a missing scope for notes: what cannot be read is named on the card, with the scope', async () => {
    const scopes = ALL_SCOPES.filter((scope) => !scope.startsWith('crm.objects.contacts'));
    const portal = await runPortal(await freshFolder(), { seed: smallPortal({ scopes }) });
    await portal.emulator.control.act(lose('1001', 'They had no budget and never were serious about this'));
    const card = await eventually(async () => {
      const shown = await cardOf(portal, '1001');
      expect(shown.state).toBe('scored');
      return shown;
    });
    expect(card.unreadable.find((one) => one.kind === 'note')?.why).toContain('crm.objects.contacts.read');
    await portal.close();
  });

  test('e-mails without the scope sales-email-read are named as not readable', async () => {
    const seed = smallPortal({ scopes: ALL_SCOPES.filter((scope) => scope !== 'sales-email-read') });
    seed.engagements.push({
      id: '95000',
      type: 'emails',
      deals: ['1001'],
      daysAgo: 2,
      owner: '501',
      properties: { hs_email_subject: 'Our offer', hs_email_html: '<p>Hello</p>', hs_email_direction: 'EMAIL' },
    });
    const portal = await runPortal(await freshFolder(), { seed });
    await portal.emulator.control.act(lose('1001'));
    const card = await eventually(async () => {
      const shown = await cardOf(portal, '1001');
      expect(shown.state).toBe('scored');
      return shown;
    });
    expect(card.unreadable).toMatchObject([
      { kind: 'email', count: 1, why: expect.stringContaining('sales-email-read') },
    ]);
    await portal.close();
  });

  test('the properties are made once, and mended when somebody changed them', async () => {
    const store = await freshFolder();
    const portal = await runPortal(store);
    await eventually(() => expect(logged(portal, 'portal ready')).toHaveLength(1));
    await portal.restart();
    await eventually(() => expect(logged(portal, 'portal ready')).toHaveLength(2));
    expect(logged(portal, 'portal ready')[1]).toMatchObject({ created: [], repaired: [] });
    const change = {
      method: 'PATCH',
      headers: { Authorization: 'Bearer emulator-access-token', 'Content-Type': 'application/json' },
    };
    const options = [{ label: 'Maybe', value: 'maybe', displayOrder: 0, hidden: false }];
    const answer = await fetch(`${portal.emulator.url}/crm/properties/2026-09/deals/onus_flag`, {
      ...change,
      body: JSON.stringify({ options }),
    });
    expect(answer.status).toBe(200);
    await portal.restart();
    await eventually(() => expect(logged(portal, 'portal ready')).toHaveLength(3));
    expect(logged(portal, 'portal ready')[2]).toMatchObject({ created: [], repaired: ['onus_flag'] });
    await portal.close();
  });
});
