import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** What can be seen, done or changed. */
export type LoggedAction =
  | 'saw_card'
  | 'saw_rep'
  | 'saw_team'
  | 'saw_list'
  | 'saw_settings'
  | 'reviewed'
  | 'contested'
  | 'reflected'
  | 'answered_needs'
  | 'dismissed_needs'
  | 'changed_settings';

/** One line of the log: who did it, about which deal or whose review. */
export interface LogEntry {
  portalId: string;
  userId: string;
  userEmail: string;
  action: LoggedAction;
  dealId?: string | undefined;
  ownerId?: string | undefined;
  detail?: string | undefined;
}

/** Writes a line of the log. A view counts once a day and user; a deed with an idempotency key once. */
export async function log(
  db: Kysely<Tables> | Transaction<Tables>,
  entry: LogEntry,
  now: Date,
  idempotencyKey?: string,
): Promise<void> {
  const { portalId, userId, userEmail, action, dealId, ownerId, detail } = entry;
  const about = [action, userId, dealId ?? '', ownerId ?? ''].join('/');
  const once = idempotencyKey
    ? `${about}/${idempotencyKey}`
    : action.startsWith('saw_')
      ? `${about}/${now.toISOString().slice(0, 10)}`
      : null;
  await db
    .insertInto('log_entry')
    .values({
      portal_id: portalId,
      at: now,
      user_id: userId,
      user_email: userEmail,
      action,
      deal_id: dealId ?? null,
      owner_id: ownerId ?? null,
      detail: detail ?? null,
      once,
    })
    .onConflict((conflict) => conflict.columns(['portal_id', 'once']).doNothing())
    .execute();
}
