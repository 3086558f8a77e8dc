import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { enqueueEvents } from '../src/jobs/enqueue.ts';
import type { Store } from '../src/store/open-store.ts';
import type { DealEvent, IgnoredEvent } from './parse-events.ts';

export interface Saved {
  /** The very request was accepted before: nothing was stored. */
  replayed: boolean;
  /** Events that were new. */
  stored: number;
}

/**
 * Makes a delivery durable: new events and their jobs in ONE transaction, so that what is acknowledged is neither lost nor
 * left without a job. Events that are known already lead to nothing. The jobs wait until `dueOf` their portal.
 */
export async function saveEvents(
  store: Store,
  delivery: { signature: string; events: DealEvent[]; ignored: IgnoredEvent[] },
  dueOf: (portalId: string) => Date,
): Promise<Saved> {
  return store.db.transaction().execute(async (trx) => {
    const first = await trx
      .insertInto('seen_request')
      .values({ signature: createHash('sha256').update(delivery.signature).digest('base64url') })
      .onConflict((conflict) => conflict.doNothing())
      .returning('signature')
      .execute();
    if (first.length === 0) return { replayed: true, stored: 0 };
    for (const [portalId, subscriptionType, why, count] of countKinds(delivery.ignored)) {
      await trx
        .insertInto('ignored_event')
        .values({ portal_id: portalId, subscription_type: subscriptionType, why, count })
        .onConflict((conflict) =>
          conflict.columns(['portal_id', 'subscription_type', 'why']).doUpdateSet({
            count: sql`ignored_event.count + excluded.count`,
            last_at: sql`now()`,
          }),
        )
        .execute();
    }
    if (delivery.events.length === 0) return { replayed: false, stored: 0 };
    const fresh = await trx
      .insertInto('event')
      .values(delivery.events.map(rowOf))
      .onConflict((conflict) => conflict.columns(['portal_id', 'key']).doNothing())
      .returning(['portal_id', 'object_type', 'object_id', 'received_at'])
      .execute();
    await enqueueEvents(store.boss, trx, fresh, dueOf);
    return { replayed: false, stored: fresh.length };
  });
}

function rowOf(event: DealEvent) {
  return {
    portal_id: event.portalId,
    key: event.key,
    subscription_type: event.subscriptionType,
    object_type: event.objectType,
    object_id: event.objectId,
    property_name: event.propertyName,
    change_source: event.changeSource,
    occurred_at: event.occurredAt,
  };
}

function countKinds(ignored: IgnoredEvent[]): [string, string, string, number][] {
  const counts = new Map<string, [string, string, string, number]>();
  for (const { portalId, subscriptionType, why } of ignored) {
    const key = `${portalId} ${subscriptionType} ${why}`;
    const row = counts.get(key) ?? [portalId, subscriptionType, why, 0];
    row[3]++;
    counts.set(key, row);
  }
  return [...counts.values()];
}
