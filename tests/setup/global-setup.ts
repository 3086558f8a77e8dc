import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createQueues } from '../../src/jobs/enqueue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Postgres, runPostgres } from './run-postgres.ts';

declare global {
  var onusTestPostgres: Postgres | undefined;
  var onusTestFolder: string | undefined;
}

/**
 * Runs before all tests. Brings a PostgreSQL server (without one its tests are left out, loudly; in CI that is a failure)
 * and one embedded database to copy, since making a new one takes five seconds.
 */
export default async function globalSetup(): Promise<void> {
  globalThis.onusTestFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-test-template-'));
  process.env.ONUS_TEST_TEMPLATE = path.join(globalThis.onusTestFolder, 'data');
  const template = await openStore({
    databaseUrl: undefined,
    folder: process.env.ONUS_TEST_TEMPLATE,
    onError: () => {},
  });
  await createQueues(template.boss);
  await template.close();
  if (process.env.ONUS_TEST_POSTGRES) return;
  try {
    globalThis.onusTestPostgres = await runPostgres();
    process.env.ONUS_TEST_POSTGRES = globalThis.onusTestPostgres.url;
  } catch (error) {
    if (process.env.CI) throw error;
    process.env.ONUS_TEST_NO_POSTGRES = error instanceof Error ? error.message : String(error);
  }
}
