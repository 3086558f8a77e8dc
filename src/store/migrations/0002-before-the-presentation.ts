import { type Kysely, sql } from 'kysely';

/** Presentation stages, what is known of the needs of open deals, and the prompts to log them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table presentation_stage (
     portal_id bigint not null,
     pipeline_id text not null,
     stage_id text,
     chosen_by text not null,
     chosen_at timestamptz not null,
     primary key (portal_id, pipeline_id))`,
  `create table nudge (
     portal_id bigint not null,
     deal_id text not null,
     state text not null check (state in ('asked', 'logged', 'dismissed', 'over')),
     reason text,
     user_email text,
     task_id text,
     task_done boolean not null default false,
     created_at timestamptz not null,
     updated_at timestamptz not null,
     primary key (portal_id, deal_id),
     foreign key (portal_id, deal_id) references deal)`,
  `alter table deal add column needs jsonb`,
  `alter table deal add column presented_at timestamptz`,
  `alter table deal add column discovered_before text check (discovered_before in ('yes', 'no'))`,
  `alter table reflection add column kind text not null default 'own_part' check (kind in ('own_part', 'needs'))`,
];
