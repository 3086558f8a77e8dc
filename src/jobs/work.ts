import type { JobResult, JobWithMetadata } from 'pg-boss';
import { GiveUp, HubSpotAway, MissingScope, PortalPaused, RetryLater } from '../errors.ts';
import { findDeals } from '../gather/find-deals.ts';
import type { Log } from '../log.ts';
import { countEventToVerdict, countJobs } from '../operations/counters.ts';
import { isAway, pausedUntil, pausePortal, restWhileAway, resumePortal } from '../portals/pause-portal.ts';
import type { Portal, Portals } from '../portals/portals.ts';
import type { SecondReader } from '../readers/read-again/portal-reader.ts';
import { scoreDeals } from '../score-deals.ts';
import type { Store } from '../store/open-store.ts';
import { saveProblem } from '../verdicts/save-problem.ts';
import {
  ERASE_QUEUE,
  type EraseJob,
  enqueueDeals,
  FIND_DEALS_QUEUE,
  type FindDealsJob,
  postpone,
  SCORE_QUEUE,
  type ScoreJob,
} from './enqueue.ts';
import { eraseContacts, eraseStored } from './erase-jobs.ts';

interface Worker {
  store: Store;
  portals: Portals;
  log: Log;
  now: () => number;
  /** Reads a second time, where an admin wants it. */
  second?: SecondReader;
}
type Job<T> = JobWithMetadata<T>;
type JobData = {
  portalId: string;
  dealId?: string;
  attempt?: number;
  /** How often it was the one that showed whether HubSpot is back: another is taken next. */
  sentAhead?: number;
};
type Does<T> = (portal: Portal, jobs: Job<T>[]) => Promise<void>;

/** What fails for its own sake: twelve tries, from a second to half an hour apart, span half an hour to an hour. */
const MOST_ATTEMPTS = 12;
/** What HubSpot stumbles over, while it answers everything else: these span about a day, as long as HubSpot repeats a webhook. */
const MOST_ATTEMPTS_AWAY = 70;
const LONGEST_DELAY_SECONDS = 1800;

/** A hundred deals a time: as many as HubSpot's batches take. A job due is noticed within half a second. */
const WORK = {
  batchSize: 100,
  perJobResults: true,
  includeMetadata: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 0.5,
  burstWhenBatchFull: true,
} as const;

/**
 * Fair to all portals: of one, at most two batches are worked on at once, over all processes, and a third taker finds the others'.
 * A portal's own speed is bound by HubSpot's request limit, not by this.
 */
const TAKERS = 3;
const MOST_OF_A_PORTAL = 2 * WORK.batchSize;
const FAIR = { ...WORK, localConcurrency: TAKERS, groupConcurrency: MOST_OF_A_PORTAL };

/** Starts working off all queues; ends with `store.boss.stop()`. */
export async function startWork(worker: Worker): Promise<void> {
  const { boss } = worker.store;
  await boss.work(SCORE_QUEUE, FAIR, (jobs: Job<ScoreJob>[]) => workOff(worker, SCORE_QUEUE, jobs, scoreJobs(worker)));
  await boss.work(FIND_DEALS_QUEUE, FAIR, (jobs: Job<FindDealsJob>[]) =>
    workOff(worker, FIND_DEALS_QUEUE, jobs, findJobs(worker)),
  );
  await boss.work(ERASE_QUEUE, WORK, async (jobs: Job<EraseJob>[]) => {
    await eraseStored(worker, jobs);
    return workOff(worker, ERASE_QUEUE, jobs, (portal, some) => eraseContacts(worker, portal, some));
  });
}

function scoreJobs(worker: Worker): Does<ScoreJob> {
  return async (portal, jobs) => {
    const started = worker.now();
    const dealIds = jobs.map((job) => job.data.dealId);
    const { looked, lost, written, refused } = await scoreDeals(
      worker.store,
      portal,
      dealIds,
      new Date(started),
      worker.second,
    );
    for (const { data } of jobs) {
      if (data.since !== undefined && lost.has(data.dealId)) countEventToVerdict(data.since, worker.now());
    }
    const line = { portalId: portal.portalId, deals: dealIds.length, looked, written, ms: worker.now() - started };
    worker.log.info(line, 'deals looked at');
    for (const [dealId, why] of refused) {
      worker.log.warn(
        { portalId: portal.portalId, dealId, why },
        'not written onto the deal; the verdict stays on the card',
      );
    }
  };
}

function findJobs(worker: Worker): Does<FindDealsJob> {
  return async (portal, jobs) => {
    const deals = await findDeals(
      worker.store.db,
      portal,
      jobs.map((job) => job.data),
    );
    const since = Math.min(...jobs.map((job) => job.data.since ?? Number.POSITIVE_INFINITY));
    const asked = Number.isFinite(since) ? deals.map((deal) => ({ ...deal, since })) : deals;
    await enqueueDeals(worker.store.boss, asked, new Date(worker.now()));
  };
}

async function workOff<T extends JobData>(
  worker: Worker,
  queue: string,
  jobs: Job<T>[],
  does: Does<T>,
): Promise<JobResult[]> {
  // Side by side: one whose HubSpot does not answer holds up no other.
  const portals = [...Map.groupBy(jobs, (job) => job.data.portalId)];
  const ended = await Promise.allSettled(
    portals.map(([portalId, group]) => workOffPortal(worker, queue, portalId, group, does)),
  );
  return ended.flatMap((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** Works off one portal's jobs; where HubSpot was away, a single one shows whether it is back, before the others follow. */
async function workOffPortal<T extends JobData>(
  worker: Worker,
  queue: string,
  portalId: string,
  jobs: Job<T>[],
  does: Does<T>,
): Promise<JobResult[]> {
  if (!(await isAway(worker.store, portalId))) {
    const failedBefore = jobs.every((job) => attemptsOf(job) > 0);
    return workTogether(worker, queue, portalId, jobs, does, failedBefore);
  }
  const [first, ...others] = jobs.toSorted((a, b) => attemptsOf(a) - attemptsOf(b) || sentAhead(a) - sentAhead(b));
  if (!first) return [];
  first.data.sentAhead = sentAhead(first) + 1;
  const results = await workTogether(worker, queue, portalId, [first], does, false);
  if (others.length === 0) return results;
  return [...results, ...(await workTogether(worker, queue, portalId, others, does, true))];
}

/**
 * Works off one portal's jobs together; when they fail for a cause that may lie in one of them, one by one. `answers`: HubSpot is
 * known to answer this portal, so that a failure to answer may lie in a job as well.
 */
async function workTogether<T extends JobData>(
  worker: Worker,
  queue: string,
  portalId: string,
  jobs: Job<T>[],
  does: Does<T>,
  answers: boolean,
): Promise<JobResult[]> {
  try {
    const until = await pausedUntil(worker.store, portalId, new Date(worker.now()));
    if (until) return await later(worker, queue, jobs, until);
    const portal = await worker.portals.get(portalId);
    if (!portal) {
      worker.log.warn(
        { portalId, jobs: jobs.length },
        'events of a portal where this app is not installed: kept, not worked on',
      );
      return jobs.map((job) => ({ id: job.id, status: 'completed', output: { skipped: 'unknown portal' } }));
    }
    await does(portal, jobs);
    await resumePortal(worker.store, portalId, new Date(worker.now()));
    countJobs(queue, 'done', jobs.length);
    return jobs.map((job) => ({ id: job.id, status: 'completed' }));
  } catch (error) {
    if (error instanceof PortalPaused && !(answers && error instanceof HubSpotAway))
      return later(worker, queue, jobs, await rest(worker, portalId, error));
    const mayLieInOne = jobs.length > 1 && !isTransient(error) && !(error instanceof MissingScope);
    if (mayLieInOne) {
      const results: JobResult[] = [];
      for (const job of jobs) results.push(...(await workTogether(worker, queue, portalId, [job], does, answers)));
      return results;
    }
    return Promise.all(jobs.map((job) => failed(worker, job, error)));
  }
}

/** Nobody calls this portal for a while. Answers until when. */
async function rest(worker: Worker, portalId: string, error: PortalPaused): Promise<Date> {
  const now = new Date(worker.now());
  let problem = error.message;
  let until = new Date(now.getTime() + error.resumeInMs);
  if (error instanceof HubSpotAway) {
    problem += ' Nothing is lost: jobs wait, and go on by themselves.';
    until = await restWhileAway(worker.store, portalId, problem, error.resumeInMs, now);
  } else await pausePortal(worker.store, portalId, problem, until);
  worker.log.error({ portalId, until }, problem);
  return until;
}

/** No attempt is used up: the same job is put back for the moment the portal may be called again. */
async function later<T extends JobData>(
  worker: Worker,
  queue: string,
  jobs: Job<T>[],
  until: Date,
): Promise<JobResult[]> {
  await postpone(worker.store.boss, queue, jobs, until);
  countJobs(queue, 'postponed', jobs.length);
  return jobs.map((job) => ({ id: job.id, status: 'completed', output: { postponedUntil: until.toISOString() } }));
}

/** Puts the job back with a growing delay, or gives it up: it becomes a dead letter with its cause. */
async function failed<T extends JobData>(worker: Worker, job: Job<T>, error: unknown): Promise<JobResult> {
  const cause = error instanceof Error ? error.message : String(error);
  const attempt = attemptsOf(job) + 1;
  const most = error instanceof HubSpotAway ? MOST_ATTEMPTS_AWAY : MOST_ATTEMPTS;
  const about: object = { queue: job.name, ...job.data, attempt };
  if (error instanceof GiveUp || attempt >= most) {
    worker.log.error(about, `gave up: ${cause} It is kept: npm run retry puts it back.`);
    if (job.data.dealId) await saveProblem(worker.store.db, job.data.portalId, job.data.dealId, cause);
    countJobs(job.name, 'gave_up');
    return { id: job.id, status: 'deadletter', output: { cause } };
  }
  const seconds = Math.min(2 ** attempt, LONGEST_DELAY_SECONDS) * (0.5 + Math.random() / 2);
  const again = { data: { ...job.data, attempt }, singletonKey: job.singletonKey };
  await postpone(worker.store.boss, job.name, [again], new Date(worker.now() + seconds * 1000));
  worker.log.warn({ ...about, ...(isTransient(error) ? {} : { err: error }) }, `will be tried again: ${cause}`);
  countJobs(job.name, 'again');
  return { id: job.id, status: 'completed', output: { failed: cause } };
}

function attemptsOf<T extends JobData>(job: Job<T>): number {
  return job.data.attempt ?? 0;
}

function sentAhead<T extends JobData>(job: Job<T>): number {
  return job.data.sentAhead ?? 0;
}

function isTransient(error: unknown): boolean {
  return error instanceof RetryLater || error instanceof HubSpotAway;
}
