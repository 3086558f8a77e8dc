import { type Kysely, sql } from 'kysely';

/** What managers look at: settings per portal, the log of who saw and did what, and what the reviews count by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table portal_settings (
     portal_id bigint primary key,
     settings jsonb not null,
     updated_at timestamptz not null default now())`,
  `create table log_entry (
     id bigint generated always as identity primary key,
     portal_id bigint not null,
     at timestamptz not null default now(),
     user_id text not null,
     user_email text not null,
     action text not null,
     deal_id text,
     owner_id text,
     detail text,
     once text,
     unique (portal_id, once))`,
  `create index log_entry_of_deal on log_entry (portal_id, deal_id, id)`,
  `create index log_entry_of_owner on log_entry (portal_id, owner_id, id)`,
  `create index log_entry_of_action on log_entry (portal_id, action, id)`,
  `alter table deal
     add column amount numeric,
     add column closed_at timestamptz`,
  `alter table verdict
     add column basis text generated always as (verdict->>'basis') stored,
     add column locus text generated always as (verdict->>'locus') stored,
     add column flag boolean generated always as ((verdict->>'flag')::boolean) stored,
     add column ownership boolean generated always as ((verdict->>'ownership')::boolean) stored,
     add column discovery text generated always as (verdict->>'discovery') stored,
     add column patterns jsonb generated always as (verdict->'patterns') stored,
     add column quote text generated always as (verdict->'evidence'->0->>'quote') stored`,
];
