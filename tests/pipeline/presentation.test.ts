import type { CardData } from '../../app-card/app/cards/card-data.ts';
import { callCard, newKey } from '../setup/call-card.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { signAction } from '../setup/sign-action.ts';
import { BOSS, LOST, lose, portalWithPresentation, REP, STRANGER } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

const NEED =
  'Asked the head nurse: night shifts stay unfilled, overtime costs them 9k a month, and she promised the board to end it before June.';

describeOnBothStores('before the presentation', (fresh) => {
  let portal: RunningPortal;
  const act = (action: Parameters<RunningPortal['emulator']['control']['act']>[0]) =>
    portal.emulator.control.act(action);
  const move = (deal: string, dealstage: string) =>
    act({ kind: 'set', as: REP.userId, deal, properties: { dealstage } });
  const log = (deal: string, hs_note_body: string) =>
    act({ kind: 'log', as: REP.userId, type: 'notes', deals: [deal], properties: { hs_note_body } });
  const tasksOf = async (deal: string) => {
    const tasks = await portal.emulator.control.objects('tasks');
    return tasks.filter((task) => task.associations.deals?.includes(deal));
  };
  const deal = async (id: string) => (await portal.emulator.control.object('deals', id)).properties;
  const user = (who: typeof REP | typeof BOSS | typeof STRANGER) => ({ portalId: portal.portalId, ...who });
  const card = async (who: typeof REP | typeof BOSS | typeof STRANGER, id: string) =>
    (await callCard(portal.server.url, user(who), `/hubspot/cards/deals/${id}`)).body as unknown as CardData;
  const post = (who: typeof REP | typeof BOSS, id: string, body: object) =>
    callCard(portal.server.url, user(who), `/hubspot/cards/deals/${id}/discovery`, {
      idempotencyKey: newKey(),
      ...body,
    });

  beforeAll(async () => {
    portal = await runPortal(await fresh(), { seed: portalWithPresentation(16) });
  });
  afterAll(() => portal.close());

  test('in the stage before it, the card asks for what is missing and there is no task yet', async () => {
    await move('1001', 'needs');
    await eventually(async () => expect((await deal('1001')).onus_discovery).toBe('none'));
    const shown = await card(REP, '1001');
    expect(shown).toMatchObject({
      state: 'open',
      viewer: 'owner',
      needs: { moment: 'next', stage: 'Demo', known: [] },
    });
    expect(shown.needs?.missing).toHaveLength(5);
    expect(await tasksOf('1001')).toEqual([]);
  });

  test('far from it, nothing is asked, until a demo is booked', async () => {
    expect(await card(REP, '1002')).toMatchObject({ state: 'not_lost', needs: null });
    const meeting = { hs_meeting_title: 'Product demo with the board', hs_meeting_body: 'Zoom' };
    await act({ kind: 'log', as: REP.userId, type: 'meetings', deals: ['1002'], properties: meeting });
    await eventually(async () =>
      expect(await card(REP, '1002')).toMatchObject({ state: 'open', needs: { moment: 'meeting' } }),
    );
  });

  test('presented without discovery: one task for the owner, due the next working day, and never a second one', async () => {
    await move('1003', 'demo');
    await eventually(async () => expect(await tasksOf('1003')).toHaveLength(1));
    const [task] = await tasksOf('1003');
    expect(task?.properties).toMatchObject({ hubspot_owner_id: REP.ownerId, hs_task_status: 'NOT_STARTED' });
    expect(task?.properties.hs_task_body).toContain('what it costs them today');
    const due = new Date(task?.properties.hs_timestamp ?? '');
    expect(due.getTime()).toBeGreaterThan(Date.now());
    expect([0, 6]).not.toContain(due.getUTCDay());
    await move('1003', 'needs');
    await move('1003', 'contract');
    await log('1003', 'Sent the contract');
    await portal.emulator.control.idle();
    await eventually(async () => expect((await card(REP, '1003')).deal.stage).toBe('Contract'));
    expect(await tasksOf('1003')).toHaveLength(1);
  });

  test('logging the need completes the task; the card turns', async () => {
    await log('1003', NEED);
    await eventually(async () => expect((await tasksOf('1003'))[0]?.properties.hs_task_status).toBe('COMPLETED'));
    await eventually(async () => expect((await deal('1003')).onus_discovery).toBe('real'));
    const shown = await card(BOSS, '1003');
    expect(shown.needs?.discovery).toBe('real');
    expect(NEED).toContain(shown.needs?.known[0]?.quote.quote);
  });

  test('the form: saved as one note in the rep’s name, shown at once, the task is completed', async () => {
    await move('1004', 'contract');
    await eventually(async () => expect(await tasksOf('1004')).toHaveLength(1));
    const answers = {
      problem: 'Rota takes <b>two days</b> & nobody likes it',
      consequence: '300 hours overtime a month',
    };
    const answer = await post(REP, '1004', { answers });
    expect(answer).toMatchObject({ status: 200, body: { needs: { saving: true, discovery: 'real' } } });
    expect((answer.body as unknown as CardData).needs?.missing.map(({ need }) => need)).toEqual([
      'who',
      'decision',
      'nothing',
    ]);
    await post(REP, '1004', { answers });
    await eventually(async () => expect((await tasksOf('1004'))[0]?.properties.hs_task_status).toBe('COMPLETED'));
    await eventually(async () => expect((await card(REP, '1004')).needs?.saving).toBe(false));
    const notes = (await portal.emulator.control.objects('notes')).filter((note) =>
      note.associations.deals?.includes('1004'),
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]?.properties).toMatchObject({ hubspot_owner_id: REP.ownerId });
    expect(notes[0]?.properties.hs_note_body).toContain('&lt;b&gt;two days&lt;/b&gt; &amp; nobody');
    expect((await card(REP, '1004')).needs?.known[0]?.quote.quote).toBe(answers.problem);
  });

  test('who may not, what is too long, and what is empty is refused with what to do', async () => {
    await move('1005', 'needs');
    await card(REP, '1005');
    expect(await post(BOSS, '1005', { answers: { problem: 'x' } })).toMatchObject({ status: 403 });
    const long = await post(REP, '1005', { answers: { who: 'x'.repeat(50_000) } });
    expect(long).toMatchObject({ status: 400 });
    expect(long.body.error).toContain('“Who cares most, and why?” is too long');
    expect(await post(REP, '1005', { answers: { who: '  ' } })).toMatchObject({ status: 400 });
    expect((await card(STRANGER, '1005')).needs).toBeNull();
  });

  test('a rep may say that nothing is to be asked: no task comes, and one that stands is completed', async () => {
    await move('1006', 'needs');
    await card(REP, '1006');
    await post(REP, '1006', { dismiss: 'Renewal, we know them' });
    await move('1006', 'demo');
    await move('1007', 'demo');
    await eventually(async () => expect(await tasksOf('1007')).toHaveLength(1));
    await post(REP, '1007', { dismiss: 'Renewal' });
    await eventually(async () => expect((await tasksOf('1007'))[0]?.properties.hs_task_status).toBe('COMPLETED'));
    await eventually(async () => expect((await card(BOSS, '1006')).deal.stage).toBe('Demo'));
    expect((await card(BOSS, '1006')).needs?.dismissed).toEqual({ reason: 'Renewal, we know them', by: 'Rita Rep' });
    expect(await tasksOf('1006')).toEqual([]);
  });

  test('a task that the rep deleted does not come back, and logging the need later is no failure', async () => {
    await move('1008', 'demo');
    await eventually(async () => expect(await tasksOf('1008')).toHaveLength(1));
    const [task] = await tasksOf('1008');
    await act({ kind: 'remove', as: REP.userId, type: 'tasks', id: task?.id ?? '' });
    await log('1008', 'Sent an offer');
    await log('1008', NEED);
    await eventually(async () => expect((await deal('1008')).onus_discovery).toBe('real'));
    expect((await tasksOf('1008')).filter((one) => !one.archived)).toEqual([]);
    expect(portal.log.filter((line) => Number(line.level) >= 50)).toEqual([]);
  });

  test('a colleague’s note counts as well, and a deleted note takes what it told along', async () => {
    await log('1014', 'Sent an offer');
    await move('1014', 'demo');
    await eventually(async () => expect(await tasksOf('1014')).toHaveLength(1));
    const noted = await act({
      kind: 'log',
      as: BOSS.userId,
      type: 'notes',
      deals: ['1014'],
      properties: { hs_note_body: NEED },
    });
    await eventually(async () => expect((await tasksOf('1014'))[0]?.properties.hs_task_status).toBe('COMPLETED'));
    await act({ kind: 'remove', as: BOSS.userId, type: 'notes', id: noted.id });
    await eventually(async () => expect((await card(REP, '1014')).needs?.discovery).toBe('none'));
  });

  test('a deal that is closed leaves no task behind', async () => {
    await move('1015', 'demo');
    await eventually(async () => expect(await tasksOf('1015')).toHaveLength(1));
    await move('1015', 'closedwon');
    await eventually(async () => expect((await tasksOf('1015'))[0]?.properties.hs_task_status).toBe('COMPLETED'));
  });

  test('a deal without an owner gets no task, and nothing fails', async () => {
    await act({ kind: 'set', as: REP.userId, deal: '1009', properties: { hubspot_owner_id: '', dealstage: 'demo' } });
    await eventually(async () => expect((await deal('1009')).onus_discovery).toBe('none'));
    expect(await tasksOf('1009')).toEqual([]);
  });

  test('looking back, the lost deal says whether the need came first', async () => {
    await log('1016', NEED);
    await act(lose('1016', 'They never got it'));
    await eventually(async () => expect((await deal('1016')).onus_discovery_before_presentation).toBe('no'));
    expect((await card(BOSS, '1016')).verdict?.before).toMatchObject({ discovered: 'no' });
    await log('1010', NEED);
    await move('1010', 'demo');
    await eventually(async () => expect((await deal('1010')).onus_discovery).toBe('real'));
    await act(lose('1010', 'They froze all spend after the fire'));
    await eventually(async () => expect((await deal('1010')).onus_discovery_before_presentation).toBe('yes'));
    await act(lose('1011', 'They never got it'));
    await eventually(async () => expect((await deal('1011')).onus_locus).toBe('prospect'));
    expect((await deal('1011')).onus_discovery_before_presentation ?? '').toBe('');
  });

  test('the settings show each pipeline’s stage; a manager changes it, others may not', async () => {
    const path = '/hubspot/settings';
    const shown = await callCard(portal.server.url, user(BOSS), path);
    expect(shown.body).toMatchObject({ pipelines: [{ id: 'default', presentation: 'demo', by: 'name' }] });
    expect((await callCard(portal.server.url, user(REP), path)).status).toBe(403);
    const choose = (stageId: string | null) =>
      callCard(portal.server.url, user(BOSS), `${path}/presentation-stage`, { pipelineId: 'default', stageId });
    expect((await choose('contract')).body).toMatchObject({ pipelines: [{ presentation: 'contract', by: 'admin' }] });
    expect((await choose(LOST)).status).toBe(409);
    await eventually(async () =>
      expect(await card(REP, '1006')).toMatchObject({ needs: { moment: 'next', stage: 'Contract' } }),
    );
    await move('1012', 'demo');
    await eventually(async () =>
      expect(await card(REP, '1012')).toMatchObject({ needs: { moment: 'next', stage: 'Contract' } }),
    );
    expect((await choose(null)).body).toMatchObject({ pipelines: [{ presentation: null, by: 'admin' }] });
  });

  test('the workflow action answers what is known and what is missing, to HubSpot alone', async () => {
    const url = `${portal.server.url}/hubspot/workflow-actions/check-discovery`;
    const body = {
      callbackId: 'ap-1',
      origin: { portalId: portal.portalId },
      object: { objectId: 1004, objectType: 'DEAL' },
    };
    const signed = await fetch(url, signAction(url, body));
    expect(signed.status).toBe(200);
    expect(await signed.json()).toEqual({
      outputFields: { discovery: 'real', missing: 'who;decision;nothing', hs_execution_state: 'SUCCESS' },
    });
    expect((await fetch(url, signAction(url, body, 'wrong secret'))).status).toBe(401);
    const other = { ...body, object: { objectId: 4040404 } };
    expect((await fetch(url, signAction(url, other))).status).toBe(404);
  });
});
