import type { Transaction } from 'kysely';
import type { ContestPost } from '../../app-card/app/cards/card-data.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import type { Viewer } from './read-viewer.ts';

/**
 * Stores a manager's decision on the verdict that they saw, while it holds; false when another has taken its place. A repeated
 * call with the same key changes nothing.
 */
export async function saveReview(
  store: Store,
  viewer: Viewer,
  dealId: string,
  post: { idempotencyKey: string; verdictId: string; decision: 'confirmed' | 'overruled'; reason: string },
): Promise<boolean> {
  return store.db.transaction().execute(async (trx) => {
    if (!(await isHolding(trx, viewer.portalId, dealId, post.verdictId))) return false;
    await trx
      .insertInto('review')
      .values({
        portal_id: viewer.portalId,
        deal_id: dealId,
        verdict_id: post.verdictId,
        decision: post.decision,
        reason: post.reason,
        user_id: viewer.userId,
        user_email: viewer.email,
        idempotency_key: post.idempotencyKey,
      })
      .onConflict((conflict) => conflict.columns(['portal_id', 'deal_id', 'idempotency_key']).doNothing())
      .execute();
    return true;
  });
}

/** Stores the rep's word against the verdict that they saw; false when another has taken its place. */
export async function saveContest(store: Store, viewer: Viewer, dealId: string, post: ContestPost): Promise<boolean> {
  return store.db.transaction().execute(async (trx) => {
    if (!(await isHolding(trx, viewer.portalId, dealId, post.verdictId))) return false;
    await trx
      .insertInto('contest')
      .values({
        portal_id: viewer.portalId,
        deal_id: dealId,
        verdict_id: post.verdictId,
        ground: post.ground,
        text: post.text,
        user_id: viewer.userId,
        user_email: viewer.email,
        idempotency_key: post.idempotencyKey,
      })
      .onConflict((conflict) => conflict.columns(['portal_id', 'deal_id', 'idempotency_key']).doNothing())
      .execute();
    return true;
  });
}

/** Is this still the verdict that holds? Locks it, so that none takes its place meanwhile. */
async function isHolding(trx: Transaction<Tables>, portalId: string, dealId: string, id: string): Promise<boolean> {
  const holding = await trx
    .selectFrom('verdict')
    .select('id')
    .where('portal_id', '=', portalId)
    .where('deal_id', '=', dealId)
    .where('id', '=', id)
    .where('superseded_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return holding !== undefined;
}

/** Stores what the rep adds; it becomes a note on the deal. A repeated call with the same key changes nothing. */
export async function saveReflection(
  store: Store,
  viewer: Viewer,
  dealId: string,
  ownerId: string,
  post: { idempotencyKey: string; text: string; kind: 'own_part' | 'needs' },
): Promise<void> {
  await store.db
    .insertInto('reflection')
    .values({
      portal_id: viewer.portalId,
      deal_id: dealId,
      text: post.text,
      kind: post.kind,
      user_id: viewer.userId,
      user_email: viewer.email,
      owner_id: ownerId,
      idempotency_key: post.idempotencyKey,
      note_id: null,
    })
    .onConflict((conflict) => conflict.columns(['portal_id', 'deal_id', 'idempotency_key']).doNothing())
    .execute();
}

const TWICE_WITHIN_MS = 2 * 60_000;

/** The same answers sent twice within minutes, with whatever key, are one note; later they are meant anew. */
export async function saveNeeds(
  store: Store,
  viewer: Viewer,
  dealId: string,
  ownerId: string,
  post: { idempotencyKey: string; text: string },
  now: Date,
): Promise<void> {
  const same = await store.db
    .selectFrom('reflection')
    .select('id')
    .where('portal_id', '=', viewer.portalId)
    .where('deal_id', '=', dealId)
    .where('text', '=', post.text)
    .where('created_at', '>', new Date(now.getTime() - TWICE_WITHIN_MS))
    .executeTakeFirst();
  if (!same) await saveReflection(store, viewer, dealId, ownerId, { ...post, kind: 'needs' });
}

/** Keeps the rep's word that nothing is to be asked on this deal: it is not prompted again. */
export async function saveDismissal(
  store: Store,
  viewer: Viewer,
  dealId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const dismissed = { state: 'dismissed', reason, user_email: viewer.email, updated_at: now } as const;
  await store.db
    .insertInto('nudge')
    .values({ portal_id: viewer.portalId, deal_id: dealId, task_id: null, created_at: now, ...dismissed })
    .onConflict((conflict) => conflict.columns(['portal_id', 'deal_id']).doUpdateSet(dismissed))
    .execute();
}
