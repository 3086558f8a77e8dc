import type { Selectable } from 'kysely';
import { GiveUp } from '../errors.ts';
import type { GatheredDeal } from '../gather/gather-deals.ts';
import type { Portal } from '../portals/portals.ts';
import type { Store } from '../store/open-store.ts';
import type { NudgeTable } from '../store/tables.ts';
import { nextWorkingDay } from './next-working-day.ts';
import { completeTask, createTask } from './task.ts';

/**
 * Prompts the owners of deals that are presented without discovery, once a deal, by a task; completes it when needs are
 * logged. A nudge, never a gate: a rep may dismiss it, and a deleted task does not come back. Returns, by deal, why HubSpot
 * refused.
 */
export async function nudgeDeals(
  store: Store,
  portal: Portal,
  deals: readonly GatheredDeal[],
  now: Date,
): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  const near = deals.filter(({ needs }) => needs !== null);
  const nudges = await readNudges(store, portal.portalId, near);
  for (const deal of near) {
    const nudge = nudges.get(deal.dealId);
    try {
      if (deal.needs?.discovery !== 'none' || nudge?.state === 'dismissed') await settle(store, portal, nudge, now);
      else if (deal.needs.moment === 'presenting') await ask(store, portal, deal, nudge, now);
    } catch (error) {
      if (!(error instanceof GiveUp)) throw error;
      refused.set(deal.dealId, `The task to log the needs could not be kept. ${error.message}`);
    }
  }
  return refused;
}

type Nudge = Selectable<NudgeTable>;

async function readNudges(store: Store, portalId: string, near: readonly GatheredDeal[]): Promise<Map<string, Nudge>> {
  if (near.length === 0) return new Map();
  const ids = near.map(({ dealId }) => dealId);
  const rows = await store.db
    .selectFrom('nudge')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.deal_id, row]));
}

/** The row comes first and the task second, so that a crash between them leads to one task, not two. */
async function ask(
  store: Store,
  portal: Portal,
  deal: GatheredDeal,
  nudge: Nudge | undefined,
  now: Date,
): Promise<void> {
  if (nudge && (nudge.state !== 'asked' || nudge.task_id !== null)) return;
  const { dealId, ownerId } = deal;
  const owner = ownerId === null ? undefined : (await portal.owners.get()).get(ownerId);
  // Nobody to ask: no owner, or one who left. The card still asks whoever takes the deal over.
  if (!owner?.active) return;
  const zone = await timeZoneOf(store, portal.portalId);
  const key = { portal_id: portal.portalId, deal_id: dealId };
  await store.db
    .insertInto('nudge')
    .values({ ...key, state: 'asked', reason: null, user_email: null, task_id: null, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.columns(['portal_id', 'deal_id']).doNothing())
    .execute();
  const taskId = await createTask(portal, { dealId, ownerId: owner.id }, nextWorkingDay(now, zone));
  await store.db
    .updateTable('nudge')
    .set({ task_id: taskId, updated_at: now })
    .where('portal_id', '=', portal.portalId)
    .where('deal_id', '=', dealId)
    .execute();
}

async function settle(store: Store, portal: Portal, nudge: Nudge | undefined, now: Date): Promise<void> {
  if (!nudge || nudge.task_done) return;
  if (nudge.task_id) await completeTask(portal, nudge.task_id);
  await store.db
    .updateTable('nudge')
    .set({ state: nudge.state === 'asked' ? 'logged' : nudge.state, task_done: true, updated_at: now })
    .where('portal_id', '=', nudge.portal_id)
    .where('deal_id', '=', nudge.deal_id)
    .execute();
}

async function timeZoneOf(store: Store, portalId: string): Promise<string | null> {
  const row = await store.db
    .selectFrom('portal')
    .select('time_zone')
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return row?.time_zone ?? null;
}
