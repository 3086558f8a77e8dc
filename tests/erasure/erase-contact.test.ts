import type { CardData } from '../../app-card/app/cards/card-data.ts';
import { ERASE_QUEUE, type EraseJob, FIND_DEALS_QUEUE, SCORE_QUEUE } from '../../src/jobs/enqueue.ts';
import { callCard, newKey } from '../setup/call-card.ts';
import { open } from '../setup/connect-portal.ts';
import { postWebhook } from '../setup/post-webhook.ts';
import { readMetrics } from '../setup/read-metrics.ts';
import { install, installable, type RunningApp, runApp } from '../setup/run-app.ts';
import { eventually } from '../setup/run-portal.ts';
import { tablesWith } from '../setup/search-tables.ts';
import { BOSS, EXCUSE, lose, REP } from '../setup/small-portal.ts';
import { describeOnBothStores, type FreshStore, freshFolder } from '../setup/stores.ts';

/** A name that stands nowhere else. */
const NAME = 'Zephyrine Quackenbush';
const NOTE = '90000';
const FIRST = `Presented it well, answered everything, and ${NAME} still doesn't get it.`;
const SECOND = `Great product, presented it well, answered every single objection, and ${NAME} still doesn't get it. They are just not smart enough to see the value.`;

describeOnBothStores('when HubSpot tells that a contact asked to be erased', (fresh) => {
  let store: FreshStore;
  let app: RunningApp;
  let contact: string;
  const hubspot = async (method: string, path: string, body?: object) => {
    const headers = { Authorization: 'Bearer fixed-777', 'Content-Type': 'application/json' };
    const answer = await fetch(app.emulator.url + path, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await answer.json()) as { id: string };
  };
  const call = async (user: typeof BOSS | typeof REP, path: string, body?: object) =>
    callCard(app.url, { portalId: 777, ...user }, `/hubspot/cards/deals/${path}`, body);
  const cardOf = async (deal: string) => (await call(BOSS, deal)).body as unknown as CardData;
  const storeWith = async <T>(look: (opened: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> => {
    await app.server.close();
    const opened = await open(store);
    const found = await look(opened);
    await opened.close();
    await app.restart();
    return found;
  };
  const review = async () => (await app.emulator.control.object('deals', '1001', 777)).properties.onus_review ?? '';
  /** Resolves when no look at a deal waits or runs, twice a second apart. */
  const workedOff = async () => {
    for (let quiet = 0; quiet < 2; ) {
      const looks = app.log.filter(({ msg }) => msg === 'deals looked at').length;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const metrics = await readMetrics(app.server.operationsUrl);
      const due = [SCORE_QUEUE, FIND_DEALS_QUEUE].map((queue) =>
        metrics.get(`onus_oldest_due_job_seconds{queue="${queue}"}`),
      );
      const looked = app.log.filter(({ msg }) => msg === 'deals looked at').length - looks;
      quiet = looked === 0 && due.every((seconds) => seconds === 0) ? quiet + 1 : 0;
    }
  };
  const tables = () => storeWith((opened) => tablesWith(opened, NAME));

  /** A lost deal of this contact whose name, note, decision, contest and own part all name them, with an earlier verdict that quotes them too. */
  beforeEach(async () => {
    store = await fresh();
    const seed = installable(777, { deals: 2 });
    const [first] = seed.deals;
    if (first) first.name = `${NAME} wants a demo`;
    app = await runApp(store, { seeds: [seed] });
    await install(app, 777);
    const created = await hubspot('POST', '/crm/objects/2026-09/contacts', { properties: { lastname: NAME } });
    contact = created.id;
    await hubspot('PUT', `/crm/objects/2026-09/deals/1001/associations/default/contacts/${contact}`);
    const write = (words: string) => ({
      kind: 'edit' as const,
      as: REP.userId,
      type: 'notes' as const,
      id: NOTE,
      properties: { hs_note_body: `<p>${words}</p>` },
    });
    await app.emulator.control.act(write(FIRST), 777);
    for (const deal of ['1001', '1002']) await app.emulator.control.act(lose(deal), 777);
    const verdictOf = async (words: string) =>
      eventually(async () => {
        const card = await cardOf('1001');
        expect(JSON.stringify(card.verdict)).toContain(words);
        return card.verdict?.id ?? '';
      });
    await verdictOf(`${NAME} still`);
    await app.emulator.control.act(write(SECOND), 777);
    await verdictOf('just not smart enough');
    await call(REP, '1001/reflection', { idempotencyKey: newKey(), text: `I never asked ${NAME} about the budget` });
    const verdictId = await verdictOf(`never asked ${NAME}`);
    const idempotencyKey = newKey();
    const answers = [
      await call(REP, '1001/contest', { idempotencyKey, verdictId, ground: 'facts', text: `${NAME} said so` }),
      await call(BOSS, '1001/review', {
        idempotencyKey: newKey(),
        verdictId,
        decision: 'overruled',
        reason: `I called ${NAME}`,
      }),
    ];
    expect(answers).toEqual([expect.objectContaining({ status: 200 }), expect.objectContaining({ status: 200 })]);
  });
  afterEach(() => app.close());

  test('nothing of what was told of them is left in any table, the deal is read anew, and the decision holds', async () => {
    await eventually(async () => expect(await review()).toBe('overruled'));
    await app.emulator.control.idle();
    await workedOff();
    // Of all that follows, the erasure is heard first: a note changed before it would be other words, and open again.
    await app.emulator.control.webhooks({ paused: true });
    // What the people of the account clean up themselves; HubSpot's erasure takes the contact and its associations.
    for (const note of await app.emulator.control.objects('notes', 777))
      if (note.properties.hs_note_body?.includes(NAME))
        await app.emulator.control.act(
          {
            kind: 'edit',
            as: REP.userId,
            type: 'notes',
            id: note.id,
            properties: { hs_note_body: note.properties.hs_note_body.replaceAll(NAME, 'the boss') },
          },
          777,
        );
    await hubspot('PATCH', '/crm/objects/2026-09/deals/1001', { properties: { dealname: 'A demo' } });
    await app.emulator.control.erase(contact, 777);
    const event = { subscriptionType: 'contact.privacyDeletion', objectId: Number(contact), portalId: 777 };
    await postWebhook(app.url, [{ ...event, eventId: 1, subscriptionId: 1, appId: 5, occurredAt: Date.now() }]);
    await eventually(() => expect(app.log.some(({ msg }) => msg === 'erased what was told of contacts')).toBe(true));
    const card = await eventually(async () => {
      const shown = await cardOf('1001');
      expect(JSON.stringify(shown.verdict?.evidence)).toContain('never asked the boss');
      expect(shown.deal.name).toBe('A demo');
      return shown;
    });
    expect(JSON.stringify(card)).not.toContain(NAME);
    expect(JSON.stringify((await cardOf('1002')).verdict?.evidence)).not.toContain('[erased]');
    await eventually(async () => expect(await review()).toMatch(/overruled|contested/));
    expect(await tables()).toEqual([]);
  });

  test('what can be told without HubSpot is erased although the portal has left', async () => {
    await app.emulator.control.uninstall(777);
    await app.emulator.control.erase(contact, 777);
    await app.emulator.control.idle();
    await eventually(() =>
      expect(app.log.some(({ msg }) => String(msg).includes("no longer takes this portal's access"))).toBe(true),
    );
    expect(await tables()).toEqual([]);
  });

  test('a last pass, after HubSpot has finished its own erasure, takes what was read until then', async () => {
    const before = await tables();
    for (const table of ['deal', 'verdict', 'review', 'contest', 'reflection'])
      expect(before).toContain(`public.${table}`);
    await app.emulator.control.erase(contact, 777);
    await eventually(() => expect(app.log.some(({ msg }) => msg === 'erased what was told of contacts')).toBe(true));
    // HubSpot still has the note: it is quoted again, until it goes.
    await eventually(async () => expect(JSON.stringify(await cardOf('1001'))).toContain(NAME));
    for (const note of await app.emulator.control.objects('notes', 777))
      if (note.properties.hs_note_body?.includes(NAME))
        await app.emulator.control.act({ kind: 'remove', as: REP.userId, type: 'notes', id: note.id }, 777);
    await hubspot('PATCH', '/crm/objects/2026-09/deals/1001', { properties: { dealname: 'A demo' } });
    await eventually(async () => expect(JSON.stringify((await cardOf('1001')).verdict)).not.toContain(NAME));
    const waiting = await storeWith(async ({ boss }) => {
      const [job] = await boss.findJobs<EraseJob>(ERASE_QUEUE, { queued: true });
      const inMinutes = ((job?.startAfter.getTime() ?? 0) - Date.now()) / 60_000;
      if (job?.singletonKey)
        await boss.upsert(
          ERASE_QUEUE,
          { ...job.data, pass: 2 },
          { singletonKey: job.singletonKey, startAfter: new Date(0) },
        );
      return { inMinutes, data: job?.data };
    });
    expect(waiting).toMatchObject({ data: { portalId: '777', contactId: contact, pass: 1 } });
    expect(waiting.inMinutes).toBeGreaterThan(13);
    await eventually(() =>
      expect(app.log.some(({ msg, pass }) => msg === 'erased what was told of contacts' && pass === 2)).toBe(true),
    );
    await eventually(async () => expect(await tables()).toEqual([]), 10_000);
  });
});

test('deals whose contacts were never read are read anew, and their earlier verdicts lose their quotes', async () => {
  const store = await freshFolder();
  const app = await runApp(store, {
    seeds: [installable(777, { deals: 1, note: FIRST })],
  });
  await install(app, 777);
  await app.emulator.control.act(lose('1001'), 777);
  const flag = async () => (await app.emulator.control.object('deals', '1001', 777)).properties.onus_flag;
  await eventually(async () => expect(await flag()).toBe('yes'));
  await app.server.close();
  const opened = await open(store);
  await opened.db.updateTable('deal').set({ contacts_known: false }).execute();
  await opened.db.updateTable('verdict').set({ superseded_at: new Date() }).execute();
  await opened.close();
  await app.restart();
  await app.emulator.control.act(
    { kind: 'edit', as: REP.userId, type: 'notes', id: NOTE, properties: { hs_note_body: `<p>${EXCUSE}</p>` } },
    777,
  );
  const answer = await fetch(`${app.emulator.url}/crm/objects/2026-09/contacts`, {
    method: 'POST',
    headers: { Authorization: 'Bearer fixed-777', 'Content-Type': 'application/json' },
    body: JSON.stringify({ properties: { lastname: 'Somebody' } }),
  });
  await app.emulator.control.erase(((await answer.json()) as { id: string }).id, 777);
  await eventually(() =>
    expect(app.log.find(({ msg }) => msg === 'erased what was told of contacts')).toMatchObject({ deals: 1 }),
  );
  await app.server.close();
  const after = await open(store);
  expect(await tablesWith(after, NAME)).toEqual([]);
  await after.close();
  await app.restart();
  await app.close();
});
