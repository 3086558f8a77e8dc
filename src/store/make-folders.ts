import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and what is missing above it. Returns what was made, the outermost first. Node's own `recursive` never returns
 * where the system refuses a new folder with ENOENT, as /proc does (seen with Node 24).
 */
export function makeFolders(folder: string): string[] {
  const missing: string[] = [];
  for (let one = path.resolve(folder); !fs.existsSync(one); one = path.dirname(one)) missing.unshift(one);
  return missing.filter((one) => {
    try {
      fs.mkdirSync(one);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  });
}
