import { parseArgs } from 'node:util';
import { readEnv } from '../env.ts';
import { loadEnvFile } from '../load-env-file.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { readRefusals } from '../verdicts/read-refusals.ts';
import { readDeadLetters, retryDeadLetters } from './dead-letters.ts';
import { createQueues } from './enqueue.ts';

/**
 * `npm run retry` lists the jobs that failed for good and puts them back into the queue; `-- --list` only lists them,
 * `-- --deal 123` puts back only those about one deal. Lists as well the deals whose properties HubSpot refused: these are
 * written again by themselves when the deal changes.
 */
try {
  const { values } = parseArgs({ options: { list: { type: 'boolean', default: false }, deal: { type: 'string' } } });
  loadEnvFile();
  const env = readEnv(process.env);
  const store = await openStore({
    databaseUrl: env.DATABASE_URL,
    folder: env.ONUS_DATA_DIR,
    onError: (error) => console.error(error.message),
  });
  await createQueues(store.boss);
  const letters = await listDeadLetters(store);
  await listRefusals(store);
  if (letters > 0 && values.list)
    console.log(`\nnpm run retry puts the ${letters} dead letter(s) back into the queue.`);
  if (letters > 0 && !values.list) {
    const moved = await retryDeadLetters(store.boss, values.deal ? { dealId: values.deal } : undefined);
    console.log(`\n${moved} job(s) put back into the queue; the running server takes them up within seconds.`);
  }
  await store.close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function listDeadLetters(store: Store): Promise<number> {
  const letters = await readDeadLetters(store.boss);
  console.log(letters.length === 0 ? 'No job failed for good.' : `${letters.length} job(s) failed for good:`);
  for (const { queue, data, cause, failedAt } of letters) {
    const { attempt: _attempt, since: _since, sentAhead: _sentAhead, ...named } = data;
    const about = Object.entries(named).map(([name, value]) => `${name} ${value}`);
    console.log(`  ${failedAt.toISOString()}  ${queue}  ${about.join(', ')}\n      ${cause}`);
  }
  return letters.length;
}

async function listRefusals(store: Store): Promise<void> {
  const refusals = await readRefusals(store.db);
  if (refusals.length > 0)
    console.log(`${refusals.length} deal(s) not written, since the portal's own rules refuse it:`);
  for (const { portalId, dealId, name, why } of refusals) {
    console.log(`  portal ${portalId}, deal ${dealId} (${name})\n      ${why}`);
  }
}
