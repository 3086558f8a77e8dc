import { type Kysely, sql } from 'kysely';

/** When each regular chore was last done, and what the deletion of old rows looks them up by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table chore (
     name text primary key,
     done_at timestamptz not null)`,
  `create index event_by_receipt on event (received_at)`,
  `create index seen_request_by_time on seen_request (seen_at)`,
  `create index verdict_by_age on verdict (portal_id, scored_at)`,
  `create index log_entry_by_age on log_entry (portal_id, at)`,
];
