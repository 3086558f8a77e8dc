import { sql } from 'kysely';
import { readSettings } from '../settings/portal-settings.ts';
import type { Store } from '../store/open-store.ts';

/**
 * Keeps all workers from calling this portal until then; `problem` is shown to the admin until the next success. A longer pause
 * that holds already stays. A portal that is not known gets none.
 */
export async function pausePortal(store: Store, portalId: string, problem: string, until: Date): Promise<void> {
  await store.db
    .updateTable('portal')
    .set({ problem, paused_until: sql`greatest(paused_until, ${until}::timestamptz)`, updated_at: new Date() })
    .where('portal_id', '=', portalId)
    .execute();
}

/** Clears a pause that is over, after a success; a call that was under way when HubSpot asked for rest ends no rest. */
export async function resumePortal(store: Store, portalId: string, now: Date): Promise<void> {
  await store.db
    .updateTable('portal')
    .set({ problem: null, paused_until: null, updated_at: now })
    .where('portal_id', '=', portalId)
    .where('problem', 'is not', null)
    .where((where) => where.or([where('paused_until', 'is', null), where('paused_until', '<=', now)]))
    .execute();
}

/** How often a portal that its managers paused is looked at again. */
const LOOK_AGAIN_MS = 60_000;

/** Until when this portal must not be called; null when it may. One that its managers paused is looked at again every minute. */
export async function pausedUntil(store: Pick<Store, 'db'>, portalId: string, now: Date): Promise<Date | null> {
  if ((await readSettings(store.db, portalId)).paused) return new Date(now.getTime() + LOOK_AGAIN_MS);
  const row = await store.db
    .selectFrom('portal')
    .select('paused_until')
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return row?.paused_until && row.paused_until > now ? row.paused_until : null;
}
