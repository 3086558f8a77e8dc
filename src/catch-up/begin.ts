import { type BackfillParts, startBackfill } from '../backfill/backfill-queue.ts';
import { parseSince } from '../backfill/parse-since.ts';
import { readBackfill } from '../backfill/read-backfill.ts';
import type { Portal } from '../portals/portals.ts';
import { catchUp } from './catch-up.ts';

/**
 * What a portal needs when the server starts: what happened while it was away, and, the very first time, its past losses
 * (`since` as 2y, or off).
 */
export async function beginWithPortal(parts: BackfillParts, portal: Portal, since: string): Promise<void> {
  const { store, log } = parts;
  const now = new Date(parts.now());
  const { portalId } = portal;
  const caughtUp = await catchUp(store, portal, now);
  if (caughtUp) log.info({ portalId, deals: caughtUp }, 'caught up: lost deals that changed since the last event');
  if (since === 'off' || (await readBackfill(store.db, portalId))) return;
  const expected = await startBackfill(parts, portal, parseSince(since, now), now);
  log.info({ portalId, since, ...expected }, 'past losses are being read');
}
