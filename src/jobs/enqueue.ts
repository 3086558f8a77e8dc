import type { Transaction } from 'kysely';
import { fromKysely, type PgBoss } from 'pg-boss';
import { createReadQueue } from '../readers/read-again/queue.ts';
import type { Tables } from '../store/tables.ts';

/** One job per deal: look at it afresh, score it if it is lost, write what changed. */
export interface ScoreJob {
  portalId: string;
  dealId: string;
  /** How often it has failed so far. */
  attempt?: number;
  /** When the event came that asks for it, in ms. */
  since?: number;
}

/** One job per engagement of which HubSpot told us without naming its deal. */
export interface FindDealsJob {
  portalId: string;
  kind: string;
  engagementId: string;
  attempt?: number;
  since?: number;
}

/** One job per erased contact: the words about its deals go. */
export interface EraseJob {
  portalId: string;
  contactId: string;
  /** From 0; HubSpot itself erases within thirty days, and what is read until then has to go as well. */
  pass: number;
  /** What is stored was erased; the rest waits, since the portal rests. */
  stored?: boolean;
  attempt?: number;
}

export const SCORE_QUEUE = 'score';
export const FIND_DEALS_QUEUE = 'find-deals';
export const ERASE_QUEUE = 'erase';
export const DEAD_LETTERS: Record<string, string> = {
  [SCORE_QUEUE]: 'score-dead',
  [FIND_DEALS_QUEUE]: 'find-deals-dead',
  [ERASE_QUEUE]: 'erase-dead',
};

/**
 * Creates the queues where they don't exist. `stately` keeps at most one job waiting and one active per key: a burst of
 * events about one deal costs one look, and no deal is worked on twice at once. A worker that dies is noticed by its
 * missing heartbeat, and pg-boss gives its jobs to another; a job that fails is put back by ourselves (see `work.ts`), since
 * pg-boss would make a dead letter of it when another of the same key waits for its retry.
 */
export async function createQueues(boss: PgBoss): Promise<void> {
  for (const [queue, dead] of Object.entries(DEAD_LETTERS)) {
    await boss.createQueue(dead, { retentionSeconds: YEAR, notify: false });
    await boss.createQueue(queue, {
      policy: 'stately',
      deadLetter: dead,
      notify: true,
      retryLimit: 12,
      expireInSeconds: 600,
      heartbeatSeconds: 10,
      retentionSeconds: YEAR,
      deleteAfterSeconds: 3600,
    });
  }
  await createReadQueue(boss);
}
const YEAR = 365 * 86_400;

/** Deals lost within this many seconds are looked at together: HubSpot's reads take a hundred at the price of one. */
const WINDOW_SECONDS = 10;

/**
 * When a look is due: after the settle time, since reps write the reason after the click, at the end of the window that
 * this falls into. `now` in ms.
 */
export function dueAt(now: number, settleSeconds: number): Date {
  const window = Math.min(settleSeconds, WINDOW_SECONDS) * 1000;
  const settled = now + settleSeconds * 1000;
  return new Date(window === 0 ? settled : Math.ceil(settled / window) * window);
}

/** Enqueues what stored events ask for, inside their own transaction, for the moment that is due in their portal. */
export async function enqueueEvents(
  boss: PgBoss,
  trx: Transaction<Tables>,
  events: { portal_id: string; object_type: string; object_id: string; received_at: Date }[],
  dueOf: (portalId: string) => Date,
): Promise<void> {
  for (const [portalId, ofPortal] of Map.groupBy(events, (event) => String(event.portal_id))) {
    const due = dueOf(portalId);
    const deals = ofPortal.filter((event) => event.object_type === 'deal');
    await enqueueDeals(
      boss,
      deals.map((event) => ({ portalId, dealId: event.object_id, since: event.received_at.getTime() })),
      due,
      trx,
    );
    const contacts = ofPortal.filter((event) => event.object_type === 'contact');
    await enqueueErasures(
      boss,
      contacts.map((event) => ({ portalId, contactId: event.object_id, pass: 0 })),
      new Date(0),
      trx,
    );
    const jobs = ofPortal
      .filter((event) => event.object_type !== 'deal' && event.object_type !== 'contact')
      .map((event) => ({
        portalId,
        kind: event.object_type,
        engagementId: event.object_id,
        since: event.received_at.getTime(),
      }));
    if (jobs.length === 0) continue;
    await boss.insert(
      FIND_DEALS_QUEUE,
      jobs.map((data) => ({
        data,
        singletonKey: `${data.portalId}/${data.kind}/${data.engagementId}`,
        startAfter: due,
        ...inTurn(data),
      })),
      { db: fromKysely(trx) },
    );
  }
}

/** Enqueues a look at each deal, once however often it is named; a look that waits already is kept as it is. */
export async function enqueueDeals(
  boss: PgBoss,
  deals: ScoreJob[],
  due: Date,
  trx?: Transaction<Tables>,
): Promise<void> {
  const unique = new Map(deals.map((deal) => [keyOf(deal), deal]));
  if (unique.size === 0) return;
  await boss.insert(
    SCORE_QUEUE,
    [...unique].map(([singletonKey, data]) => ({ data, singletonKey, startAfter: due, ...inTurn(data) })),
    trx ? { db: fromKysely(trx) } : {},
  );
}

/** Enqueues passes of erasing contacts, each once. */
export async function enqueueErasures(
  boss: PgBoss,
  jobs: EraseJob[],
  due: Date,
  trx?: Transaction<Tables>,
): Promise<void> {
  if (jobs.length === 0) return;
  await boss.insert(
    ERASE_QUEUE,
    jobs.map((data) => ({
      data,
      singletonKey: `${data.portalId}/${data.contactId}/${data.pass}`,
      startAfter: due,
    })),
    trx ? { db: fromKysely(trx) } : {},
  );
}

/** Enqueues a look at one deal at once, also if a later one waits already: somebody sits before the card. */
export async function enqueueDealNow(boss: PgBoss, deal: ScoreJob): Promise<void> {
  await boss.upsert(SCORE_QUEUE, deal, { singletonKey: keyOf(deal), startAfter: new Date(0), ...inTurn(deal) });
}

/** Jobs are taken in turn from the portals (`MOST_OF_A_PORTAL` in `work.ts`), so that a busy one does not hold up the others. */
export function inTurn({ portalId }: { portalId: string }): { group: { id: string } } {
  return { group: { id: portalId } };
}

function keyOf(deal: ScoreJob): string {
  return `${deal.portalId}/${deal.dealId}`;
}

/** Puts jobs back for `until` under their own keys; a job that waits already for the same key serves as well. */
export async function postpone(
  boss: PgBoss,
  queue: string,
  jobs: readonly { data: { portalId: string }; singletonKey: string | null }[],
  until: Date,
): Promise<void> {
  await boss.insert(
    queue,
    jobs.map(({ data, singletonKey }) => ({
      data,
      startAfter: until,
      ...inTurn(data),
      ...(singletonKey ? { singletonKey } : {}),
    })),
  );
}
