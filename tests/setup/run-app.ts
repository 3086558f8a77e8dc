import { randomBytes } from 'node:crypto';
import type { PortalSeed } from '../../emulator/seed.ts';
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts';
import { createLog } from '../../src/log.ts';
import { type Server, startServer } from '../../src/start-server.ts';
import { CLIENT_SECRET } from './names.ts';
import { freePort } from './run-postgres.ts';
import { ALL_SCOPES, BOSS, smallPortal } from './small-portal.ts';
import type { FreshStore } from './stores.ts';

export const CLIENT_ID = 'client-id-for-tests';

/** The emulator with several accounts that know one public app, and the server that is this app. */
export interface RunningApp {
  emulator: Emulator;
  server: Server;
  url: string;
  log: Record<string, unknown>[];
  /** The server's environment, for further processes on the same store. */
  env: Record<string, string>;
  restart(env?: Record<string, string>): Promise<void>;
  close(): Promise<void>;
}

/** Two small portals whose deals have the same ids, and whose notes differ. */
export const PORTALS = [777, 888] as const;

/** A portal that can install the app; `scopes` are those that the app has there. */
export function installable(portalId: number, options: Parameters<typeof smallPortal>[0] = {}): PortalSeed {
  return { ...smallPortal({ ...options, portalId }), tokens: [{ token: `fixed-${portalId}`, scopes: ALL_SCOPES }] };
}

export async function runApp(
  store: FreshStore,
  options: {
    seeds?: PortalSeed[];
    env?: Record<string, string>;
    accessTokenSeconds?: number;
    scopes?: string[];
  } = {},
): Promise<RunningApp> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const app = {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    redirectUris: [`${url}/oauth/callback`],
    scopes: options.scopes ?? ALL_SCOPES,
  };
  const seeds = options.seeds ?? PORTALS.map((portalId) => installable(portalId));
  const emulator = await startEmulator({
    portals: seeds.map((seed) => ({ ...seed, oauthApps: [app] })),
    webhooks: {
      targetUrl: `${url}/hubspot/webhooks`,
      clientSecret: CLIENT_SECRET,
      retryDelaysMs: [100, 200, 400, 800, 1600],
      batchDelayMs: 20,
    },
    ...(options.accessTokenSeconds ? { accessTokenSeconds: options.accessTokenSeconds } : {}),
  });
  const log: Record<string, unknown>[] = [];
  const env = {
    HUBSPOT_CLIENT_ID: CLIENT_ID,
    HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
    HUBSPOT_API_BASE_URL: emulator.url,
    ONUS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    PUBLIC_URL: url,
    PORT: String(port),
    ONUS_SETTLE_SECONDS: '0',
    ONUS_BACKFILL: 'off',
    ONUS_MANAGERS: BOSS.email,
    ...store.env,
    ...options.env,
  };
  const start = (change: Record<string, string> = {}) =>
    startServer(
      { ...env, ...change },
      { log: createLog('debug', { write: (line) => void log.push(JSON.parse(line)) }) },
    );
  const running: RunningApp = {
    emulator,
    server: await start(),
    url,
    log,
    env,
    restart: async (change) => {
      await running.server.close();
      running.server = await start(change);
    },
    close: async () => {
      await running.server.close();
      await emulator.close();
      await store.remove();
    },
  };
  return running;
}

/** A browser that keeps cookies and follows no redirect by itself. */
export interface Browser {
  cookieHeader(): string;
  open(url: string): Promise<Response>;
}

export function newBrowser(): Browser {
  const cookies = new Map<string, string>();
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookieHeader,
    open: async (url) => {
      const cookie = cookieHeader();
      const response = await fetch(url, { redirect: 'manual', headers: cookie ? { Cookie: cookie } : {} });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
  };
}

/** The admin of a portal installs the app, as in a browser; `choose` is added to HubSpot's page. Gives the last page. */
export async function install(
  app: { url: string },
  portalId: number,
  choose = '',
  browser = newBrowser(),
): Promise<{ status: number; text: string }> {
  const begun = await browser.open(`${app.url}/oauth/install`);
  const page = `${begun.headers.get('location')}&portalId=${portalId}${choose}`;
  const granted = await browser.open(page);
  const back = granted.headers.get('location');
  if (!back) return { status: granted.status, text: await granted.text() };
  const last = await browser.open(back);
  return { status: last.status, text: await last.text() };
}
