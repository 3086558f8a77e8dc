import type { Store } from '../store/open-store.ts';

/** Keeps all workers from calling this portal for `resumeInMs`; `problem` is shown to the admin until the next success. */
export async function pausePortal(store: Store, portalId: string, problem: string, until: Date): Promise<void> {
  await store.db
    .insertInto('portal')
    .values({ portal_id: portalId, problem, paused_until: until })
    .onConflict((conflict) =>
      conflict.column('portal_id').doUpdateSet({ problem, paused_until: until, updated_at: new Date() }),
    )
    .execute();
}

/** Clears the pause after a success. */
export async function resumePortal(store: Store, portalId: string): Promise<void> {
  await store.db
    .updateTable('portal')
    .set({ problem: null, paused_until: null, updated_at: new Date() })
    .where('portal_id', '=', portalId)
    .where('problem', 'is not', null)
    .execute();
}

/** Until when this portal must not be called; null when it may. */
export async function pausedUntil(store: Store, portalId: string, now: Date): Promise<Date | null> {
  const row = await store.db
    .selectFrom('portal')
    .select('paused_until')
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return row?.paused_until && row.paused_until > now ? row.paused_until : null;
}
