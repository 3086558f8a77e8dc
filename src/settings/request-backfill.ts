import { z } from 'zod';
import { log } from '../audit/log-entry.ts';
import { startBackfill } from '../backfill/backfill-queue.ts';
import { type Estimate, estimate } from '../backfill/estimate.ts';
import { parseSince } from '../backfill/parse-since.ts';
import { readBackfill } from '../backfill/read-backfill.ts';
import { jsonBody, Refused, type SignedCall } from '../cards/signed-call.ts';
import type { SettingsParts } from './settings-routes.ts';

const request = z.object({ since: z.string({ error: 'since is missing: give a span such as 2y.' }).max(20) });

/** Has past losses read again, from a manager's settings page. */
export async function requestBackfill(parts: SettingsParts, { portal, viewer, rawBody }: SignedCall): Promise<void> {
  const now = new Date(parts.now());
  const since = sinceOf(rawBody, now);
  if ((await readBackfill(parts.store.db, portal.portalId))?.state === 'running')
    throw new Refused(409, 'Past losses are being read already. Wait until they are done.');
  const { deals } = await startBackfill(parts, portal, since, now);
  const who = { portalId: portal.portalId, userId: viewer.userId, userEmail: viewer.email };
  const detail = `past losses since ${since.toISOString().slice(0, 10)} are read (${deals})`;
  await log(parts.store.db, { ...who, action: 'changed_settings', detail }, now);
}

/** What that would take; nothing is begun. One search. */
export async function estimateBackfill(parts: SettingsParts, { portal, rawBody }: SignedCall): Promise<Estimate> {
  return estimate(portal, sinceOf(rawBody, new Date(parts.now())), parts.share);
}

function sinceOf(rawBody: Buffer, now: Date): Date {
  const parsed = request.safeParse(jsonBody(rawBody));
  if (!parsed.success) throw new Refused(400, parsed.error.issues.map((issue) => issue.message).join(' '));
  try {
    return parseSince(parsed.data.since, now);
  } catch {
    throw new Refused(400, 'since is no past time: give a span such as 90d, 18m or 2y.');
  }
}
