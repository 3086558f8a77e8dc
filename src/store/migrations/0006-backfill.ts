import { type Kysely, sql } from 'kysely';

/** Past losses that are read after the install, how many calls a portal has left, and what the nightly look found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table backfill (
     portal_id bigint primary key,
     since timestamptz not null,
     state text not null check (state in ('running', 'done')),
     found integer not null,
     done integer not null default 0,
     last_deal_id text not null default '0',
     problem text,
     started_at timestamptz not null,
     updated_at timestamptz not null)`,
  `create table call_budget (
     portal_id bigint not null,
     bucket text not null,
     free_at timestamptz not null,
     primary key (portal_id, bucket))`,
  `create table nightly_look (
     portal_id bigint primary key,
     looked_at timestamptz not null,
     lost integer not null,
     without_verdict integer not null)`,
];
