import fs from 'node:fs';
import path from 'node:path';

/** Another process has the folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse' as const;
}

/** The locks that this very process holds: a file with our own process id that is not among them is left from an earlier life. */
const held = new Set<string>();

/**
 * Keeps a second process out of the embedded database's folder: PGlite takes no lock, and two processes lose data silently.
 * The lock is a file beside the folder with the process id and, where the system tells, when that process began: in a container
 * the ids come round again. It is taken over only from a process that no longer lives.
 * Returns the unlocking. Throws an error that names the folder and the process.
 */
export function lockFolder(folder: string): () => void {
  const file = `${path.resolve(folder)}.lock`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.writeFileSync(file, `${process.pid} ${beganAt(process.pid) ?? ''}`.trim(), { flag: 'wx' });
      held.add(file);
      const unlock = () => {
        held.delete(file);
        fs.rmSync(file, { force: true });
      };
      process.once('exit', unlock);
      return () => {
        process.off('exit', unlock);
        unlock();
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const [holder = '', began] = fs.readFileSync(file, 'utf8').split(' ');
      if (held.has(file) || holdsStill(Number(holder), began)) {
        throw new FolderInUse(
          `ONUS_DATA_DIR: the folder ${folder} is in use by process ${holder} (${file}). Stop that process, or use DATABASE_URL with PostgreSQL to run several processes. If no Onus process runs, remove that file.`,
        );
      }
      fs.rmSync(file, { force: true });
    }
  }
  throw new Error(`ONUS_DATA_DIR: the lock ${file} could not be taken. Remove the file if no Onus process runs.`);
}

function holdsStill(pid: number, began: string | undefined): boolean {
  if (pid === process.pid || !isAlive(pid)) return false;
  const now = beganAt(pid);
  return began === undefined || now === null || now === began;
}

/** When a process began, in the kernel's own count; null where there is no /proc. */
function beganAt(pid: number): string | null {
  try {
    // Field 22 of the line; the name in brackets before it may hold spaces.
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
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
