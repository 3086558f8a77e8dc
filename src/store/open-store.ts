import fs from 'node:fs';
import path from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { fromPglite, PgBoss } from 'pg-boss';
import { cannotOpen } from './cannot-open.ts';
import { migrate } from './migrate.ts';
import { openFolder } from './open-folder.ts';
import type { Tables } from './tables.ts';

/** The database and the queue that lives in it. */
export interface Store {
  kind: 'embedded' | 'postgres';
  db: Kysely<Tables>;
  boss: PgBoss;
  /** Answers whether the database can be reached; throws otherwise. */
  ping(): Promise<void>;
  /** All of the embedded database as a gzipped tar, at one moment between two statements; null on PostgreSQL, which has its own tools. */
  dump: (() => Promise<Blob>) | null;
  close(): Promise<void>;
}

/** PGlite has no background processes: without this the log and dead rows grow for ever (measured: 240k events, 337 MB). */
const MAINTENANCE_INTERVAL_MS = 10 * 60_000;

/** A dead worker’s jobs are given to another within about 25 s: the shortest heartbeat that pg-boss takes (10 s), and one pass each 10 s. */
const bossOptions = {
  superviseIntervalSeconds: 5,
  monitorIntervalSeconds: 10,
  useListenNotify: true,
  registerInstance: false,
  // Where traces are made, a job carries the trace that it was enqueued in.
  openTelemetry: { propagateContext: true },
};

/**
 * Opens PostgreSQL when `databaseUrl` is set, else the embedded database in `folder`; migrates, and starts the queue.
 * Throws an error that names the variable and the mend when the database cannot be opened.
 */
export async function openStore(options: {
  databaseUrl: string | undefined;
  folder: string;
  onError: (error: Error) => void;
  /** Do not make an embedded database where there is none. */
  mustExist?: boolean;
}): Promise<Store> {
  if (options.mustExist && !options.databaseUrl && !fs.existsSync(options.folder))
    throw new Error(
      `ONUS_DATA_DIR: there is no folder ${path.resolve(options.folder)}. Give the one that the server uses.`,
    );
  const store = options.databaseUrl
    ? openPostgres(options.databaseUrl, options.onError)
    : await openEmbedded(options.folder, options.onError);
  try {
    await store.ping();
    await migrate(store.db);
    await store.boss.start();
  } catch (error) {
    await store.close().catch(() => {});
    throw cannotOpen(error, options.databaseUrl ? 'DATABASE_URL' : 'ONUS_DATA_DIR');
  }
  return store;
}

function openPostgres(url: string, onError: (error: Error) => void): Store {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  pool.on('error', onError);
  // The pool listens to idle connections alone: one that is cut in the middle of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const boss = new PgBoss({ connectionString: url, max: 5, connectionTimeoutMillis: 5_000, ...bossOptions });
  boss.on('error', onError);
  return {
    kind: 'postgres',
    db,
    boss,
    ping: () => ping(db),
    dump: null,
    close: async () => {
      await boss.stop({ graceful: true, timeout: 15_000 });
      await db.destroy();
    },
  };
}

async function openEmbedded(folder: string, onError: (error: Error) => void): Promise<Store> {
  const { pglite, db, unlock } = await openFolder(folder);
  const boss = new PgBoss({ db: fromPglite(pglite), backend: 'pglite', ...bossOptions });
  boss.on('error', onError);
  const maintenance = setInterval(() => {
    pglite.exec('vacuum analyze; checkpoint').catch(onError);
  }, MAINTENANCE_INTERVAL_MS);
  maintenance.unref();
  return {
    kind: 'embedded',
    db,
    boss,
    ping: () => ping(db),
    dump: async () => {
      await pglite.exec('checkpoint');
      return pglite.dumpDataDir('gzip');
    },
    close: async () => {
      clearInterval(maintenance);
      await boss.stop({ graceful: true, timeout: 15_000 });
      await db.destroy();
      unlock();
    },
  };
}

async function ping(db: Kysely<Tables>): Promise<void> {
  await sql`select 1`.execute(db);
}
