import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import type { PortalSeed } from '../emulator/seed.ts';
import { startEmulator } from '../emulator/start-emulator.ts';
import { createLog } from '../src/log.ts';
import { tallyQuery } from '../src/review/read-tallies.ts';
import { startServer } from '../src/start-server.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { callCard } from '../tests/setup/call-card.ts';
import { CLIENT_SECRET, TOKEN } from '../tests/setup/names.ts';
import { runPostgres } from '../tests/setup/run-postgres.ts';
import { BOSS, smallPortal } from '../tests/setup/small-portal.ts';

const REPS = 50;
const DEALS = 20_000;
/** The last rep began this month; the others have from about 30 deals to more than 1,500. */
const DEALS_OF_NEW_REP = 12;
const ROUNDS = 15;
const EVER = { pipeline: '', least: '', most: '', tenure: 'all' } as const;

/**
 * The team page over HTTP with 50 reps and 20,000 lost deals, on both databases: milliseconds an answer, and the plan of its
 * query. Baseline of the same run: reading the same verdicts whole, as they are stored, without the columns kept for counting.
 */
export async function benchTeam(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-bench-'));
  const postgres = await runPostgres();
  const places: [string, Record<string, string>][] = [
    ['embedded', { ONUS_DATA_DIR: path.join(folder, 'data') }],
    ['PostgreSQL', { DATABASE_URL: postgres.url }],
  ];
  const summary: string[] = [];
  try {
    for (const [name, env] of places) summary.push(`${name} ${await measure(name, env)}`);
  } finally {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  line(`team: ${REPS} reps, ${DEALS} lost deals: ${summary.join('; ')}`);
}

async function measure(name: string, env: Record<string, string>): Promise<string> {
  const seed = manyReps();
  const store = await openStore({ databaseUrl: env.DATABASE_URL, folder: env.ONUS_DATA_DIR ?? '', onError: () => {} });
  await fill(store, String(seed.portalId));
  const which = { portalId: String(seed.portalId), filters: EVER, from: null, now: new Date() };
  const whole = await median(async () => {
    await store.db.selectFrom('verdict').selectAll().where('portal_id', '=', which.portalId).execute();
  });
  line(`\n${name}: plan of the team page's query`);
  for (const row of await planOf(store, tallyQuery(which, 'standing'))) line(`  ${row}`);
  await store.close();
  const page = await overHttp(seed, env);
  line(
    `${name}: team page ${page.all.toFixed(0)} ms, the last 90 days ${page.quarter.toFixed(0)} ms, one rep ${page.rep.toFixed(0)} ms (median of ${ROUNDS}); reading the verdicts whole ${whole.toFixed(0)} ms`,
  );
  return `${page.all.toFixed(0)} ms (${(page.all / whole).toFixed(2)}× reading the verdicts whole)`;
}

async function overHttp(seed: PortalSeed, env: Record<string, string>) {
  const emulator = await startEmulator({ portals: [seed] });
  const server = await startServer(
    {
      HUBSPOT_ACCESS_TOKEN: TOKEN,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_API_BASE_URL: emulator.url,
      ONUS_MANAGERS: BOSS.email,
      ONUS_BACKFILL: 'off',
      PORT: '0',
      ...env,
    },
    { log: createLog('silent') },
  );
  const ask = (address: string) => async () => {
    const { status, body } = await callCard(server.url, { portalId: seed.portalId, ...BOSS }, address);
    if (status !== 200) throw new Error(`${address} answered ${status}: ${JSON.stringify(body)}`);
  };
  const times = {
    all: await median(ask('/hubspot/pages/team?period=all')),
    quarter: await median(ask('/hubspot/pages/team?period=90')),
    rep: await median(ask('/hubspot/pages/reps/1000?period=all')),
  };
  await server.close();
  await emulator.close();
  return times;
}

function manyReps(): PortalSeed {
  const seed = smallPortal({ deals: 0 });
  const reps = Array.from({ length: REPS }, (_, index) => ({
    userId: 5000 + index,
    email: `rep${index}@example.com`,
    ownerId: String(1000 + index),
    firstName: 'Rep',
    lastName: String(index),
    role: 'rep' as const,
  }));
  return { ...seed, portalId: Number.parseInt(randomUUID().slice(0, 6), 16) + 1, users: [...seed.users, ...reps] };
}

/**
 * Lost deals of three years with verdicts as large as real ones (about 1.5 kB), one in fifty reviewed. Every rep has every locus; some
 * lean to the buyer, so that the reps differ in some themes and not in others.
 */
async function fill(store: Store, portalId: string): Promise<void> {
  await sql`insert into deal (portal_id, deal_id, name, pipeline_id, stage_id, stage_label, owner_id, state, unreadable, checked_at, amount, closed_at, discovered_before)
    select ${portalId}, n::text, 'Deal ' || n, 'default', 'lost', 'Lost', (1000 + ${REP_OF_N})::text, 'lost', '[]', now(), n % 50000,
      now() - (n % 1095) * interval '1 day', case when n % 3 = 0 then 'yes' else 'no' end
    from generate_series(1, ${sql.lit(DEALS)}) n`.execute(store.db);
  await sql`insert into verdict (portal_id, deal_id, scorer, input_hash, verdict, sources, scored_at)
    select ${portalId}, n::text, 'bench', md5(n::text), jsonb_build_object(
      'basis', case when ${spread(1)} < 0.7 then 'account' else 'thin' end, 'locus', locus,
      'flag', locus = 'prospect' and ${spread(1)} < 0.7, 'ownership', locus = 'rep',
      'discovery', (array['none','surface','real'])[1 + n % 3],
      'patterns', case when locus <> 'prospect' then '[]' when n % 2 = 0 then '["no_need", "went_dark"]' else '["failed_to_understand"]' end::jsonb,
      'evidence', jsonb_build_array(jsonb_build_object('quote', repeat('they never saw it ', 12), 'source', 'note/' || n, 'start', 0, 'end', 216)),
      'reason', repeat('This note names the buyer. ', 8), 'probabilities', '{"prospect": 0.7, "product": 0.1, "circumstance": 0.1, "rep": 0.05, "unclear": 0.05}'::jsonb),
      jsonb_build_object('note/' || n, jsonb_build_object('kind', 'note', 'author', 'owner', 'ownerId', '1000', 'at', '2026-01-01T00:00:00Z')), now()
    from (select n, case when ${REP_OF_N} % 7 = 0 and ${spread(3)} < 0.2 then 'prospect'
        else (array['prospect','product','circumstance','rep','unclear'])[1 + floor(5 * ${spread(2)})::int] end as locus
      from generate_series(1, ${sql.lit(DEALS)}) n) deal`.execute(store.db);
  await sql`insert into review (portal_id, deal_id, verdict_id, decision, reason, user_id, user_email, idempotency_key)
    select portal_id, deal_id, id, case when id % 2 = 0 then 'confirmed' else 'overruled' end, '', '12', 'boss@example.com', id::text
    from verdict where portal_id = ${portalId} and id % 50 = 0`.execute(store.db);
  await sql`analyze`.execute(store.db);
}

/** Deal n's rep: the new one, or the others by the square of an even spread, so that the first have many and the last few. */
const REP_OF_N = sql`case when n <= ${sql.lit(DEALS_OF_NEW_REP)} then ${sql.lit(REPS - 1)} else floor(${sql.lit(REPS - 1)} * power(${spread(0)}, 2))::int end`;

/** Deal n's place between 0 and 1, the same in every run, independent for each salt. */
function spread(salt: number): RawBuilder<unknown> {
  return sql`(('x' || substr(md5(n || ${sql.lit(`/${salt}`)}), 1, 7))::bit(28)::int / 268435456.0)`;
}

async function planOf(store: Store, query: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze, costs off, timing off) ${query}`.execute(
    store.db,
  );
  return rows.map((row) => row['QUERY PLAN']);
}

async function median(run: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + 2; round++) {
    const started = performance.now();
    await run();
    if (round >= 2) times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
