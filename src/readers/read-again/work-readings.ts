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
import type { Dialects } from '../model/dialects.ts';
import { connectReader } from './connect-reader.ts';
import { noteReading, whyNotRead } from './note-reading.ts';
import { readRest } from './pace.ts';
import { readReaderState, type SecondReader } from './portal-reader.ts';
import { enqueueChange, hurryReadings, READ_QUEUE, type ReadJob } from './queue.ts';
import { type Outcome, type ReadingParts, readAgain } from './read-again.ts';
import { noTroubles, type Troubles, type Wait } from './rest-after.ts';
import { takeBack } from './take-back.ts';
import { endTrial } from './trials.ts';
import { type SwitchWatch, watchSwitch } from './watch-switch.ts';

interface Worker {
  store: Store;
  portals: Portals;
  log: Log;
  now: () => number;
  second: SecondReader;
}
/** What lasts as long as the process. */
interface Running extends Worker {
  signal: AbortSignal;
  troubles: Troubles;
  dialects: Dialects;
}
type Job = JobWithMetadata<ReadJob>;

/** Twelve tries, from a minute to six hours apart, span about two days: longer than any outage. */
const MOST_ATTEMPTS = 12;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 6 * 3_600_000;

/** Starts reading deals a second time, apart from the scoring, which never waits for it. Returns the stopping: open requests end. */
export async function startReading(worker: Worker): Promise<() => void> {
  const stopping = new AbortController();
  await followEnvironment(worker);
  const running = { ...worker, signal: stopping.signal, troubles: noTroubles(), dialects: new Map() };
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
        results.push(...(await workOff(running, portalId, group)));
      return results;
    },
  );
  return () => stopping.abort();
}

/** The environment may have turned it off while the server was stopped: what models gave is taken back there too. */
async function followEnvironment({ store, second }: Worker): Promise<void> {
  const rows = await store.db
    .selectFrom('verdict')
    .select('portal_id')
    .distinct()
    .where('superseded_at', 'is', null)
    .where('scorer', 'like', 'model:%')
    .execute();
  for (const { portal_id } of rows) {
    // The embedded database gives a number, PostgreSQL a string.
    const portalId = String(portal_id);
    if ((await readReaderState(store.db, second, portalId)).mode === 'off') await enqueueChange(store.boss, portalId);
  }
}

/** Off: local verdicts hold again. On, or on again meanwhile: what waited may be mended. */
async function followChange({ store, second, log, now }: Worker, portalId: string): Promise<void> {
  if ((await readReaderState(store.db, second, portalId)).mode !== 'off') return hurryReadings(store.db, portalId);
  const deals = await takeBack(store, portalId, new Date(now()));
  log.info({ portalId, deals }, 'the second reader was turned off: local verdicts hold again');
}

/** One portal's readings: gathered together, asked about a few at once. */
async function workOff(running: Running, portalId: string, all: Job[]): Promise<JobResult[]> {
  const { store, second, now } = running;
  const jobs = all.filter(({ data }) => !data.changed);
  try {
    if (jobs.length < all.length) await followChange(running, portalId);
    if (jobs.length === 0) return done(all, 'followed');
    const { mode, faults, config } = await readReaderState(store.db, second, portalId);
    const portal = mode === 'off' ? null : await running.portals.get(portalId);
    if (!portal || !config) {
      const isOff = mode === 'off' || !portal;
      const why = isOff ? 'the switch was turned off' : `the settings are not complete: ${faults[0]}`;
      await tell(running, portalId, jobs, why, isOff ? null : whyNotRead(why));
      return done(all, isOff ? 'the switch is off' : 'not set up');
    }
    const until = await pausedUntil(store, portalId, new Date(now()));
    const rest = until ? null : await readRest(store.db, { portalId, connection: config.connection }, new Date(now()));
    if (until || rest) {
      if (rest) await tell(running, portalId, jobs, rest.why, whyNotRead(rest.why));
      else await endTrials(running, portalId, jobs, 'reading from HubSpot is paused');
      await wait(running, jobs, until ?? rest?.until ?? new Date(now()));
      return done(all, 'waits');
    }
    const settings = await readSettings(store.db, portalId);
    const watch = watchSwitch(store.db, second, portalId, config);
    const reader = connectReader(store.db, config, second.env, running.dialects, watch, now);
    const signal = AbortSignal.any([running.signal, watch.signal]);
    const parts = { store, second, portalId, reader, config, settings, troubles: running.troubles, now, signal };
    await readAll(running, portal, jobs, parts, watch).finally(watch.stop);
    return done(all, 'looked at');
  } catch (error) {
    await waitAfter(running, portalId, all, error as Error);
    return done(all, 'waits');
  }
}

/** The deals of a batch could not be gathered. A pause costs no attempt, what nobody foresaw does. */
async function waitAfter(running: Running, portalId: string, jobs: Job[], error: Error): Promise<void> {
  const { store, log, now } = running;
  const isKnown = error instanceof PortalPaused || error instanceof RetryLater;
  if (error instanceof PortalPaused)
    await pausePortal(store, portalId, error.message, new Date(now() + error.resumeInMs));
  log.warn({ portalId, ...(isKnown ? {} : { err: error }) }, `second reading waits: ${error.message}`);
  await endTrials(running, portalId, jobs, 'the deals could not be read from HubSpot. Try it again.');
  const inMs = error instanceof PortalPaused ? error.resumeInMs : FIRST_DELAY_MS;
  for (const job of jobs) await tryLater(running, job, { inMs, counts: !isKnown });
}

async function readAll(
  running: Running,
  portal: Portal,
  jobs: Job[],
  parts: ReadingParts,
  watch: SwitchWatch,
): Promise<void> {
  const { portalId } = portal;
  const ids = [...new Set(jobs.flatMap(({ data }) => data.dealId || []))];
  const deals = await gatherDeals(running.store.db, portal, ids);
  const contacts = parts.config.placeholders
    ? await readContactNames(portal.hubspot, ids)
    : new Map<string, string[]>();
  const owners = [...(await portal.owners.get()).values()].map(({ name }) => name);
  const waiting = jobs.values();
  const readSome = async () => {
    for (const job of waiting) {
      const { dealId } = job.data;
      const deal = deals.get(dealId);
      if (!deal) {
        await endTrials(running, portalId, [job], 'the deal is no longer in HubSpot');
        continue;
      }
      const names = [...owners, ...(contacts.get(dealId) ?? [])];
      try {
        const outcome: Outcome = (await watch.stillHolds())
          ? await readAgain(parts, deal, names, job.data.trial === true)
          : { outcome: 'put back', why: 'the settings were changed' };
        await follow(running, job, outcome);
      } catch (error) {
        running.log.warn({ portalId, dealId, err: error }, 'second reading failed');
        await endTrials(running, portalId, [job], 'something went wrong on this server. Try it again.');
        await tryLater(running, job, { inMs: null, counts: true });
      }
    }
  };
  await Promise.all(Array.from({ length: running.second.env.ONUS_MODEL_CONCURRENCY }, readSome));
}

async function follow(running: Running, job: Job, outcome: Outcome): Promise<void> {
  const { store, log, now } = running;
  const { portalId, dealId } = job.data;
  if (outcome.outcome === 'replaced') await enqueueDeals(store.boss, [{ portalId, dealId }], new Date(now()));
  // The next look at it knows the present choice.
  if (outcome.outcome === 'put back') await postpone(store.boss, READ_QUEUE, [job], new Date(now()));
  if (outcome.outcome === 'again') await tryLater(running, job, outcome);
  const because = outcome.outcome === 'replaced' ? {} : { because: outcome.why };
  log.info({ portalId, dealId, outcome: outcome.outcome, ...because }, 'second reading');
}

/** Puts a job back; after its last attempt the local verdict stands. A trial is never put back: somebody sits before it. */
async function tryLater(running: Running, job: Job, { inMs, counts }: Wait): Promise<void> {
  const attempt = (job.data.attempt ?? 0) + Number(counts);
  if (job.data.trial || attempt >= MOST_ATTEMPTS) return;
  const grown = Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS) * (0.5 + Math.random() / 2);
  const ms = counts ? Math.max(inMs ?? 0, grown) : (inMs ?? grown);
  const again = { data: { ...job.data, attempt }, singletonKey: job.singletonKey };
  await postpone(running.store.boss, READ_QUEUE, [again], new Date(running.now() + ms));
}

/** Until a moment that is known, without an attempt; trials have ended. */
async function wait(running: Running, jobs: readonly Job[], until: Date): Promise<void> {
  const others = jobs.filter(({ data }) => !data.trial);
  if (others.length > 0) await postpone(running.store.boss, READ_QUEUE, others, until);
}

/** Says on the cards, and to whoever tries, why nothing is read. A trial leaves the card as it is. */
async function tell(
  running: Running,
  portalId: string,
  jobs: readonly Job[],
  why: string,
  note: string | null,
): Promise<void> {
  await endTrials(running, portalId, jobs, why);
  for (const { data } of jobs) if (!data.trial) await noteReading(running.store.db, portalId, data.dealId, note);
}

async function endTrials({ store }: Worker, portalId: string, jobs: readonly Job[], why: string): Promise<void> {
  for (const { data } of jobs) if (data.trial) await endTrial(store.db, portalId, data.dealId, why);
}

function done(jobs: readonly Job[], output: string): JobResult[] {
  return jobs.map((job) => ({ id: job.id, status: 'completed', output: { output } }));
}
