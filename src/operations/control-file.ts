import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** How a command on this machine asks the running server, which alone can read the embedded database. */
const control = z.object({ url: z.string(), token: z.string() });
export type Control = z.infer<typeof control>;

const fileOf = (folder: string) => `${path.resolve(folder)}.control`;

/** Leaves, beside the embedded database's folder and readable for its owner alone, how to reach this server. Returns the removing. */
export function leaveControl(folder: string, given: Control): () => void {
  const file = fileOf(folder);
  fs.rmSync(file, { force: true });
  fs.writeFileSync(file, JSON.stringify(given), { mode: 0o600 });
  return () => fs.rmSync(file, { force: true });
}

/** What the server that uses this folder left, or null. */
export function findControl(folder: string): Control | null {
  try {
    return control.parse(JSON.parse(fs.readFileSync(fileOf(folder), 'utf8')));
  } catch {
    return null;
  }
}
