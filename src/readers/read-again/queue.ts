import type { PgBoss } from 'pg-boss';

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

/** Enqueues readings; one account waits once for one reader, and one that waits for a later moment goes on waiting. */
export async function enqueueReadings(boss: PgBoss, readings: readonly ToEnqueue[]): Promise<void> {
  if (readings.length === 0) return;
  await boss.insert(
    READ_QUEUE,
    readings.map((one) => ({ data: one.job, singletonKey: keyOf(one) })),
  );
}

/** The same at once, also for those that wait for a later moment: an admin asks for it. */
export async function enqueueReadingsNow(boss: PgBoss, readings: readonly ToEnqueue[]): Promise<void> {
  for (const one of readings)
    await boss.upsert(READ_QUEUE, one.job, { singletonKey: keyOf(one), startAfter: new Date(0) });
}

/** A job with what tells it from others: the input hash of the verdict that stands, and the reader. */
export interface ToEnqueue {
  job: ReadJob;
  hash: string;
  reader: string;
}

/** Enqueues what follows from changed settings: the way back, or what waited for a mend. */
export async function enqueueChange(boss: PgBoss, portalId: string): Promise<void> {
  await boss.insert(READ_QUEUE, [
    { data: { portalId, dealId: '', changed: true }, singletonKey: `${portalId}/changed` },
  ]);
}

/** Makes the readings of a portal due that wait for a later moment. */
export async function hurryReadings(boss: PgBoss, portalId: string): Promise<void> {
  for (const job of await boss.findJobs<ReadJob>(READ_QUEUE, { queued: true, data: { portalId }, limit: 100_000 }))
    if (job.singletonKey && job.startAfter > new Date())
      await boss.upsert(
        READ_QUEUE,
        { ...job.data, attempt: 0 },
        { singletonKey: job.singletonKey, startAfter: new Date(0) },
      );
}

function keyOf({ job: { portalId, dealId, trial }, hash, reader }: ToEnqueue): string {
  return [portalId, dealId, hash.slice(0, 16), reader, ...(trial ? ['trial'] : [])].join('/');
}
