import fs from 'node:fs';
import path from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { Env } from '../env.ts';
import { findControl } from '../operations/control-file.ts';
import { type LastWebhook, lastWebhook, readLastWebhooks } from '../operations/last-webhooks.ts';
import { FolderInUse } from '../store/lock-folder.ts';
import { openFolder, tryFolder } from '../store/open-folder.ts';
import type { Tables } from '../store/tables.ts';
import type { Finding } from './finding.ts';

const TIMEOUT_MS = 10_000;

/** The database as the check-up finds it: none is made, and no tables. */
export interface Data {
  finding: Finding;
  /** Null where this process cannot read it: `why` says it in a sentence. */
  db: Kysely<Tables> | null;
  why: string;
  /** Throws where nobody can tell. */
  lastWebhooks(): Promise<LastWebhook[]>;
  close(): Promise<void>;
}

const what = 'database';

/** Opens PostgreSQL or the embedded database; the one that a running server has open is asked of that server. */
export function reachData(env: Env): Promise<Data> {
  return env.DATABASE_URL ? reachPostgres(env.DATABASE_URL) : reachFolder(env.ONUS_DATA_DIR);
}

async function reachPostgres(connectionString: string): Promise<Data> {
  const pool = new pg.Pool({ connectionString, max: 2, connectionTimeoutMillis: 5_000 });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    const why = (error as Error).message || String((error as { code?: string }).code);
    return unreached(`PostgreSQL cannot be reached (${why}). Check DATABASE_URL and that the server runs.`);
  }
  const finding: Finding = { what, state: 'ok', says: 'PostgreSQL answers' };
  return { finding, db, why: '', lastWebhooks: lastIn(db), close: () => db.destroy() };
}

async function reachFolder(folder: string): Promise<Data> {
  try {
    if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) {
      tryFolder(folder);
      return without(
        `embedded, in ${folder}: not there yet, npm start makes it`,
        'None yet: npm start makes the database.',
      );
    }
    const { db, unlock } = await openFolder(folder);
    await sql`select 1`.execute(db);
    return {
      finding: { what, state: 'ok', says: `embedded, in ${folder} (one process at a time)` },
      db,
      why: '',
      lastWebhooks: lastIn(db),
      close: async () => {
        await db.destroy();
        unlock();
      },
    };
  } catch (error) {
    return error instanceof FolderInUse ? askServer(folder, error) : unreached((error as Error).message);
  }
}

/** The server that has the folder open says whether it can work with it. */
async function askServer(folder: string, inUse: FolderInUse): Promise<Data> {
  const control = findControl(folder);
  if (!control) return unreached(inUse.message);
  const ask = async (path: string) => {
    const headers = { Authorization: `Bearer ${control.token}` };
    const answer = await fetch(control.url + path, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!answer.ok) throw new Error(`it answers ${answer.status} to ${path}`);
    return answer.json();
  };
  try {
    await ask('/readyz');
  } catch (error) {
    return unreached(
      `${folder} is open in a server that is not ready (${(error as Error).message}). Its log says why; start it again.`,
    );
  }
  const why = 'The running server has the embedded database open: its log and /readyz tell of them.';
  return {
    ...without(`embedded, in ${folder}, open in the running server`, why),
    lastWebhooks: async () => z.array(lastWebhook).parse(await ask('/last-webhooks')),
  };
}

function lastIn(db: Kysely<Tables>): Data['lastWebhooks'] {
  return async () => {
    try {
      return await readLastWebhooks(db);
    } catch (error) {
      if (hasNoTables(error)) return [];
      throw error;
    }
  };
}

/** PostgreSQL's "undefined table": Onus was never started on this database. */
export function hasNoTables(error: unknown): boolean {
  return (error as { code?: string }).code === '42P01';
}

function unreached(says: string): Data {
  return { ...without('', 'That cannot be told without the database.'), finding: { what, state: 'broken', says } };
}

function without(says: string, why: string): Data {
  const lastWebhooks = async () => {
    throw new Error(why);
  };
  return { finding: { what, state: 'ok', says }, db: null, why, lastWebhooks, close: async () => {} };
}
