import { type BackfillParts, startBackfill } from '../backfill/backfill-queue.ts';
import { parseSince } from '../backfill/parse-since.ts';
import { readBackfill } from '../backfill/read-backfill.ts';
import type { Portal } from '../portals/portals.ts';
import { enqueueLook } from './look-queue.ts';

/**
 * What a portal needs when the server starts and when it was installed: what happened meanwhile, and, the very first time, its past
 * losses (`since` as 2y, or off).
 */
export async function beginWithPortal(parts: BackfillParts, portal: Portal, since: string): Promise<void> {
  const { store, log } = parts;
  const now = new Date(parts.now());
  const { portalId } = portal;
  await enqueueLook(store.boss, portalId, now);
  if (since === 'off' || (await readBackfill(store.db, portalId))) return;
  const expected = await startBackfill(parts, portal, parseSince(since, now), now);
  log.info({ portalId, since, ...expected }, 'past losses are being read');
}
