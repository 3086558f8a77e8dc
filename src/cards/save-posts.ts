import type { Store } from '../store/open-store.ts';
import type { Viewer } from './read-viewer.ts';

/** Stores a manager's decision on the verdict that holds. A repeated call with the same key changes nothing. */
export async function saveReview(
  store: Store,
  viewer: Viewer,
  dealId: string,
  verdictId: string,
  post: { idempotencyKey: string; decision: 'confirmed' | 'overruled'; reason: string },
): Promise<void> {
  await store.db
    .insertInto('review')
    .values({
      portal_id: viewer.portalId,
      deal_id: dealId,
      verdict_id: verdictId,
      decision: post.decision,
      reason: post.reason,
      user_id: viewer.userId,
      user_email: viewer.email,
      idempotency_key: post.idempotencyKey,
    })
    .onConflict((conflict) => conflict.columns(['portal_id', 'deal_id', 'idempotency_key']).doNothing())
    .execute();
}

/** Stores what the rep adds; it becomes a note on the deal. A repeated call with the same key changes nothing. */
export async function saveReflection(
  store: Store,
  viewer: Viewer,
  dealId: string,
  ownerId: string,
  post: { idempotencyKey: string; text: string },
): Promise<void> {
  await store.db
    .insertInto('reflection')
    .values({
      portal_id: viewer.portalId,
      deal_id: dealId,
      text: post.text,
      user_id: viewer.userId,
      user_email: viewer.email,
      owner_id: ownerId,
      idempotency_key: post.idempotencyKey,
      note_id: null,
    })
    .onConflict((conflict) => conflict.columns(['portal_id', 'deal_id', 'idempotency_key']).doNothing())
    .execute();
}
