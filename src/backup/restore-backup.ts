import fs from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { SCORE_QUEUE } from '../jobs/enqueue.ts';
import { DurableFolder, durableStartParams } from '../store/durable-folder.ts';
import { lockFolder } from '../store/lock-folder.ts';
import { makeFolders } from '../store/make-folders.ts';
import { openStore } from '../store/open-store.ts';

/** What was found in the backup. */
export interface Restored {
  verdicts: number;
  waiting: number;
}

/**
 * Makes an embedded database of a backup. It is built and opened beside the folder and takes its name at the very end, so
 * that a failure leaves nothing. Throws, with the mend, when the folder holds data or is in use, or the file is no backup.
 */
export async function restoreBackup(file: string, folder: string): Promise<Restored> {
  const target = path.resolve(folder);
  if (!fs.existsSync(file))
    throw new Error(`${path.resolve(file)} does not exist. Give a file that npm run backup wrote.`);
  if (fs.existsSync(target) && fs.readdirSync(target).length > 0)
    throw new Error(
      `ONUS_DATA_DIR: the folder ${target} holds data already, and a restore overwrites nothing. Stop the server and move that folder away, or set ONUS_DATA_DIR to another one.`,
    );
  makeFolders(path.dirname(target));
  const unlock = lockFolder(folder);
  const building = `${target}.restoring`;
  try {
    fs.rmSync(building, { recursive: true, force: true });
    await unpack(file, building);
    const restored = await look(building);
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(building, target);
    syncFile(path.dirname(target));
    return restored;
  } finally {
    fs.rmSync(building, { recursive: true, force: true });
    unlock();
  }
}

async function unpack(file: string, folder: string): Promise<void> {
  try {
    const pglite = await PGlite.create({
      fs: new DurableFolder(folder),
      startParams: durableStartParams,
      loadDataDir: new File([await fs.openAsBlob(file)], path.basename(file), { type: 'application/x-gzip' }),
    });
    await pglite.close();
  } catch (error) {
    throw new Error(`${path.resolve(file)} is no backup that can be read. Give a file that npm run backup wrote.`, {
      cause: error,
    });
  }
  // The library writes the files without syncing them.
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) syncFile(path.join(folder, name));
}

/** Opens it as the server will: brings older tables to the present ones. */
async function look(folder: string): Promise<Restored> {
  const store = await openStore({ databaseUrl: undefined, folder, onError: () => {} });
  try {
    const { rows } = await sql<{ verdicts: string; waiting: string }>`select
      (select count(*) from verdict where superseded_at is null) as verdicts,
      (select count(*) from pgboss.job where name = ${SCORE_QUEUE} and state in ('created', 'retry', 'active')) as waiting`.execute(
      store.db,
    );
    return { verdicts: Number(rows[0]?.verdicts), waiting: Number(rows[0]?.waiting) };
  } finally {
    await store.close();
  }
}

function syncFile(file: string): void {
  const fd = fs.openSync(file, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
