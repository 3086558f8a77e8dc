import type { JobResult, JobWithMetadata } from 'pg-boss';
import { PortalPaused, RetryLater } from '../../errors.ts';
import { readContactNames } from '../../gather/contact-names.ts';
import { gatherDeals } from '../../gather/gather-deals.ts';
import { enqueueDeals, postpone } from '../../jobs/enqueue.ts';
import type { Log } from '../../log.ts';
import { pausedUntil, pausePortal } from '../../portals/pause-portal.ts';
import type { Portal, Portals } from '../../portals/portals.ts';
import { readSettings } from '../../settings/portal-settings.ts';
import type { Store } from '../../store/open-store.ts';
import { connectReader } from './connect-reader.ts';
import { noteReading, whyNotRead } from './note-reading.ts';
import { readRest } from './pace.ts';
import { readReaderState, type SecondReader } from './portal-reader.ts';
import { READ_QUEUE, type ReadJob } from './queue.ts';
import { type Outcome, type ReadingParts, readAgain } from './read-again.ts';
import { takeBack } from './take-back.ts';
import { type SwitchWatch, watchSwitch } from './watch-switch.ts';

interface Worker {
  store: Store;
  portals: Portals;
  log: Log;
  now: () => number;
  second: SecondReader;
}
type Job = JobWithMetadata<ReadJob>;

/** Twelve tries, from a minute to six hours apart, span about two days: longer than any outage. */
const MOST_ATTEMPTS = 12;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 6 * 3_600_000;

/** Starts reading deals a second time, apart from the scoring, which never waits for it. Returns the stopping: open requests end. */
export async function startReading(worker: Worker): Promise<() => void> {
  const stopping = new AbortController();
  await worker.store.boss.work(
    READ_QUEUE,
    {
      batchSize: 20,
      perJobResults: true,
      includeMetadata: true,
      pollingIntervalSeconds: 0.5,
      notifyPollingIntervalSeconds: 0.5,
    },
    async (jobs: Job[]) => {
      const results: JobResult[] = [];
      for (const [portalId, group] of Map.groupBy(jobs, (job) => job.data.portalId))
        results.push(...(await workOff(worker, portalId, group, stopping.signal)));
      return results;
    },
  );
  return () => stopping.abort();
}

/** Somebody may have turned it on again meanwhile. */
async function takeBackIfOff({ store, second, log, now }: Worker, portalId: string): Promise<void> {
  if ((await readReaderState(store.db, second, portalId)).mode !== 'off') return;
  const deals = await takeBack(store, portalId, new Date(now()));
  log.info({ portalId, deals }, 'the second reader was turned off: local verdicts hold again');
}

/** One portal's readings: gathered together, asked about a few at once. */
async function workOff(worker: Worker, portalId: string, jobs: Job[], signal: AbortSignal): Promise<JobResult[]> {
  const { store, now } = worker;
  const later = async (some: readonly Job[], until: Date) => postpone(store.boss, READ_QUEUE, some, until);
  try {
    if (jobs.some(({ data }) => data.takeBack)) await takeBackIfOff(worker, portalId);
    const { mode, faults, config } = await readReaderState(store.db, worker.second, portalId);
    const portal = mode === 'off' ? null : await worker.portals.get(portalId);
    if (!portal || !config) {
      const note = mode === 'off' || !portal ? null : whyNotRead(`the settings are not complete: ${faults[0]}`);
      for (const { data } of jobs) await noteReading(store.db, portalId, data.dealId, note);
      return done(jobs, mode === 'off' ? 'the switch is off' : 'not set up');
    }
    const until = await pausedUntil(store, portalId, new Date(now()));
    const rest = until ? null : await readRest(store.db, config.connection.endpoint, new Date(now()));
    if (until || rest) {
      if (rest) for (const { data } of jobs) await noteReading(store.db, portalId, data.dealId, whyNotRead(rest.why));
      await later(jobs, until ?? rest?.until ?? new Date(now()));
      return done(jobs, 'waits');
    }
    const settings = await readSettings(store.db, portalId);
    const watch = watchSwitch(store.db, worker.second, portalId, config);
    const reader = connectReader(store.db, config, worker.second.env, watch, now);
    const ends = AbortSignal.any([signal, watch.signal]);
    const parts = { store, second: worker.second, portalId, reader, config, settings, now, signal: ends };
    return await readAll(worker, portal, jobs, parts, watch).finally(watch.stop);
  } catch (error) {
    const wait = error instanceof PortalPaused ? error.resumeInMs : FIRST_DELAY_MS;
    if (error instanceof PortalPaused) await pausePortal(store, portalId, error.message, new Date(now() + wait));
    const known = error instanceof PortalPaused || error instanceof RetryLater;
    worker.log.warn(
      { portalId, ...(known ? {} : { err: error }) },
      `second reading waits: ${(error as Error).message}`,
    );
    await later(jobs, new Date(now() + wait));
    return done(jobs, 'waits');
  }
}

async function readAll(
  worker: Worker,
  portal: Portal,
  jobs: Job[],
  parts: ReadingParts,
  watch: SwitchWatch,
): Promise<JobResult[]> {
  const { store, now } = worker;
  const ids = [...new Set(jobs.flatMap(({ data }) => data.dealId || []))];
  const deals = await gatherDeals(store.db, portal, ids);
  const contacts = parts.config.placeholders
    ? await readContactNames(portal.hubspot, ids)
    : new Map<string, string[]>();
  const owners = [...(await portal.owners.get()).values()].map(({ name }) => name);
  const waiting = jobs.values();
  const readSome = async () => {
    for (const job of waiting) {
      const deal = deals.get(job.data.dealId);
      if (!deal) continue;
      const names = [...owners, ...(contacts.get(deal.dealId) ?? [])];
      const isAsked = await watch.stillHolds();
      const outcome: Outcome = isAsked
        ? await readAgain(parts, deal, names, job.data.trial === true)
        : { outcome: 'put back', why: 'the settings were changed' };
      // The next look at it knows the present choice.
      if (outcome.outcome === 'put back') await postpone(store.boss, READ_QUEUE, [job], new Date(now()));
      if (outcome.outcome === 'replaced')
        await enqueueDeals(store.boss, [{ portalId: portal.portalId, dealId: deal.dealId }], new Date(now()));
      if (outcome.outcome === 'again') await tryLater(worker, job, outcome);
      worker.log.info({ portalId: portal.portalId, dealId: deal.dealId, ...said(outcome) }, 'second reading');
    }
  };
  await Promise.all(Array.from({ length: worker.second.env.ONUS_MODEL_CONCURRENCY }, readSome));
  return done(jobs, 'looked at');
}

/** A provider that rests, or a budget that is used up, costs no attempt. */
async function tryLater(worker: Worker, job: Job, { inMs }: Extract<Outcome, { outcome: 'again' }>): Promise<void> {
  const attempt = (job.data.attempt ?? 0) + Number(inMs === null);
  if (attempt >= MOST_ATTEMPTS) return;
  const wait = inMs ?? Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS) * (0.5 + Math.random() / 2);
  const again = { data: { ...job.data, attempt }, singletonKey: job.singletonKey };
  await postpone(worker.store.boss, READ_QUEUE, [again], new Date(worker.now() + wait));
}

function said(outcome: Outcome): object {
  return outcome.outcome === 'replaced' ? { outcome: 'replaced' } : { outcome: outcome.outcome, because: outcome.why };
}

function done(jobs: readonly Job[], output: string): JobResult[] {
  return jobs.map((job) => ({ id: job.id, status: 'completed', output: { output } }));
}
