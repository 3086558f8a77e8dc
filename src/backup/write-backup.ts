import fs from 'node:fs/promises';
import path from 'node:path';
import { makeFolders } from '../store/make-folders.ts';
import type { Store } from '../store/open-store.ts';

/**
 * Writes the embedded database into one file (a gzipped tar of its folder, taken between two statements). The file appears
 * when it is complete and replaces one of the same name; only its owner may read it. Makes the folder it lies in. Returns its
 * size in bytes.
 */
export async function writeBackup(store: Store, file: string): Promise<number> {
  if (!store.dump) throw new Error('PostgreSQL is backed up by pg_dump.');
  const partial = `${file}.partial`;
  const open = await create(partial).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${path.resolve(file)} cannot be written (${error.code}). Give a file in a folder of yours.`);
  });
  try {
    const dump = await store.dump();
    await open.writeFile(Buffer.from(await dump.arrayBuffer()));
    await open.sync();
    await open.close();
    await fs.rename(partial, file);
    return dump.size;
  } catch (error) {
    await open.close().catch(() => {});
    await fs.rm(partial, { force: true });
    throw error;
  }
}

async function create(file: string): Promise<fs.FileHandle> {
  makeFolders(path.dirname(file));
  return fs.open(file, 'w', 0o600);
}
