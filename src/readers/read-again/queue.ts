import { type Kysely, sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Store } from '../../store/open-store.ts';
import type { Tables } from '../../store/tables.ts';

/** One job per account to be read a second time. */
export interface ReadJob {
  portalId: string;
  dealId: string;
  /** The settings were changed. Off: local verdicts hold again; on: what waits is due at once. Then `dealId` is empty. */
  changed?: boolean;
  /** An admin tries the reader on this deal; the verdict that stands is not touched. */
  trial?: boolean;
  attempt?: number;
}

export const READ_QUEUE = 'read-again';

/** Creates the queue where it doesn't exist. A failure here is ordinary: there are no dead letters, the local verdict stands. */
export async function createReadQueue(boss: PgBoss): Promise<void> {
  await boss.createQueue(READ_QUEUE, {
    policy: 'stately',
    notify: true,
    retryLimit: 12,
    expireInSeconds: 3_600,
    heartbeatSeconds: 10,
    retentionSeconds: 365 * 86_400,
    deleteAfterSeconds: 3_600,
  });
}

/**
 * Enqueues readings; one account waits once for one reader, and one that waits for a later moment goes on waiting. A try goes
 * before all else: somebody sits before it.
 */
export async function enqueueReadings(boss: PgBoss, readings: readonly ToEnqueue[]): Promise<void> {
  if (readings.length === 0) return;
  await boss.insert(
    READ_QUEUE,
    readings.map((one) => ({
      data: one.job,
      singletonKey: keyOf(one),
      ...(one.job.trial ? { priority: TRY_PRIORITY } : {}),
    })),
  );
}

/** The same at once, with all of these portals that wait for a later moment: an admin asks for it. Two statements, however many. */
export async function enqueueReadingsNow({ boss, db }: QueueStore, readings: readonly ToEnqueue[]): Promise<void> {
  await enqueueReadings(boss, readings);
  for (const portalId of new Set(readings.map(({ job }) => job.portalId))) await hurryReadings(db, portalId);
}

type QueueStore = Pick<Store, 'boss' | 'db'>;

/** What was turned off is taken back before anything else is looked at. */
const CHANGE_PRIORITY = 2;
const TRY_PRIORITY = 1;

/** A job with what tells it from others: the input hash of the verdict that stands, and the reader. */
export interface ToEnqueue {
  job: ReadJob;
  hash: string;
  reader: string;
}

/** Enqueues what follows from changed settings: the way back, or what waited for a mend. */
export async function enqueueChange(boss: PgBoss, portalId: string): Promise<void> {
  await boss.insert(READ_QUEUE, [
    { data: { portalId, dealId: '', changed: true }, singletonKey: `${portalId}/changed`, priority: CHANGE_PRIORITY },
  ]);
}

/** Makes the readings of a portal due that wait for a later moment, and gives them all their attempts again. */
export async function hurryReadings(db: Kysely<Tables>, portalId: string): Promise<void> {
  await sql`
    update pgboss.job set start_after = now(), data = data - 'attempt'
    where name = ${READ_QUEUE} and state in ('created', 'retry') and start_after > now()
      and data->>'portalId' = ${portalId}`.execute(db);
}

/** How many readings of a portal wait. */
export async function countWaiting(db: Kysely<Tables>, portalId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pgboss.job
    where name = ${READ_QUEUE} and state in ('created', 'retry') and data->>'portalId' = ${portalId}`.execute(db);
  return rows[0]?.n ?? 0;
}

function keyOf({ job: { portalId, dealId, trial }, hash, reader }: ToEnqueue): string {
  return [portalId, dealId, hash.slice(0, 16), reader, ...(trial ? ['trial'] : [])].join('/');
}
