import { parseArgs } from 'node:util';
import { readEnv } from '../env.ts';
import { createQueues, enqueueErasures } from '../jobs/enqueue.ts';
import { loadEnvFile } from '../load-env-file.ts';
import { createLog } from '../log.ts';
import { openPortals } from '../portals/open-portals.ts';
import { openStore } from '../store/open-store.ts';
import { leave } from './leave-portal.ts';

const USAGE =
  'npm run erase -- --portal 123            uninstalls the app in this HubSpot account and erases all its data\nnpm run erase -- --portal 123 --contact 456   erases what is told of one contact';

/**
 * `npm run erase`: for requests that reach the operator by mail instead of HubSpot. With the embedded database, stop the server
 * first.
 */
try {
  const { values } = parseArgs({ options: { portal: { type: 'string' }, contact: { type: 'string' } } });
  for (const [name, value] of Object.entries({ portal: values.portal ?? '', contact: values.contact ?? '0' }))
    if (!/^\d{1,18}$/.test(value)) throw new Error(`--${name} must be a HubSpot id, digits only.\n${USAGE}`);
  const portalId = values.portal ?? '';
  loadEnvFile();
  const env = readEnv(process.env);
  const log = createLog('warn');
  const store = await openStore({
    databaseUrl: env.DATABASE_URL,
    folder: env.ONUS_DATA_DIR,
    onError: (error) => console.error(error.message),
  });
  try {
    await createQueues(store.boss);
    if (values.contact) {
      await enqueueErasures(store.boss, [{ portalId, contactId: values.contact, pass: 0 }], new Date(0));
      console.log(
        `Contact ${values.contact}: the running server erases what is told of it within seconds, or after its next start.`,
      );
    } else {
      const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
      const { portals } = await openPortals({ store, env, publicUrl, log, now: Date.now });
      for (const line of await leave({ store, portals, log }, portalId, new Date())) console.log(line);
    }
  } finally {
    await store.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
