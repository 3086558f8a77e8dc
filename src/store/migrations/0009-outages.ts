import { type Kysely, sql } from 'kysely';

/** Since when HubSpot has been away from a portal, and up to when its changes have been looked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table portal
     add column away_since timestamptz,
     add column looked_until timestamptz`,
  // Until now the last event was the mark.
  `update portal set looked_until = (select max(received_at) from event where event.portal_id = portal.portal_id)`,
];
