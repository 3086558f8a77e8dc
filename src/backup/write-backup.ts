import fs from 'node:fs/promises';
import path from 'node:path';
import type { Store } from '../store/open-store.ts';

/**
 * Writes the embedded database into one file (a gzipped tar of its folder, taken between two statements). The file appears
 * when it is complete and replaces one of the same name; only its owner may read it. Returns its size in bytes.
 */
export async function writeBackup(store: Store, file: string): Promise<number> {
  if (!store.dump) throw new Error('PostgreSQL is backed up by pg_dump.');
  const partial = `${file}.partial`;
  const open = await fs.open(partial, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${path.resolve(file)} cannot be written (${error.code}). Give a file in a folder that exists.`);
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
