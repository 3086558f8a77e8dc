import { parseArgs } from 'node:util';
import { readEnv } from '../env.ts';
import { loadEnvFile } from '../load-env-file.ts';
import { openStore } from '../store/open-store.ts';
import { readDeadLetters, retryDeadLetters } from './dead-letters.ts';
import { createQueues } from './enqueue.ts';

/**
 * `npm run retry` lists the jobs that failed for good and puts them back into the queue;
 * `-- --list` only lists them, `-- --deal 123` puts back only those about one deal.
 */
const { values } = parseArgs({ options: { list: { type: 'boolean', default: false }, deal: { type: 'string' } } });
try {
  loadEnvFile();
  const env = readEnv(process.env);
  const store = await openStore({
    databaseUrl: env.DATABASE_URL,
    folder: env.ONUS_DATA_DIR,
    onError: (error) => console.error(error.message),
  });
  await createQueues(store.boss);
  const letters = await readDeadLetters(store.boss);
  for (const { queue, data, cause, failedAt } of letters) {
    console.log(
      `${failedAt.toISOString()}  ${queue}  ${Object.entries(data)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')}\n    ${cause}`,
    );
  }
  if (letters.length === 0) console.log('There are no dead letters: no job failed for good.');
  else if (values.list) console.log(`${letters.length} dead letter(s). npm run retry puts them back into the queue.`);
  else {
    const moved = await retryDeadLetters(store.boss, values.deal ? { dealId: values.deal } : undefined);
    console.log(`${moved} job(s) put back into the queue; the running server takes them up within seconds.`);
  }
  await store.close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
