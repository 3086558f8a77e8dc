import type { PortalSeed } from '../../emulator/seed.ts';
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts';
import { createLog } from '../../src/log.ts';
import { type Server, startServer } from '../../src/start-server.ts';
import { CLIENT_SECRET, TOKEN } from './names.ts';
import { freePort } from './run-postgres.ts';
import { BOSS, smallPortal } from './small-portal.ts';
import type { FreshStore } from './stores.ts';

/** The emulator and the server, connected to each other as HubSpot and Onus are. */
export interface RunningPortal {
  emulator: Emulator;
  server: Server;
  portalId: number;
  /** Lines of the server's log, parsed. */
  log: Record<string, unknown>[];
  /** Starts the server anew on the same store and address; `away` is done while it is stopped. */
  restart(away?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Starts both for one portal. Jobs don't wait for reps to finish writing unless `env` says so. */
export async function runPortal(
  store: FreshStore,
  options: { seed?: PortalSeed; env?: Record<string, string>; webhooks?: { retryDelaysMs?: number[] } } = {},
): Promise<RunningPortal> {
  const seed = options.seed ?? smallPortal();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const emulator = await startEmulator({
    portals: [seed],
    webhooks: {
      targetUrl: `${url}/hubspot/webhooks`,
      clientSecret: CLIENT_SECRET,
      retryDelaysMs: [100, 200, 400, 800, 1600],
      batchDelayMs: 20,
      ...options.webhooks,
    },
  });
  const log: Record<string, unknown>[] = [];
  const start = () =>
    startServer(
      {
        HUBSPOT_ACCESS_TOKEN: TOKEN,
        HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
        HUBSPOT_API_BASE_URL: emulator.url,
        PUBLIC_URL: url,
        PORT: String(port),
        ONUS_SETTLE_SECONDS: '0',
        ONUS_BACKFILL: 'off',
        ONUS_MANAGERS: BOSS.email,
        ...store.env,
        ...options.env,
      },
      { log: createLog('debug', { write: (line: string) => log.push(JSON.parse(line)) }) },
    );
  const running: RunningPortal = {
    emulator,
    server: await start(),
    portalId: seed.portalId,
    log,
    restart: async (away) => {
      await running.server.close();
      await away?.();
      running.server = await start();
    },
    close: async () => {
      await running.server.close();
      await emulator.close();
      await store.remove();
    },
  };
  return running;
}

/** Waits until `check` no longer throws and gives something; fails with its last error. */
export async function eventually<T>(check: () => Promise<T> | T, timeoutMs = 20_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
