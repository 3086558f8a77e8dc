import { type Kysely, sql } from 'kysely';

/** What reps say against a verdict. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table contest (
     id bigint generated always as identity primary key,
     portal_id bigint not null,
     deal_id text not null,
     verdict_id bigint not null references verdict,
     ground text not null check (ground in ('misread', 'not_mine', 'unwritten', 'facts')),
     text text not null,
     user_id text not null,
     user_email text not null,
     idempotency_key text not null,
     created_at timestamptz not null default now(),
     unique (portal_id, deal_id, idempotency_key))`,
  `create index contest_of_verdict on contest (verdict_id, id)`,
];
