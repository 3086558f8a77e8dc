import { sql } from 'kysely';
import { createQueues, SCORE_QUEUE } from '../../src/jobs/enqueue.ts';
import { deleteOld } from '../../src/retention/delete-old.ts';
import { score } from '../../src/scoring/score.ts';
import { portalSettings, saveSettings } from '../../src/settings/portal-settings.ts';
import { doChore } from '../../src/store/chores.ts';
import type { Store } from '../../src/store/open-store.ts';
import { open } from '../setup/connect-portal.ts';
import { dealRow } from '../setup/deal-row.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
/** Two portals: one keeps what people wrote for 60 days, the other as long as the deal. */
const [SIXTY, EVER] = ['60', '99'];

/**
 * What becomes of the rows of every table that we fill below: how many of a portal with 60 days are left, and of one
 * without. A new table has to be filled and named here; until then this test fails.
 */
const LEFT: Record<string, [ofSixty: number, ofEver: number] | 'not of a portal' | 'kept'> = {
  event: [1, 1],
  ignored_event: [1, 1],
  deal: [1, 3],
  verdict: [1, 3],
  review: [1, 2],
  contest: [1, 2],
  reflection: [1, 2],
  nudge: [1, 2],
  log_entry: [1, 2],
  deal_contact: [1, 2],
  reading: [1, 2],
  model_trial: [0, 0],
  model_spending: 'kept',
  second_reader: 'kept',
  model_rest: 'not of a portal',
  model_pace: 'not of a portal',
  installation: 'kept',
  backfill: 'kept',
  call_budget: 'kept',
  held_deal: 'kept',
  nightly_look: 'kept',
  portal: 'kept',
  portal_settings: 'kept',
  presentation_stage: 'kept',
  seen_request: 'not of a portal',
  chore: 'not of a portal',
};

describeOnBothStores('what is past its time is deleted', (fresh) => {
  let place: FreshStore;
  let store: Store;
  const rowsOf = async (table: string, portalId: string) =>
    (
      await sql<{ row: string }>`select row_to_json(t)::text as row from ${sql.table(table)} t
        where portal_id = ${portalId}`.execute(store.db)
    ).rows.map(({ row }) => row);
  const tables = async (schema: string) =>
    (
      await sql<{ table_name: string }>`select table_name from information_schema.tables
        where table_schema = ${schema} and table_type = 'BASE TABLE'`.execute(store.db)
    ).rows.map((row) => row.table_name);

  beforeAll(async () => {
    place = await fresh();
    store = await open(place);
    await createQueues(store.boss);
    for (const portalId of [SIXTY, EVER]) await fill(store, portalId);
    await saveSettings(store.db, SIXTY, portalSettings.parse({ retentionDays: 60 }), NOW);
    await saveSettings(store.db, EVER, portalSettings.parse({}), NOW);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  test('every table is named, and has old and new rows of both portals to begin with', async () => {
    const ours = (await tables('public')).filter((name) => !name.startsWith('kysely_')).sort();
    expect(ours).toEqual(Object.keys(LEFT).sort());
    for (const [table, left] of Object.entries(LEFT)) {
      if (!Array.isArray(left)) continue;
      for (const portalId of [SIXTY, EVER]) {
        const rows = await rowsOf(table, portalId);
        expect([table, rows.length]).toEqual([table, table === 'deal' ? 4 : table === 'verdict' ? 4 : 3]);
        expect([table, rows.some((row) => row.includes('new words') || row.includes('new.'))]).toEqual([table, true]);
      }
    }
  });

  test('of a portal with 60 days no older word is left in any table; one without loses only deals that HubSpot has deleted', async () => {
    const deleted = await deleteOld(store, NOW);
    for (const [table, left] of Object.entries(LEFT)) {
      if (left === 'not of a portal') continue;
      const [ofSixty, ofEver] = [await rowsOf(table, SIXTY), await rowsOf(table, EVER)];
      if (left !== 'kept') expect({ table, left: [ofSixty.length, ofEver.length] }).toEqual({ table, left });
      const old = ofSixty.filter((row) => row.includes('old words') || row.includes('old.'));
      expect({ table, old }).toEqual({ table, old: [] });
      expect({ table, gone: ofEver.filter((row) => row.includes('gone words')) }).toEqual({ table, gone: [] });
    }
    for (const table of (await tables('pgboss')).filter((name) => name.startsWith('job'))) {
      const { rows } = await sql<{ row: string }>`select row_to_json(t)::text as row
        from ${sql.table(`pgboss.${table}`)} t`.execute(store.db);
      expect(rows.filter(({ row }) => row.includes('old words') && row.includes(`"portalId":"${SIXTY}"`))).toEqual([]);
    }
    expect(await store.db.selectFrom('seen_request').select('signature').execute()).toEqual([{ signature: 'new' }]);
    expect(deleted).toMatchObject({ verdict: 4, deal: 4, log_entry: 3, event: 4, seen_request: 1 });
  });

  test('deleting once more deletes nothing', async () => {
    expect(await deleteOld(store, NOW)).toEqual({});
  });

  test('an answered prompt on an open deal keeps its state without the words, so that nobody is asked again', async () => {
    await store.db
      .insertInto('deal')
      .values({ ...dealRow(SIXTY, 'open', 'open', daysAgo(1)), name: 'new words' })
      .execute();
    await store.db
      .insertInto('nudge')
      .values(nudgeRow(SIXTY, 'open', 'old words', daysAgo(70)))
      .execute();
    await deleteOld(store, NOW);
    const nudge = await store.db.selectFrom('nudge').selectAll().where('deal_id', '=', 'open').executeTakeFirst();
    expect(nudge).toMatchObject({ state: 'dismissed', reason: null, user_email: null });
  });

  test('a chore is done by one process a day, and again after a day or a failure', async () => {
    const done: string[] = [];
    const chore = (who: string, at: Date) =>
      doChore(store.db, 'sweep', 86_400_000, at, async () => void done.push(who));
    expect(await Promise.all([chore('a', NOW), chore('b', NOW)])).toContain(true);
    expect(done).toHaveLength(1);
    expect(await chore('c', new Date(NOW.getTime() + 1))).toBe(false);
    const tomorrow = new Date(NOW.getTime() + 86_400_000);
    const failing = doChore(store.db, 'sweep', 86_400_000, tomorrow, () => Promise.reject(new Error('no broom')));
    await expect(failing).rejects.toThrow('no broom');
    expect(await chore('d', tomorrow)).toBe(true);
    expect(done).toHaveLength(2);
  });
});

function nudgeRow(portal_id: string, deal_id: string, reason: string, at: Date) {
  return {
    portal_id,
    deal_id,
    state: 'dismissed' as const,
    reason,
    user_email: null,
    task_id: null,
    created_at: at,
    updated_at: at,
  };
}

/** A deal of 70 days ago, one of 10 days ago with an earlier verdict of 80, one that HubSpot deleted 100 days ago, and a won one of old. */
async function fill(store: Store, portal_id: string): Promise<void> {
  const { db } = store;
  await db.insertInto('portal').values({ portal_id, time_zone: null, paused_until: null, problem: null }).execute();
  const verdict = async (deal_id: string, words: string, scored_at: Date, superseded_at: Date | null) =>
    String(
      (
        await db
          .insertInto('verdict')
          .values({
            portal_id,
            deal_id,
            scorer: 'test',
            input_hash: 'test',
            verdict: JSON.stringify({ ...score({ closedBy: null, passages: [] } as never), reason: words }) as never,
            sources: '{}' as never,
            scored_at,
            superseded_at,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id,
    );
  const kinds: [dealId: string, words: string, at: Date, state: 'lost' | 'deleted'][] = [
    ['1', 'old words', daysAgo(70), 'lost'],
    ['2', 'new words', daysAgo(10), 'lost'],
    ['3', 'gone words', daysAgo(100), 'deleted'],
  ];
  for (const [deal_id, words, at, state] of kinds) {
    const email = `${words.split(' ')[0]}.rep@example.com`;
    await db
      .insertInto('deal')
      .values({ ...dealRow(portal_id, deal_id, state, state === 'deleted' ? at : daysAgo(5)), name: words })
      .execute();
    const hash = { portal_id, deal_id, input_hash: words };
    await db
      .insertInto('reading')
      .values({ ...hash, reader: 'm', state: 'read', answer: null, why: words, again: null, month: '', asked_at: at })
      .execute();
    await db
      .insertInto('model_trial')
      .values({ portal_id, deal_id, local: null, model: null, why: words, asked_at: at })
      .execute();
    await db.insertInto('deal_contact').values({ portal_id, deal_id, contact_id: words }).execute();
    const id = await verdict(deal_id, words, at, null);
    const by = { portal_id, deal_id, user_id: '1', user_email: email, idempotency_key: words, created_at: at };
    await db
      .insertInto('review')
      .values({ ...by, verdict_id: id, decision: 'confirmed', reason: words })
      .execute();
    await db
      .insertInto('contest')
      .values({ ...by, verdict_id: id, ground: 'facts', text: words })
      .execute();
    await db
      .insertInto('reflection')
      .values({ ...by, text: words, owner_id: '1', note_id: null })
      .execute();
    await db
      .insertInto('nudge')
      .values(nudgeRow(portal_id, deal_id, words, at))
      .execute();
    await db
      .insertInto('log_entry')
      .values({
        portal_id,
        at,
        user_id: '1',
        user_email: email,
        action: 'reviewed',
        deal_id,
        owner_id: null,
        detail: words,
        once: null,
      })
      .execute();
    await db
      .insertInto('event')
      .values({
        portal_id,
        key: words,
        subscription_type: words,
        object_type: 'deal',
        object_id: deal_id,
        property_name: null,
        change_source: null,
        occurred_at: at,
        received_at: at,
      })
      .execute();
    await db
      .insertInto('ignored_event')
      .values({ portal_id, subscription_type: words, why: 'unknown object', last_at: at })
      .execute();
  }
  await verdict('2', 'old words', daysAgo(80), daysAgo(10));
  await db
    .insertInto('deal')
    .values({ ...dealRow(portal_id, '4', 'open', daysAgo(65)), name: 'old words' })
    .execute();
  if (portal_id === SIXTY) {
    await db
      .insertInto('seen_request')
      .values({ signature: 'old', seen_at: daysAgo(1) })
      .execute();
    await db.insertInto('seen_request').values({ signature: 'new', seen_at: NOW }).execute();
  }
  const data = { portalId: portal_id, dealId: '1', cause: 'old words' };
  const letter = await store.boss.send(`${SCORE_QUEUE}-dead`, data);
  await sql`update pgboss.job set created_on = ${daysAgo(70)}::timestamptz where id = ${letter}`.execute(db);
}
