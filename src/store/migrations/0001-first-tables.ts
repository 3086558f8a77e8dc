import { type Kysely, sql } from 'kysely';

/** Events, portals, deals, verdicts, reviews and reflections. pg-boss keeps its own schema. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table event (
     id bigint generated always as identity primary key,
     portal_id bigint not null,
     key text not null,
     subscription_type text not null,
     object_type text not null,
     object_id text not null,
     property_name text,
     change_source text,
     occurred_at timestamptz not null,
     received_at timestamptz not null default now(),
     unique (portal_id, key))`,
  `create table ignored_event (
     portal_id bigint not null,
     subscription_type text not null,
     why text not null,
     count integer not null default 1,
     last_at timestamptz not null default now(),
     primary key (portal_id, subscription_type, why))`,
  `create table seen_request (
     signature text primary key,
     seen_at timestamptz not null default now())`,
  `create table portal (
     portal_id bigint primary key,
     time_zone text,
     paused_until timestamptz,
     problem text,
     updated_at timestamptz not null default now())`,
  `create table deal (
     portal_id bigint not null,
     deal_id text not null,
     name text not null,
     pipeline_id text not null,
     stage_id text not null,
     stage_label text not null,
     owner_id text,
     state text not null check (state in ('lost', 'won', 'open', 'deleted')),
     unreadable jsonb not null default '[]',
     problem text,
     not_written text,
     checked_at timestamptz not null,
     primary key (portal_id, deal_id))`,
  `create table verdict (
     id bigint generated always as identity primary key,
     portal_id bigint not null,
     deal_id text not null,
     scorer text not null,
     input_hash text not null,
     verdict jsonb not null,
     sources jsonb not null,
     scored_at timestamptz not null,
     superseded_at timestamptz,
     foreign key (portal_id, deal_id) references deal)`,
  `create unique index verdict_that_holds on verdict (portal_id, deal_id) where superseded_at is null`,
  `create index verdict_of_deal on verdict (portal_id, deal_id, scored_at)`,
  `create table review (
     id bigint generated always as identity primary key,
     portal_id bigint not null,
     deal_id text not null,
     verdict_id bigint not null references verdict,
     decision text not null check (decision in ('confirmed', 'overruled')),
     reason text not null,
     user_id text not null,
     user_email text not null,
     idempotency_key text not null,
     created_at timestamptz not null default now(),
     unique (portal_id, deal_id, idempotency_key))`,
  `create index review_of_verdict on review (verdict_id, id)`,
  `create table reflection (
     id bigint generated always as identity primary key,
     portal_id bigint not null,
     deal_id text not null,
     text text not null,
     user_id text not null,
     user_email text not null,
     owner_id text not null,
     idempotency_key text not null,
     note_id text,
     created_at timestamptz not null default now(),
     unique (portal_id, deal_id, idempotency_key))`,
];
