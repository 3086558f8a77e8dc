import http, { type RequestListener } from 'node:http';
import { type BackfillParts, createBackfillQueue, workOnBackfills } from './backfill/backfill-queue.ts';
import { createLookQueues, workOnLooks } from './catch-up/look-queue.ts';
import { type Env, readEnv, WrongEnvironment } from './env.ts';
import { httpApp } from './http-app.ts';
import { createQueues } from './jobs/enqueue.ts';
import { startWork } from './jobs/work.ts';
import { createLog, type Log } from './log.ts';
import { listen, stopListening } from './operations/listen.ts';
import type { Stopping } from './operations/operation-routes.ts';
import { serveOperations } from './operations/serve-operations.ts';
import { type OpenedPortals, openPortals } from './portals/open-portals.ts';
import type { SecondReader } from './readers/read-again/portal-reader.ts';
import { renewReaderKeys } from './readers/read-again/renew-keys.ts';
import { startReading } from './readers/read-again/work-readings.ts';
import { startHousekeeping } from './store/housekeeping.ts';
import { openStore } from './store/open-store.ts';

/** What one process does: the requests of HubSpot and its users, the jobs, or both. */
export type Part = 'all' | 'web' | 'worker';

export interface Server {
  /** The address for HubSpot and its users; that of the operations where only jobs are worked on. */
  url: string;
  /** Health, readiness, metrics. */
  operationsUrl: string;
  /**
   * Takes no more requests, lets those under way end (5 s at most) and then the running jobs (15 s at most; another process
   * takes up what does not end), closes the database. Never longer than `LONGEST_STOP_MS`.
   */
  close(): Promise<void>;
}

/** Requests, jobs, and a little for the database. */
export const LONGEST_STOP_MS = 25_000;
const REQUESTS_END_MS = 5_000;

/**
 * Starts everything in one process, or a part of it: the door and the card's endpoints (`web`), the jobs (`worker`); of both there may be
 * many on PostgreSQL. Takes its configuration from `variables`
 * (see `.env.example`). HubSpot being away is no reason not to start: webhooks are kept, and the work begins when it is back.
 * Throws `WrongEnvironment`, or an error that says what to do.
 */
export async function startServer(
  variables: Record<string, string | undefined>,
  given?: { log?: Log; part?: Part },
): Promise<Server> {
  const env = readEnv(variables);
  const part = given?.part ?? 'all';
  if (part !== 'all') refuseEmbedded(env, part);
  const log = given?.log ?? createLog(env.LOG_LEVEL);
  const now = Date.now;
  const store = await openStore({
    databaseUrl: env.DATABASE_URL,
    folder: env.ONUS_DATA_DIR,
    onError: (error) => log.error(`database: ${error.message}`),
  });
  await createQueues(store.boss);
  await createBackfillQueue(store.boss);
  await createLookQueues(store.boss);
  const second = { env, keys: env.ONUS_ENCRYPTION_KEY ?? null };
  const newKeys = second.keys ? await renewReaderKeys(store.db, second.keys) : 0;
  if (newKeys > 0)
    log.info({ portals: newKeys }, 'keys of second readers encrypted anew with the first key of ONUS_ENCRYPTION_KEY');
  const stopping: Stopping = { now: false };
  const operations = await serveOperations({
    store,
    log,
    now,
    stopping,
    host: env.ONUS_OPERATIONS_HOST,
    port: env.ONUS_OPERATIONS_PORT,
    folder: env.ONUS_DATA_DIR,
  });
  const app = Promise.withResolvers<RequestListener>();
  // Requests that come before all is opened wait for it.
  const server =
    part === 'worker' ? null : http.createServer(async (request, response) => (await app.promise)(request, response));
  const port = server && (await listen(server, { port: env.PORT, variable: 'PORT' }));
  const url = server ? `http://localhost:${port}` : operations.url;
  const publicUrl = env.PUBLIC_URL ?? url;
  const opened = await openPortals({ store, env, publicUrl, log, now }).catch(async (error: Error) => {
    server?.close();
    await store.close();
    await operations.close();
    throw error;
  });
  const { portals, install } = opened;
  const serve = () =>
    httpApp({
      store,
      portals,
      log,
      now,
      stopping,
      clientSecret: env.HUBSPOT_CLIENT_SECRET,
      publicUrl,
      install,
      managers: env.ONUS_MANAGERS,
      settleSeconds: env.ONUS_SETTLE_SECONDS,
      share: env.ONUS_BACKFILL_SHARE,
      maxBodyBytes: env.ONUS_MAX_BODY_KB * 1024,
      second,
    });
  if (server) app.resolve(serve());
  const stopWork =
    part === 'web'
      ? () => {}
      : await startWorker({ store, portals, log, now, share: env.ONUS_BACKFILL_SHARE, second }, opened);
  log.info(
    { url, operations: operations.url, part, database: store.kind, managers: env.ONUS_MANAGERS.length },
    server ? `Onus listens at ${url}` : 'Onus works on jobs',
  );
  if (server && !env.PUBLIC_URL)
    log.warn(`PUBLIC_URL is not set: signatures are checked against ${url}, which HubSpot itself cannot reach.`);
  // Where many accounts install the app each has its own managers, the first of them whoever installed it.
  if (env.access.mode === 'fixed' && env.ONUS_MANAGERS.length === 0)
    log.warn("ONUS_MANAGERS is not set: nobody but a deal's owner sees its review.");
  return {
    url,
    operationsUrl: operations.url,
    close: async () => {
      stopping.now = true;
      stopWork();
      if (server) await stopListening(server, REQUESTS_END_MS);
      await store.close();
      await operations.close();
    },
  };
}

type Worker = BackfillParts & { second: SecondReader };

/** What is not done for a request. Returns the stopping of all but the jobs themselves, which end with the store. */
async function startWorker(worker: Worker, { lookAfter }: OpenedPortals): Promise<() => void> {
  const stopHousekeeping = startHousekeeping(worker.store, worker.log, worker.now);
  const preparation = lookAfter();
  await startWork(worker);
  await workOnBackfills(worker);
  await workOnLooks(worker);
  const stopReading = await startReading(worker);
  return () => {
    stopReading();
    preparation.stop();
    stopHousekeeping();
  };
}

function refuseEmbedded(env: Env, part: Part): void {
  if (env.DATABASE_URL) return;
  throw new WrongEnvironment(
    `DATABASE_URL is missing. npm run ${part} needs PostgreSQL, for example postgres://user:password@host:5432/onus: the embedded database takes one process. With it, use npm start, which does everything in one.`,
  );
}
