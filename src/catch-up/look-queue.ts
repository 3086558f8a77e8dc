import type { PgBoss } from 'pg-boss';
import { PortalPaused, RetryLater } from '../errors.ts';
import type { Log } from '../log.ts';
import { pausedUntil } from '../portals/pause-portal.ts';
import type { Portals } from '../portals/portals.ts';
import type { Store } from '../store/open-store.ts';
import { takeLook } from './take-look.ts';

/** One look a portal: what changed while no event came; at night also which lost deals have no verdict. */
interface LookJob {
  portalId: string;
  nightly: boolean;
}
interface Parts {
  store: Store;
  portals: Portals;
  log: Log;
  now: () => number;
}

const LOOK_QUEUE = 'look-for-changes';
const NIGHT_QUEUE = 'nightly-look';
/** Twenty past three in the server's time zone UTC: HubSpot's own maintenance and most users' evenings are over. */
const CRON = '20 3 * * *';
/** A look waits mostly for HubSpot: another portal's need not wait for its end. */
const PORTALS_AT_ONCE = 4;
const AGAIN_MS = 60_000;

/** Creates the queues where they don't exist. */
export async function createLookQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(NIGHT_QUEUE, { retryLimit: 3, retryDelay: 600, expireInSeconds: 3_600 });
  await boss.createQueue(LOOK_QUEUE, {
    policy: 'stately',
    retryLimit: 12,
    retryDelay: 60,
    expireInSeconds: 3_600,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 3_600,
  });
}

/** Has a worker look at what changed in this portal since the last look: it was just installed, or the server just started. */
export async function enqueueLook(boss: PgBoss, portalId: string, at: Date): Promise<void> {
  await insertLooks(boss, [{ portalId, nightly: false }], at);
}

function insertLooks(boss: PgBoss, looks: readonly LookJob[], at: Date): Promise<unknown> {
  const keyOf = ({ portalId, nightly }: LookJob) => (nightly ? `${portalId}/nightly` : portalId);
  return boss.insert(
    LOOK_QUEUE,
    looks.map((data) => ({ data, singletonKey: keyOf(data), startAfter: at })),
  );
}

/** Works off the looks, and has one taken at each portal every night; pg-boss keeps the schedule, so many workers make one. */
export async function workOnLooks(parts: Parts): Promise<void> {
  const { boss } = parts.store;
  await boss.schedule(NIGHT_QUEUE, CRON);
  await boss.work(NIGHT_QUEUE, { pollingIntervalSeconds: 30 }, async () => {
    const portals = await parts.portals.all();
    const looks = portals.map(({ portalId }) => ({ portalId, nightly: true }));
    if (looks.length > 0) await insertLooks(boss, looks, new Date(parts.now()));
  });
  await boss.work(
    LOOK_QUEUE,
    { batchSize: 1, pollingIntervalSeconds: 1, localConcurrency: PORTALS_AT_ONCE },
    async (jobs: { data: LookJob }[]) => {
      for (const { data } of jobs) await workOnLook(parts, data);
    },
  );
}

/** A look that cannot be made now is made later; what waiting does not mend is said, and tried at the next one. */
async function workOnLook(parts: Parts, look: LookJob): Promise<void> {
  const { store, portals, log } = parts;
  const { portalId } = look;
  const now = new Date(parts.now());
  const until = await pausedUntil(store, portalId, now);
  if (until) return void (await insertLooks(store.boss, [look], until));
  try {
    const portal = await portals.get(portalId);
    if (portal) await takeLook(parts, portal, look.nightly, now);
  } catch (error) {
    log.error({ portalId }, `looking for changes: ${error instanceof Error ? error.message : error}`);
    const wait = error instanceof PortalPaused ? Math.max(error.resumeInMs, AGAIN_MS) : AGAIN_MS;
    if (error instanceof PortalPaused || error instanceof RetryLater)
      await insertLooks(store.boss, [look], new Date(parts.now() + wait));
  }
}
