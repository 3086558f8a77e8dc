import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import { eraseDue } from '../erasure/erase-portal.ts';
import type { Log } from '../log.ts';
import { doChore } from '../store/chores.ts';
import type { Tables } from '../store/tables.ts';
import { ensureProperties } from '../write-back/ensure-properties.ts';
import { PROPERTIES } from '../write-back/properties.ts';
import { CHECK_EVERY_MS } from './installations.ts';
import type { InstalledPortals } from './installed-portals.ts';
import { pausedUntil } from './pause-portal.ts';
import type { Portal } from './portals.ts';

interface Parts {
  db: Kysely<Tables>;
  boss: PgBoss;
  portals: InstalledPortals;
  log: Log;
  /** Milliseconds. */
  now: () => number;
  /** What a portal needs when the server starts and when it was installed. */
  begin(portal: Portal): Promise<void>;
}

const LOOK_EVERY_MS = 30_000;
/** After a failure, or a worker that died on the way. */
const AGAIN_MS = 10 * 60_000;
/** A look waits mostly for HubSpot: another portal's need not wait for its end. */
const PORTALS_AT_ONCE = 4;
/** Many workers start together. */
const STARTED_TOGETHER_MS = 10 * 60_000;
/** The properties of this version: a portal that has those of another is prepared at once. */
const PREPARED = createHash('sha256').update(JSON.stringify(PROPERTIES)).digest('base64url').slice(0, 12);

/**
 * At the start, once a day, and after a new version, asks HubSpot for each portal whether the app is still installed (nothing else tells us of
 * an uninstall while no deal is lost), mends its properties and catches up on what was missed; erases the data of portals that left. One worker a portal.
 * Returns the stopping.
 */
export function lookAfterPortals(parts: Parts): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const allClaimed = async () => {
    for (let portalId = await claim(parts); portalId && !stopped; portalId = await claim(parts))
      await lookAfterClaimed(parts, portalId);
  };
  const round = async () => {
    try {
      await Promise.all(Array.from({ length: PORTALS_AT_ONCE }, allClaimed));
      await eraseDue(parts, parts.now());
    } catch (error) {
      if (!stopped) parts.log.error(`looking after portals: ${(error as Error).message}`);
    }
    if (!stopped) timer = setTimeout(round, LOOK_EVERY_MS);
  };
  void allDue(parts).then(round);
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** After the server was away, every portal may have been missed. */
async function allDue({ db, log, now }: Parts): Promise<void> {
  const at = new Date(now());
  await doChore(db, 'look after all portals', STARTED_TOGETHER_MS, at, async () => {
    await db.updateTable('installation').set({ check_at: at }).where('state', '=', 'connected').execute();
  }).catch((error: Error) => log.error(`looking after portals: ${error.message}`));
}

/** Takes a portal that is due, so that no other worker takes it for ten minutes. */
async function claim({ db, now }: Parts): Promise<string | null> {
  const at = new Date(now());
  const claimed = await db
    .updateTable('installation')
    .set({ check_at: new Date(now() + AGAIN_MS) })
    .where('portal_id', '=', (where) =>
      where
        .selectFrom('installation')
        .select('portal_id')
        .where('state', '=', 'connected')
        .where((due) =>
          due.or([
            due('check_at', '<=', at),
            due.and([
              due(sql<string>`coalesce(prepared, '')`, '!=', PREPARED),
              due('check_at', '>', new Date(now() + 2 * AGAIN_MS)),
            ]),
          ]),
        )
        .orderBy('check_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning('portal_id')
    .executeTakeFirst();
  return claimed ? String(claimed.portal_id) : null;
}

async function lookAfterClaimed(parts: Parts, portalId: string): Promise<void> {
  try {
    if (await pausedUntil(parts, portalId, new Date(parts.now()))) return;
    const portal = await parts.portals.get(portalId);
    if (!portal) return;
    await parts.portals.check(portalId);
    await lookAfter(parts, portal);
    await parts.begin(portal);
  } catch (error) {
    parts.log.error({ portalId }, (error as Error).message);
  }
}

/** Makes or mends the portal's properties, and notes that it is well for a day. Throws the errors of `errors.ts`. */
export async function lookAfter({ db, log, now }: Pick<Parts, 'db' | 'log' | 'now'>, portal: Portal): Promise<void> {
  const { created, repaired } = await ensureProperties(portal.hubspot);
  await db
    .updateTable('installation')
    .set({ prepared: PREPARED, check_at: new Date(now() + CHECK_EVERY_MS) })
    .where('portal_id', '=', portal.portalId)
    .execute();
  log.info({ portalId: portal.portalId, created, repaired }, 'portal ready');
}
