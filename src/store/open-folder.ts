import fs from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { cannotOpen } from './cannot-open.ts';
import { DurableFolder, durableStartParams } from './durable-folder.ts';
import { lockFolder } from './lock-folder.ts';
import { makeFolders } from './make-folders.ts';
import type { Tables } from './tables.ts';

/** The embedded database as it lies in its folder, locked against other processes. */
export interface OpenFolder {
  pglite: PGlite;
  db: Kysely<Tables>;
  /** Once the database is closed. */
  unlock(): void;
}

/** Opens it, makes it where there is none. Throws `FolderInUse`, or an error that names ONUS_DATA_DIR and the mend. */
export async function openFolder(folder: string): Promise<OpenFolder> {
  let unlock = () => {};
  try {
    makeFolders(path.dirname(path.resolve(folder)));
    unlock = lockFolder(folder);
    const pglite = await PGlite.create({ fs: new DurableFolder(folder), startParams: durableStartParams });
    return { pglite, db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }), unlock };
  } catch (error) {
    unlock();
    throw cannotOpen(error, 'ONUS_DATA_DIR');
  }
}

/** Could the database be made in this folder? Leaves nothing behind. Throws as `openFolder` does. */
export function tryFolder(folder: string): void {
  try {
    const made = makeFolders(path.dirname(path.resolve(folder)));
    try {
      lockFolder(folder)();
      if (fs.existsSync(folder)) fs.accessSync(folder, fs.constants.W_OK);
    } finally {
      for (const one of made.reverse()) fs.rmdirSync(one);
    }
  } catch (error) {
    throw cannotOpen(error, 'ONUS_DATA_DIR');
  }
}
