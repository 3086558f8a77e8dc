import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { readEnv } from './env.ts';
import { httpApp } from './http-app.ts';
import { createQueues } from './jobs/enqueue.ts';
import { startWork } from './jobs/work.ts';
import { createLog, type Log } from './log.ts';
import { openPortals } from './portals/open-portals.ts';
import { startHousekeeping } from './store/housekeeping.ts';
import { openStore } from './store/open-store.ts';

export interface Server {
  url: string;
  /** Stops taking requests, lets running jobs end, closes the database. */
  close(): Promise<void>;
}

/**
 * Starts everything in one process: the door, the card's endpoints, the worker. Takes its configuration from `variables`
 * (see `.env.example`). HubSpot being away is no reason not to start: webhooks are kept, and the work begins when it is back.
 * Throws `WrongEnvironment`, or an error that says what to do.
 */
export async function startServer(
  variables: Record<string, string | undefined>,
  given?: { log?: Log },
): Promise<Server> {
  const env = readEnv(variables);
  const log = given?.log ?? createLog(env.LOG_LEVEL);
  const now = Date.now;
  const store = await openStore({
    databaseUrl: env.DATABASE_URL,
    folder: env.ONUS_DATA_DIR,
    onError: (error) => log.error(`database: ${error.message}`),
  });
  await createQueues(store.boss);
  const server = http.createServer();
  const port = await listen(server, env.PORT);
  const url = `http://localhost:${port}`;
  const publicUrl = env.PUBLIC_URL ?? url;
  const { portals, install, lookAfter } = await openPortals({ store, env, publicUrl, log, now }).catch(
    async (error: Error) => {
      server.close();
      await store.close();
      throw error;
    },
  );
  server.on(
    'request',
    httpApp({
      store,
      portals,
      log,
      now,
      clientSecret: env.HUBSPOT_CLIENT_SECRET,
      publicUrl,
      install,
      managers: env.ONUS_MANAGERS,
      settleSeconds: env.ONUS_SETTLE_SECONDS,
      maxBodyBytes: env.ONUS_MAX_BODY_KB * 1024,
    }),
  );
  const stopHousekeeping = startHousekeeping(store, log);
  const preparation = lookAfter();
  await startWork({ store, portals, log, now });
  log.info({ url, database: store.kind, managers: env.ONUS_MANAGERS.length }, `Onus listens at ${url}`);
  if (!env.PUBLIC_URL)
    log.warn(`PUBLIC_URL is not set: signatures are checked against ${url}, which HubSpot itself cannot reach.`);
  if (env.ONUS_MANAGERS.length === 0) log.warn("ONUS_MANAGERS is not set: nobody but a deal's owner sees its review.");
  return {
    url,
    close: async () => {
      preparation.stop();
      stopHousekeeping();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

async function listen(server: http.Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`PORT ${port} is in use. Stop the other program or set PORT to a free one.`)
          : error,
      );
    });
    server.listen(port, resolve);
  });
  return (server.address() as AddressInfo).port;
}
