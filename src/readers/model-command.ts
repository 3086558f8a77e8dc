import { parseArgs } from 'node:util';
import type { DryRun } from '../../app-card/app/settings/second-reader-data.ts';
import { readEnv } from '../env.ts';
import { createQueues } from '../jobs/enqueue.ts';
import { loadEnvFile } from '../load-env-file.ts';
import { createLog } from '../log.ts';
import { openPortals } from '../portals/open-portals.ts';
import type { Portal } from '../portals/portals.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { dryRun } from './read-again/dry-run.ts';
import { readReaderState, type SecondReader } from './read-again/portal-reader.ts';
import { enqueueReadingsNow } from './read-again/queue.ts';
import { showReader } from './read-again/show-reader.ts';
import { standingDeals } from './read-again/standing-deals.ts';

const USAGE = `npm run model                  the second reader: its switch, what it has read and spent this month
npm run model -- --dry-run     how many of the lost deals would go out, and what that costs; sends nothing
  --mode all|unsure            for another switch than the present one
npm run model -- --send        hand these deals to the running server, where the switch is on`;

/** `npm run model`: the second reader at a terminal. With the embedded database, stop the server first. */
try {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      send: { type: 'boolean', default: false },
      mode: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || (values.mode && !['all', 'unsure'].includes(values.mode))) console.log(USAGE);
  else await forEachPortal((store, second, portal) => tell(store, second, portal, values));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function forEachPortal(
  run: (store: Store, second: SecondReader, portal: Portal) => Promise<void>,
): Promise<void> {
  loadEnvFile();
  const env = readEnv(process.env);
  const store = await openStore({
    databaseUrl: env.DATABASE_URL,
    folder: env.ONUS_DATA_DIR,
    onError: (error) => console.error(error.message),
  });
  try {
    await createQueues(store.boss);
    const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
    const { portals } = await openPortals({ store, env, publicUrl, log: createLog('warn'), now: Date.now });
    for (const portal of await portals.all()) await run(store, { env, keys: env.ONUS_ENCRYPTION_KEY ?? null }, portal);
  } finally {
    await store.close();
  }
}

async function tell(
  store: Store,
  second: SecondReader,
  portal: Portal,
  asked: { 'dry-run': boolean; send: boolean; mode?: string | undefined },
): Promise<void> {
  const { portalId } = portal;
  const state = await readReaderState(store.db, second, portalId);
  const mode = asked.mode === 'all' || asked.mode === 'unsure' ? asked.mode : state.mode;
  console.log(
    `Portal ${portalId}: the second reader is ${state.mode}, ${state.model ?? 'no model'} at ${state.endpoint}.`,
  );
  for (const fault of state.faults) console.log(`  ${fault}`);
  if (asked['dry-run']) return console.log(inWords(await dryRun(store, portal, { ...state, mode }, new Date())));
  if (asked.send) {
    if (!state.config) throw new Error('Nothing is sent: the switch is off, or something is missing.');
    const { reader } = state.config;
    const deals = await standingDeals(store.db, portalId, state.config.mode, state);
    await enqueueReadingsNow(
      store,
      deals.map(({ dealId, inputHash }) => ({ job: { portalId, dealId }, hash: inputHash, reader })),
    );
    return console.log(`${deals.length} deals handed over; the running server reads them at the provider's pace.`);
  }
  const { read, waiting, notRead, spent, currency, monthlyBudget } = await showReader(
    store,
    second,
    portalId,
    new Date(),
  );
  console.log(
    `This month: ${read} read, ${waiting} waiting, ${spent.toFixed(4)} of ${monthlyBudget ?? 'no limit of'} ${currency} spent.`,
  );
  for (const { why, deals } of notRead) console.log(`  ${deals} not read because ${why}`);
}

function inWords(run: DryRun): string {
  const never = Object.entries(run.never).map(
    ([why, count]) => `  ${count} of the ${run.sampled} looked at are never sent: ${why}`,
  );
  return [
    `${run.deals} deals would go out, ${run.read} of them read before; about ${run.tokensPerDeal} tokens each, ${run.cost.toFixed(4)} ${run.currency} in all`,
    `(estimated from ${run.sampled} deals; ${run.spent.toFixed(4)} of ${run.monthlyBudget ?? 'no limit of'} ${run.currency} spent this month). Nothing was sent.`,
    ...never,
  ].join('\n');
}
