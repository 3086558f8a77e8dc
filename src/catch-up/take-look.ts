import type { Log } from '../log.ts';
import type { Portal } from '../portals/portals.ts';
import type { Store } from '../store/open-store.ts';
import { catchUp } from './catch-up.ts';
import { readLookedUntil, saveLookedUntil } from './looked-until.ts';
import { lookNightly } from './nightly-look.ts';

/** How long HubSpot repeats a webhook (its webhooks guide): in a longer gap deletions may have been missed as well. */
const HUBSPOT_REPEATS_MS = 86_400_000;

/**
 * Looks at what changed in a portal since the last look; at night and after a long gap also at what stands in HubSpot against what
 * stands here. The mark moves on only when all of it went well. The first time there is nothing to catch up on: the past is the back-fill's.
 */
export async function takeLook(
  { store, log }: { store: Store; log: Log },
  portal: Portal,
  nightly: boolean,
  now: Date,
): Promise<void> {
  const { portalId } = portal;
  const since = await readLookedUntil(store.db, portalId);
  if (since) {
    const { changed, asked } = await catchUp(store, portal, since, now);
    const line = { portalId, since, changed, deals: asked };
    if (asked > 0) log.info(line, 'caught up: deals that changed since the last look');
  }
  const longGap = since !== null && now.getTime() - since.getTime() > HUBSPOT_REPEATS_MS;
  if (nightly || longGap) {
    const { lost, withoutVerdict, gone } = await lookNightly(store, portal, now, { all: longGap });
    const line = { portalId, lost, withoutVerdict, gone };
    if (withoutVerdict > 0) log.warn(line, 'nightly look: lost deals without a verdict, read now');
    else log.info(line, 'nightly look: every lost deal has its verdict');
  }
  await saveLookedUntil(store.db, portalId, now);
}
