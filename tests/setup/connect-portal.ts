import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts';
import { createLog } from '../../src/log.ts';
import type { OAuthApp } from '../../src/oauth/oauth-app.ts';
import { exchangeCode } from '../../src/oauth/token-endpoint.ts';
import { granted } from '../../src/portals/access-tokens.ts';
import { type Keys, saveInstallation } from '../../src/portals/installations.ts';
import { parseKeys } from '../../src/secrets/encrypt.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { CLIENT_SECRET } from './names.ts';
import { CLIENT_ID, installable } from './run-app.ts';
import { ALL_SCOPES } from './small-portal.ts';
import type { FreshStore } from './stores.ts';

export const silent = createLog('silent');

export function keysOf(byte: number): Keys {
  const keys = parseKeys(Buffer.alloc(32, byte).toString('base64'));
  if (typeof keys === 'string') throw new Error(keys);
  return keys;
}

/** The emulator with a public app of these portals, without a server. */
export async function emulatorWithApp(portalIds: readonly number[]): Promise<{ emulator: Emulator; app: OAuthApp }> {
  const redirectUri = 'http://localhost:3000/oauth/callback';
  const app = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, redirectUris: [redirectUri], scopes: ALL_SCOPES };
  const emulator = await startEmulator({
    portals: portalIds.map((portalId) => ({ ...installable(portalId), oauthApps: [app] })),
  });
  return {
    emulator,
    app: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, baseUrl: emulator.url, redirectUri },
  };
}

export function open(fresh: FreshStore): Promise<Store> {
  const { DATABASE_URL, ONUS_DATA_DIR } = fresh.env;
  return openStore({ databaseUrl: DATABASE_URL, folder: ONUS_DATA_DIR ?? '', onError: () => {} });
}

/** Connects a portal with real tokens of the emulator, without a browser. */
export async function connectPortal(store: Store, app: OAuthApp, keys: Keys, portalId: string): Promise<void> {
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    scope: 'oauth crm.objects.deals.read crm.schemas.deals.read crm.schemas.deals.write',
    portalId,
    state: 'a-state-of-the-test',
  });
  const page = await fetch(`${app.baseUrl}/oauth/authorize?${query}`, { redirect: 'manual' });
  const back = new URL(page.headers.get('location') ?? '').searchParams;
  const attempt = { state: 'a-state-of-the-test', verifier: 'a-verifier-that-nobody-asked-for-in-this-test-0' };
  const tokens = await exchangeCode(app, back, attempt);
  const portal = { portalId, timeZone: null, scopes: [] };
  await saveInstallation(store.db, keys, portal, granted(tokens, Date.now()), new Date());
}
