import type { PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import { pausedUntil } from '../portals/pause-portal.ts';
import type { Portals } from '../portals/portals.ts';
import type { Store } from '../store/open-store.ts';
import { lookNightly } from './nightly-look.ts';

const NIGHTLY_QUEUE = 'nightly-look';
/** Twenty past three in the server's time zone UTC: HubSpot's own maintenance and most users' evenings are over. */
const CRON = '20 3 * * *';

/** Has one worker look once a night at each portal, and says what it found. pg-boss keeps the schedule: many workers make one look. */
export async function scheduleNightlyLook(parts: {
  store: Store;
  portals: Portals;
  log: Log;
  now: () => number;
}): Promise<void> {
  const { boss } = parts.store;
  await createNightlyQueue(boss);
  await boss.schedule(NIGHTLY_QUEUE, CRON);
  await boss.work(NIGHTLY_QUEUE, { pollingIntervalSeconds: 30 }, async () => {
    for (const portal of await parts.portals.all()) {
      const now = new Date(parts.now());
      if (await pausedUntil(parts.store, portal.portalId, now)) continue;
      try {
        const { lost, withoutVerdict } = await lookNightly(parts.store, portal, now);
        const line = { portalId: portal.portalId, lost, withoutVerdict };
        if (withoutVerdict > 0) parts.log.warn(line, 'nightly look: lost deals without a verdict, read now');
        else parts.log.info(line, 'nightly look: every lost deal has its verdict');
      } catch (error) {
        parts.log.error(
          { portalId: portal.portalId },
          `nightly look: ${error instanceof Error ? error.message : error}`,
        );
      }
    }
  });
}

async function createNightlyQueue(boss: PgBoss): Promise<void> {
  await boss.createQueue(NIGHTLY_QUEUE, { retryLimit: 3, retryDelay: 600, expireInSeconds: 3_600 });
}
