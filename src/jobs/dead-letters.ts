import type { PgBoss } from 'pg-boss';
import { DEAD_LETTERS, inTurn } from './enqueue.ts';

/** A job that failed for good, with its cause. */
export interface DeadLetter {
  id: string;
  queue: string;
  data: Record<string, string>;
  /** What the job is about, as the queue knows it. */
  key: string | null;
  cause: string;
  failedAt: Date;
}

/** All dead letters, oldest first. */
export async function readDeadLetters(boss: PgBoss): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for (const [queue, dead] of Object.entries(DEAD_LETTERS)) {
    for (const job of await boss.findJobs<Record<string, string>>(dead, { queued: true, limit: 100_000 })) {
      const cause = (job.sourceOutput as { cause?: string } | null)?.cause ?? JSON.stringify(job.sourceOutput);
      letters.push({ id: job.id, queue, data: job.data, key: job.singletonKey, cause, failedAt: job.createdOn });
    }
  }
  return letters;
}

/** Puts dead letters back into the queues they came from, with all their tries before them: all, or those about one deal. Returns how many. */
export async function retryDeadLetters(boss: PgBoss, about?: { dealId: string }): Promise<number> {
  const letters = (await readDeadLetters(boss)).filter(({ data }) => !about || data.dealId === about.dealId);
  for (const { id, queue, data, key } of letters) {
    const { attempt: _attempt, sentAhead: _sentAhead, ...fresh } = data;
    const turn = fresh.portalId ? inTurn({ portalId: fresh.portalId }) : {};
    await boss.insert(queue, [{ data: fresh, ...turn, ...(key ? { singletonKey: key } : {}) }]);
    await boss.deleteJob(DEAD_LETTERS[queue] ?? '', id);
  }
  return letters.length;
}
