import { eraseEarlier, eraseFound, eraseKnown, forgetContacts } from '../erasure/erase-contacts.ts';
import type { Log } from '../log.ts';
import type { Portal } from '../portals/portals.ts';
import type { Store } from '../store/open-store.ts';
import { type EraseJob, enqueueDeals, enqueueErasures } from './enqueue.ts';

interface Parts {
  store: Store;
  log: Log;
  /** Milliseconds. */
  now: () => number;
}
type Job = { data: EraseJob };

/**
 * How long after the one before a pass comes: at once; after any look that was under way has ended; after the thirty days that
 * HubSpot takes for its own erasure; and after the look of that pass.
 */
const PASS_AFTER_MS = [0, 15 * 60_000, 31 * 86_400_000, 15 * 60_000];

/**
 * Erases at once what can be told without HubSpot, also for a portal that is paused or has left. Once: such a job is put back
 * until its portal may be called, and must not erase what people write meanwhile.
 */
export async function eraseStored({ store }: Parts, jobs: readonly Job[]): Promise<void> {
  const open = jobs.filter(({ data }) => data.pass === 0 && !data.stored);
  for (const [portalId, some] of Map.groupBy(open, ({ data }) => data.portalId)) {
    await eraseKnown(
      store.db,
      portalId,
      some.map(({ data }) => data.contactId),
    );
    for (const { data } of some) data.stored = true;
  }
}

/** Looks at the contacts' deals again, so that nothing is kept that HubSpot itself no longer has, and plans the next pass. */
export async function eraseContacts(parts: Parts, portal: Portal, jobs: readonly Job[]): Promise<void> {
  const { store, log, now } = parts;
  const { portalId } = portal;
  for (const [pass, some] of Map.groupBy(jobs, ({ data }) => data.pass)) {
    const contactIds = some.map(({ data }) => data.contactId);
    const deals =
      pass === 0 ? await eraseFound(store.db, portal, contactIds) : await eraseEarlier(store.db, portalId, contactIds);
    await enqueueDeals(
      store.boss,
      deals.map((dealId) => ({ portalId, dealId })),
      new Date(now()),
    );
    log.info({ portalId, contacts: contactIds.length, deals: deals.length, pass }, 'erased what was told of contacts');
    const next = PASS_AFTER_MS[pass + 1];
    if (next === undefined) await forgetContacts(store.db, portalId, contactIds);
    else
      await enqueueErasures(
        store.boss,
        contactIds.map((contactId) => ({ portalId, contactId, pass: pass + 1 })),
        new Date(now() + next),
      );
  }
}
