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

/** While HubSpot is away, a portal rests as long as it has been away so far: five seconds at first, a minute at most. */
const SHORTEST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;

/** Lets a portal rest since HubSpot is away, for `leastMs` at least, and answers until when. `problem` as in `pausePortal`. */
export async function restWhileAway(
  store: Store,
  portalId: string,
  problem: string,
  leastMs: number,
  now: Date,
): Promise<Date> {
  const row = await store.db
    .updateTable('portal')
    .set({ away_since: sql`coalesce(away_since, ${now}::timestamptz)` })
    .where('portal_id', '=', portalId)
    .returning('away_since')
    .executeTakeFirst();
  const awayMs = now.getTime() - (row?.away_since ?? now).getTime();
  const rest = Math.max(leastMs, Math.min(Math.max(awayMs, SHORTEST_REST_MS), LONGEST_REST_MS));
  const until = new Date(now.getTime() + rest);
  await pausePortal(store, portalId, problem, until);
  return until;
}

/** Whether the last that was heard of HubSpot is that it is away from this portal. */
export async function isAway(store: Pick<Store, 'db'>, portalId: string): Promise<boolean> {
  const row = await store.db
    .selectFrom('portal')
    .select('away_since')
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return row?.away_since != null;
}

/** Clears a pause that is over, after a success; a call that was under way when HubSpot asked for rest ends no rest. */
export async function resumePortal(store: Store, portalId: string, now: Date): Promise<void> {
  await store.db
    .updateTable('portal')
    .set({ problem: null, paused_until: null, away_since: null, updated_at: now })
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
