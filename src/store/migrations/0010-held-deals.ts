import { type Kysely, sql } from 'kysely';

/** Who is looking at a deal just now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table held_deal (
         portal_id bigint not null,
         deal_id text not null,
         held_by text not null check (held_by in ('live', 'past')),
         until timestamptz not null,
         primary key (portal_id, deal_id))`,
    )
    .execute(db);
}
