import fs from 'node:fs';
import path from 'node:path';

/**
 * Keeps a second process out of the embedded database's folder: PGlite takes no lock, and two processes lose data silently.
 * The lock is a file with the process id beside the folder; it is taken over only from a process that no longer lives.
 * Returns the unlocking. Throws an error that names the folder and the process.
 */
export function lockFolder(folder: string): () => void {
  const file = `${path.resolve(folder)}.lock`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      const unlock = () => fs.rmSync(file, { force: true });
      process.once('exit', unlock);
      return () => {
        process.off('exit', unlock);
        unlock();
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(fs.readFileSync(file, 'utf8'));
      if (holder === process.pid || isAlive(holder)) {
        throw new Error(
          `ONUS_DATA_DIR: the folder ${folder} is in use by process ${holder}. Stop that process, or set ONUS_DATA_DIR to another folder, or use DATABASE_URL with PostgreSQL to run several processes.`,
        );
      }
      fs.rmSync(file, { force: true });
    }
  }
  throw new Error(`ONUS_DATA_DIR: the lock ${file} could not be taken. Remove the file if no Onus process runs.`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
