import path from 'node:path';
import { z } from 'zod';
import { readDataEnv } from '../env.ts';
import { loadEnvFile } from '../load-env-file.ts';
import { findControl } from '../operations/control-file.ts';
import { FolderInUse } from '../store/lock-folder.ts';
import { openStore } from '../store/open-store.ts';
import { writeBackup } from './write-backup.ts';

/**
 * `npm run backup -- FILE` writes the embedded database into one file, while the server runs (which then does it) or while it
 * is stopped. Exit code 1 and nothing left behind when it does not succeed.
 */
try {
  loadEnvFile();
  const env = readDataEnv(process.env);
  const [given] = process.argv.slice(2);
  if (!given) throw new Error('Say where to: npm run backup -- backups/onus.tar.gz');
  if (env.DATABASE_URL)
    throw new Error(
      'DATABASE_URL is set, so the data lies in PostgreSQL: use pg_dump, as docs/backup.md says, or what your provider offers.',
    );
  const file = path.resolve(given);
  const bytes = await backUp(env.ONUS_DATA_DIR, file);
  console.log(`${file}: ${(bytes / 1024 / 1024).toFixed(1)} MB. npm run restore -- FILE makes a database of it again.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function backUp(folder: string, file: string): Promise<number> {
  try {
    const store = await openStore({
      databaseUrl: undefined,
      folder,
      mustExist: true,
      onError: (error) => console.error(error.message),
    });
    try {
      return await writeBackup(store, file);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof FolderInUse) return askServer(folder, file, error);
    throw error;
  }
}

async function askServer(folder: string, file: string, inUse: FolderInUse): Promise<number> {
  const control = findControl(folder);
  if (!control) throw inUse;
  const answer = await fetch(`${control.url}/backup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${control.token}` },
    body: JSON.stringify({ file }),
  }).catch(() => {
    throw inUse;
  });
  const { bytes, error } = z
    .object({ bytes: z.number().optional(), error: z.string().optional() })
    .parse(await answer.json());
  if (bytes === undefined) throw new Error(`The running server could not write the backup. ${error ?? ''}`);
  return bytes;
}
