import fs from 'node:fs';

/** Runs after all tests: stops the PostgreSQL server that they used and removes the template. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.onusTestPostgres?.stop();
  if (globalThis.onusTestFolder) fs.rmSync(globalThis.onusTestFolder, { recursive: true, force: true });
}
