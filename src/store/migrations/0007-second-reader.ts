import { type Kysely, sql } from 'kysely';

/** Readings by a language model, what they cost, the key, the pace of requests, and what the card says of a reading. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table reading (
     portal_id bigint not null,
     deal_id text not null,
     input_hash text not null,
     reader text not null,
     state text not null check (state in ('asking', 'read', 'not_read')),
     answer jsonb,
     why text,
     again text check (again in ('never', 'later')),
     month text not null,
     reserved double precision not null default 0,
     cost double precision not null default 0,
     input_tokens integer not null default 0,
     output_tokens integer not null default 0,
     ms integer not null default 0,
     asked_at timestamptz not null,
     primary key (portal_id, input_hash, reader))`,
  `create index reading_of_deal on reading (portal_id, deal_id)`,
  `create table model_spending (
     portal_id bigint not null,
     month text not null,
     cost double precision not null default 0,
     reserved double precision not null default 0,
     primary key (portal_id, month))`,
  `create table second_reader (
     portal_id bigint primary key,
     settings jsonb not null,
     sealed_key text,
     updated_at timestamptz not null)`,
  `create table model_rest (
     provider text primary key,
     until timestamptz not null,
     why text not null)`,
  `create table model_pace (
     key varchar(255) primary key,
     points integer not null default 0,
     expire bigint)`,
  `create table model_trial (
     portal_id bigint not null,
     deal_id text not null,
     local jsonb,
     model jsonb,
     why text,
     asked_at timestamptz not null,
     primary key (portal_id, deal_id))`,
  `alter table deal add column second_reading text`,
];
