import type { Kysely } from 'kysely';
import pino from 'pino';
import type { Env, HubSpotAccess } from '../env.ts';
import { type OAuthApp, redirectUriOf } from '../oauth/oauth-app.ts';
import { REQUIRED_SCOPES } from '../oauth/scopes.ts';
import { knowsApp } from '../oauth/token-endpoint.ts';
import { readTokens } from '../portals/installations.ts';
import { installedPortals } from '../portals/installed-portals.ts';
import { isUnderOldKey } from '../secrets/encrypt.ts';
import type { Tables } from '../store/tables.ts';
import { checkPortal } from './check-portal.ts';
import { type Finding, said } from './finding.ts';
import { type Data, hasNoTables } from './reach-data.ts';

/** Of thousands of portals each would take some seconds: the last installed ones tell most. */
const MOST_LOOKED_INTO = 3;

/** Looks at the app, the installed portals and whether the keys read their tokens; into the last installed ones more closely. */
export async function* checkInstallations(
  env: Env,
  access: Extract<HubSpotAccess, { mode: 'oauth' }>,
  data: Pick<Data, 'db' | 'why'>,
): AsyncGenerator<Finding> {
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  const app: OAuthApp = {
    clientId: access.clientId,
    clientSecret: env.HUBSPOT_CLIENT_SECRET,
    baseUrl: env.HUBSPOT_API_BASE_URL,
    redirectUri: redirectUriOf(publicUrl),
  };
  yield await appAtHubSpot(app);
  const { db } = data;
  if (!db) return yield { what: 'installed portals', state: 'look', says: data.why };
  try {
    const connected = yield* installations(db, access.keys, publicUrl);
    const parts = { db, keys: access.keys, app, publicUrl, now: Date.now, log: pino({ level: 'silent' }) };
    const portals = installedPortals(parts);
    for (const { portalId, scopes } of connected.slice(0, MOST_LOOKED_INTO)) {
      const portal = await portals.get(portalId);
      if (!portal) continue;
      for await (const finding of checkPortal(portal.hubspot, 'access token', scopes))
        yield { ...finding, what: `portal ${portalId}, ${finding.what}` };
    }
  } catch (error) {
    const empty = hasNoTables(error);
    const says = empty ? 'None yet: npm start makes the tables.' : (error as Error).message;
    yield { what: 'installed portals', state: empty ? 'look' : 'broken', says };
  }
}

async function appAtHubSpot(app: OAuthApp): Promise<Finding> {
  const what = 'client id and secret';
  const finding = await said(what, async () =>
    (await knowsApp(app)) ? `HubSpot knows the app; its redirect URL must be ${app.redirectUri}` : '',
  );
  return finding.says === ''
    ? {
        what,
        state: 'broken',
        says: 'HubSpot does not know them. Copy HUBSPOT_CLIENT_ID and HUBSPOT_CLIENT_SECRET from HubSpot › Development › your app › Auth.',
      }
    : finding;
}

/** A line about all, a line for each that needs a person. Returns the connected ones, last installed first. */
async function* installations(
  db: Kysely<Tables>,
  keys: Extract<HubSpotAccess, { mode: 'oauth' }>['keys'],
  publicUrl: string,
): AsyncGenerator<Finding, { portalId: string; scopes: string[] }[]> {
  const rows = await db.selectFrom('installation').selectAll().orderBy('installed_at', 'desc').execute();
  const connected = rows.filter(({ state }) => state === 'connected');
  const old = connected.filter(({ refresh_token }) => refresh_token && isUnderOldKey(refresh_token, keys)).length;
  yield {
    what: 'installed portals',
    state: 'ok',
    says: `${connected.length} connected, ${rows.length - connected.length} ended${old > 0 ? `; tokens of ${old} are under an older key until the server is started again` : ''}`,
  };
  for (const { portal_id, ended_at, erase_at, state, scopes } of rows) {
    const what = `portal ${portal_id}`;
    if (state === 'ended') {
      const says = `Access ended on ${day(ended_at)}; an admin can install the app again, else its data is erased on ${day(erase_at)}.`;
      yield { what, state: 'look', says };
      continue;
    }
    const lacking = scopes.length > 0 ? REQUIRED_SCOPES.filter((scope) => !scopes.includes(scope)) : [];
    if (lacking.length > 0) {
      const says = `Its installation lacks ${lacking.join(', ')}. An admin of the portal can grant it by installing the app again at ${publicUrl}/oauth/install.`;
      yield { what, state: 'broken', says };
    }
    try {
      await readTokens(db, keys, String(portal_id));
    } catch (error) {
      yield { what, state: 'broken', says: (error as Error).message };
    }
  }
  return connected.map(({ portal_id, scopes }) => ({ portalId: String(portal_id), scopes }));
}

function day(date: Date | null): string {
  return date?.toISOString().slice(0, 10) ?? 'a day unknown';
}
