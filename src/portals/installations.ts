import { type Kysely, sql, type Transaction } from 'kysely';
import { decrypt, encrypt, isUnderOldKey, type Key } from '../secrets/encrypt.ts';
import type { Tables } from '../store/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
export type Keys = readonly [Key, ...Key[]];

/** What HubSpot gave us for one portal. Times in ms. */
export interface GrantedTokens {
  accessToken: string;
  refreshToken: string;
  renewAt: number;
}

/** A portal's data outlives its installation by this time, so that an app that was removed by mistake can be installed again. */
export const KEPT_AFTER_END_MS = 30 * 86_400_000;
/** An ended installation comes back by a person's doing, which ends the pause at once; until then an hour is often enough. */
export const ENDED_MS = 3_600_000;
/** The installation itself makes the properties; if it could not, they are made after a minute. */
const PREPARED_BY_INSTALL_MS = 60_000;
/** Connection and properties are looked after once a day. */
export const CHECK_EVERY_MS = 86_400_000;
const ACCESS_TOKEN = 'installation.access_token';
const REFRESH_TOKEN = 'installation.refresh_token';

/** Connects a portal, for the first time or again; whatever held it up before is over. */
export async function saveInstallation(
  db: Kysely<Tables>,
  keys: Keys,
  portal: { portalId: string; timeZone: string | null; scopes: string[] },
  tokens: GrantedTokens,
  now: Date,
): Promise<void> {
  const { portalId, timeZone, scopes } = portal;
  const row = {
    state: 'connected' as const,
    ...sealed(portalId, tokens, keys),
    scopes: JSON.stringify(scopes) as unknown as string[],
    installed_at: now,
    ended_at: null,
    ended_why: null,
    erase_at: null,
    erased_at: null,
    prepared: null,
    check_at: new Date(now.getTime() + PREPARED_BY_INSTALL_MS),
  };
  const known = { time_zone: timeZone, problem: null, paused_until: null, away_since: null, updated_at: now };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('installation')
      .values({ portal_id: portalId, ...row })
      .onConflict((conflict) => conflict.column('portal_id').doUpdateSet(row))
      .execute();
    await trx
      .insertInto('portal')
      .values({ portal_id: portalId, ...known })
      .onConflict((conflict) => conflict.column('portal_id').doUpdateSet(known))
      .execute();
  });
}

/** Keeps renewed tokens, and lets the workers go on that waited for them. */
export async function saveTokens(db: Db, keys: Keys, portalId: string, tokens: GrantedTokens): Promise<void> {
  await db
    .updateTable('installation')
    .set(sealed(portalId, tokens, keys))
    .where('portal_id', '=', portalId)
    .where('state', '=', 'connected')
    .execute();
}

function sealed(portalId: string, tokens: GrantedTokens, keys: Keys) {
  return {
    access_token: encrypt(tokens.accessToken, { portalId, purpose: ACCESS_TOKEN }, keys),
    refresh_token: encrypt(tokens.refreshToken, { portalId, purpose: REFRESH_TOKEN }, keys),
    renew_at: new Date(tokens.renewAt),
    renewing_until: null,
  };
}

/** The tokens of a portal; null once its access has ended. Throws `CannotDecrypt`. */
export async function readTokens(db: Db, keys: Keys, portalId: string): Promise<GrantedTokens | null> {
  const row = await db
    .selectFrom('installation')
    .select(['access_token', 'refresh_token', 'renew_at'])
    .where('portal_id', '=', portalId)
    .where('state', '=', 'connected')
    .executeTakeFirst();
  if (!row?.access_token || !row.refresh_token) return null;
  return {
    accessToken: decrypt(row.access_token, { portalId, purpose: ACCESS_TOKEN }, keys),
    refreshToken: decrypt(row.refresh_token, { portalId, purpose: REFRESH_TOKEN }, keys),
    renewAt: row.renew_at?.getTime() ?? 0,
  };
}

/**
 * Makes this worker the one that renews, for so many seconds by the database's clock; false while another is at it. A worker
 * that dies meanwhile holds nobody up for longer.
 */
export async function takeTurn(db: Db, portalId: string, seconds: number): Promise<boolean> {
  const taken = await db
    .updateTable('installation')
    .set({ renewing_until: sql<Date>`clock_timestamp() + make_interval(secs => ${seconds})` })
    .where('portal_id', '=', portalId)
    .where('state', '=', 'connected')
    .where((where) =>
      where.or([where('renewing_until', 'is', null), where('renewing_until', '<', sql<Date>`clock_timestamp()`)]),
    )
    .returning('portal_id')
    .execute();
  return taken.length > 0;
}

/** Lets another worker try, after this one could not. */
export async function giveTurnBack(db: Db, portalId: string): Promise<void> {
  await db.updateTable('installation').set({ renewing_until: null }).where('portal_id', '=', portalId).execute();
}

/**
 * HubSpot no longer lets us in. The tokens go at once; everything else is kept for thirty days, in case the app is installed
 * again, and events that still come are kept with it. Does nothing where it ended already.
 */
export async function endInstallation(db: Kysely<Tables>, portalId: string, why: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('installation')
      .set({
        state: 'ended',
        access_token: null,
        refresh_token: null,
        renew_at: null,
        renewing_until: null,
        ended_at: now,
        ended_why: why,
        erase_at: new Date(now.getTime() + KEPT_AFTER_END_MS),
      })
      .where('portal_id', '=', portalId)
      .where('state', '=', 'connected')
      .returning('portal_id')
      .execute();
    if (ended.length === 0) return;
    await trx
      .updateTable('portal')
      .set({ problem: why, paused_until: new Date(now.getTime() + ENDED_MS), updated_at: now })
      .where('portal_id', '=', portalId)
      .execute();
  });
}

/** Encrypts anew what was encrypted with an older key. Returns how many portals could be read, and those that could not. */
export async function reencryptTokens(
  db: Kysely<Tables>,
  keys: Keys,
): Promise<{ read: number; renewed: number; unreadable: { portalId: string; why: string }[] }> {
  const outcome = { read: 0, renewed: 0, unreadable: [] as { portalId: string; why: string }[] };
  const rows = await db
    .selectFrom('installation')
    .select(['portal_id', 'access_token', 'refresh_token'])
    .where('state', '=', 'connected')
    .execute();
  for (const row of rows) {
    const portalId = String(row.portal_id);
    const set: Record<string, string> = {};
    try {
      for (const [column, purpose] of [
        ['access_token', ACCESS_TOKEN],
        ['refresh_token', REFRESH_TOKEN],
      ] as const) {
        const stored = row[column] ?? '';
        const text = decrypt(stored, { portalId, purpose }, keys);
        if (isUnderOldKey(stored, keys)) set[column] = encrypt(text, { portalId, purpose }, keys);
      }
      outcome.read++;
    } catch (error) {
      outcome.unreadable.push({ portalId, why: (error as Error).message });
      continue;
    }
    if (Object.keys(set).length === 0) continue;
    // Only while nobody renewed the tokens meanwhile: what they stored is under the present key already.
    const changed = await db
      .updateTable('installation')
      .set(set)
      .where('portal_id', '=', portalId)
      .where('access_token', '=', row.access_token)
      .where('refresh_token', '=', row.refresh_token)
      .returning('portal_id')
      .execute();
    outcome.renewed += changed.length;
  }
  return outcome;
}
