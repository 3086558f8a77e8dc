import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** Up to when a portal's changes have been looked for; null before the first look. No event moves this mark, only a look that went well. */
export async function readLookedUntil(db: Kysely<Tables>, portalId: string): Promise<Date | null> {
  const row = await db.selectFrom('portal').select('looked_until').where('portal_id', '=', portalId).executeTakeFirst();
  return row?.looked_until ?? null;
}

export async function saveLookedUntil(db: Kysely<Tables>, portalId: string, until: Date): Promise<void> {
  await db
    .updateTable('portal')
    .set({ looked_until: sql`greatest(looked_until, ${until}::timestamptz)` })
    .where('portal_id', '=', portalId)
    .execute();
}
