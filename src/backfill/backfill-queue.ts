import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { MissingScope, PortalPaused, RetryLater } from '../errors.ts';
import type { Log } from '../log.ts';
import { pausedUntil } from '../portals/pause-portal.ts';
import type { Portal, Portals } from '../portals/portals.ts';
import type { Store } from '../store/open-store.ts';
import { estimate } from './estimate.ts';
import { type Backfill, readBackfill } from './read-backfill.ts';
import { runStep } from './run-step.ts';
import { beginBackfill, saveBackfillProblem } from './save-backfill.ts';

export const BACKFILL_QUEUE = 'backfill';
/** A step waits mostly for HubSpot: another portal's need not wait for its end. */
const PORTALS_AT_ONCE = 4;
/** A portal's next step. */
interface StepJob {
  portalId: string;
}

export interface BackfillParts {
  store: Store;
  portals: Portals;
  log: Log;
  now: () => number;
  /** Share of the account's calls that past deals may take, 0 to 1. */
  share: number;
}

/** Creates the queue: one job a portal, a step at a time, so that live events of the same worker come between. */
export async function createBackfillQueue(boss: PgBoss): Promise<void> {
  await boss.createQueue(BACKFILL_QUEUE, {
    policy: 'stately',
    retryLimit: 100,
    retryDelay: 5,
    expireInSeconds: 3_000,
    // Longer than elsewhere: a step done twice on a busy machine costs calls, and nobody waits for it.
    heartbeatSeconds: 30,
    retentionSeconds: 90 * 86_400,
    deleteAfterSeconds: 3_600,
  });
}

/** Begins to read the losses since then, from the first deal; the steps are done by whichever worker is there. */
export async function startBackfill(
  parts: Pick<BackfillParts, 'store' | 'share'>,
  portal: Portal,
  since: Date,
  now: Date,
) {
  const expected = await estimate(portal, since, parts.share);
  await beginBackfill(parts.store.db, portal.portalId, since, expected.deals, now);
  await nextStep(parts.store.boss, portal.portalId, now);
  return expected;
}

async function nextStep(boss: PgBoss, portalId: string, at: Date): Promise<void> {
  await boss.insert(BACKFILL_QUEUE, [{ data: { portalId }, singletonKey: portalId, startAfter: at }]);
}

/** Starts working off the steps; ends with `store.boss.stop()`. */
export async function workOnBackfills(parts: BackfillParts): Promise<void> {
  await parts.store.boss.work(
    BACKFILL_QUEUE,
    { batchSize: 1, includeMetadata: true, pollingIntervalSeconds: 1, localConcurrency: PORTALS_AT_ONCE },
    async (jobs: JobWithMetadata<StepJob>[]) => {
      for (const { data } of jobs) await workOnStep(parts, data.portalId);
    },
  );
}

async function workOnStep(parts: BackfillParts, portalId: string): Promise<void> {
  const { store, log } = parts;
  const now = new Date(parts.now());
  const backfill = await readBackfill(store.db, portalId);
  if (backfill?.state !== 'running') return;
  const until = await pausedUntil(store, portalId, now);
  if (until) return nextStep(store.boss, portalId, until);
  try {
    const live = await parts.portals.get(portalId);
    if (!live) throw new RetryLater('The app is not installed in this account at the moment.');
    const portal = inBackground(live, parts.share);
    const more = await runStep(store, portal, backfill, parts.now);
    const after = await readBackfill(store.db, portalId);
    log.info({ portalId, done: after?.done, found: after?.found }, more ? 'past losses read' : 'all past losses read');
    if (more) await nextStep(store.boss, portalId, new Date(parts.now()));
  } catch (error) {
    await later(parts, backfill, error);
  }
}

/** A step that failed is done again; what cannot be mended by waiting is shown and tried more rarely. */
async function later(parts: BackfillParts, backfill: Backfill, error: unknown): Promise<void> {
  const { portalId } = backfill;
  const problem = error instanceof Error ? error.message : String(error);
  const passing = error instanceof RetryLater || error instanceof PortalPaused;
  const wait =
    error instanceof PortalPaused
      ? error.resumeInMs
      : passing
        ? 5_000
        : error instanceof MissingScope
          ? 600_000
          : 60_000;
  const until = new Date(parts.now() + wait);
  await saveBackfillProblem(parts.store.db, backfill, problem);
  parts.log.warn({ portalId, until, ...(passing ? {} : { err: error }) }, `past losses: tried again later: ${problem}`);
  await nextStep(parts.store.boss, portalId, until);
}

function inBackground(portal: Portal, share: number): Portal {
  const { hubspot } = portal;
  return hubspot.budget ? { ...portal, hubspot: { ...hubspot, budget: hubspot.budget.background(share) } } : portal;
}
