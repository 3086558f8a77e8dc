import type { Selectable } from 'kysely';
import { GiveUp } from '../errors.ts';
import type { GatheredDeal } from '../gather/gather-deals.ts';
import type { Portal } from '../portals/portals.ts';
import type { Store } from '../store/open-store.ts';
import type { NudgeTable } from '../store/tables.ts';
import { nextWorkingDay } from './next-working-day.ts';
import { completeTask, createTask, standingTask } from './task.ts';

/**
 * Prompts the owners of deals that are presented without discovery, once a deal, by a task; completes it when needs are
 * logged or the deal is closed. A nudge, never a gate: a rep may dismiss it, and a deleted task does not come back. Returns, by deal, why HubSpot
 * refused.
 */
export async function nudgeDeals(
  store: Store,
  portal: Portal,
  deals: readonly GatheredDeal[],
  now: Date,
): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  const nudges = await readNudges(store, portal.portalId, deals);
  for (const deal of deals) {
    const nudge = nudges.get(deal.dealId);
    try {
      if (isSettled(deal, nudge)) await settle(store, portal, deal, nudge, now);
      else if (isToAsk(deal)) await ask(store, portal, deal, nudge, now);
    } catch (error) {
      if (!(error instanceof GiveUp)) throw error;
      refused.set(deal.dealId, `The task to log the needs could not be kept. ${error.message}`);
    }
  }
  return refused;
}

type Nudge = Selectable<NudgeTable>;

/** Nothing is left to ask: the need is logged, the rep said so, or the deal is closed. */
function isSettled({ outcome, needs }: GatheredDeal, nudge: Nudge | undefined): boolean {
  return outcome !== 'open' || nudge?.state === 'dismissed' || (needs !== null && needs.discovery !== 'none');
}

/** Presented, and surely nothing logged: where notes could not be read, nobody can say so. */
function isToAsk({ needs, unreadable }: GatheredDeal): boolean {
  return needs?.moment === 'presenting' && needs.unread === null && unreadable.length === 0;
}

async function readNudges(store: Store, portalId: string, deals: readonly GatheredDeal[]): Promise<Map<string, Nudge>> {
  if (deals.length === 0) return new Map();
  const ids = deals.map(({ dealId }) => dealId);
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
  const owner = ownerId === null ? undefined : await ownerOf(portal, ownerId);
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

/** A new owner is not among those that are remembered. */
async function ownerOf(portal: Portal, ownerId: string) {
  return (await portal.owners.get()).get(ownerId) ?? (await portal.owners.refresh()).get(ownerId);
}

async function settle(
  store: Store,
  portal: Portal,
  deal: GatheredDeal,
  nudge: Nudge | undefined,
  now: Date,
): Promise<void> {
  if (!nudge || nudge.task_done) return;
  // The process may have died after the task was made and before its id was kept.
  const taskId = nudge.task_id ?? (nudge.state === 'asked' ? await standingTask(portal, deal.dealId) : null);
  if (taskId) await completeTask(portal, taskId);
  const state = nudge.state === 'asked' ? (deal.outcome === 'open' ? 'logged' : 'over') : nudge.state;
  await store.db
    .updateTable('nudge')
    .set({ state, task_done: true, updated_at: now })
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
