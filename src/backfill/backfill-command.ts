import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { readEnv } from '../env.ts';
import { loadEnvFile } from '../load-env-file.ts';
import { createLog } from '../log.ts';
import { openPortals } from '../portals/open-portals.ts';
import type { Portal, Portals } from '../portals/portals.ts';
import { openStore } from '../store/open-store.ts';
import { ensureProperties } from '../write-back/ensure-properties.ts';
import { createBackfillQueue, startBackfill, workOnBackfills } from './backfill-queue.ts';
import { estimate } from './estimate.ts';
import { parseSince } from './parse-since.ts';
import { readBackfill } from './read-backfill.ts';

const USAGE = `npm run backfill -- --since 2y    reads the losses of the last two years (90d, 18m, 2025-01-31), from the first on
npm run backfill                  goes on with the one that was begun
  --portal 123 the account, where more than one has installed the app
  --estimate   only says how many deals, calls and minutes it would take
  --share 0.2  share of the account's request limit that it may take (default: ONUS_BACKFILL_SHARE)`;
const LOOK_MS = 500;

/** `npm run backfill`: reads, scores and writes past losses; it can be stopped and goes on at the same place. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      since: { type: 'string' },
      portal: { type: 'string' },
      estimate: { type: 'boolean', default: false },
      share: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  loadEnvFile();
  const env = readEnv(values.share ? { ...process.env, ONUS_BACKFILL_SHARE: values.share } : process.env);
  const log = createLog('warn');
  const now = Date.now;
  const since = values.since ? parseSince(values.since, new Date()) : null;
  const store = await openStore({
    databaseUrl: env.DATABASE_URL,
    folder: env.ONUS_DATA_DIR,
    onError: (error) => log.error(error.message),
  });
  try {
    await createBackfillQueue(store.boss);
    const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
    const { portals } = await openPortals({ store, env, publicUrl, log, now });
    const parts = { store, portals, log, now, share: env.ONUS_BACKFILL_SHARE };
    const portal = await choosePortal(portals, values.portal, `${publicUrl}/oauth/install`);
    if (since) {
      const { deals, calls, minutes } = await estimate(portal, since, parts.share);
      console.log(
        `Portal ${portal.portalId}: ${deals} lost deals since ${since.toISOString().slice(0, 10)}, about ${calls} calls, about ${minutes} minute(s) with ${Math.round(100 * parts.share)} % of the request limit.`,
      );
      if (values.estimate) return;
      await ensureProperties(portal.hubspot);
      await startBackfill(parts, portal, since, new Date(now()));
    } else if ((await readBackfill(store.db, portal.portalId))?.state !== 'running') {
      console.log(`Portal ${portal.portalId}: no back-fill is under way. Begin one with --since 2y.`);
      return;
    }
    await workOnBackfills(parts);
    await showProgress(portal.portalId);
  } finally {
    await store.close();
  }

  async function showProgress(portalId: string): Promise<void> {
    const bar = new SingleBar({
      format: '{bar} {percentage} % | {value} of {total} deals | {eta_formatted} left',
      hideCursor: true,
    });
    let shown = '';
    bar.start(1, 0);
    for (;;) {
      const state = await readBackfill(store.db, portalId);
      if (!state) break;
      bar.setTotal(Math.max(state.found, state.done, 1));
      bar.update(state.done);
      if (state.problem && state.problem !== shown) console.error(`\n${state.problem}`);
      shown = state.problem ?? '';
      if (state.state === 'done') break;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    bar.stop();
    const end = await readBackfill(store.db, portalId);
    if (end) console.log(`${end.done} past losses read.`);
  }
}

/** The account that was named, or the only one: a vendor's other accounts are not read again by the way. */
async function choosePortal(portals: Portals, named: string | undefined, installUrl: string): Promise<Portal> {
  const all = await portals.all();
  if (all.length === 0)
    throw new Error(`No account has installed the app. An admin of one can do so at ${installUrl}.`);
  const chosen = named === undefined && all.length === 1 ? all[0] : all.find(({ portalId }) => portalId === named);
  if (chosen) return chosen;
  if (named !== undefined) throw new Error(`--portal ${named}: this account has not installed the app here.`);
  throw new Error(
    `${all.length} accounts have installed the app: name one with --portal 123 (its HubSpot account id).`,
  );
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
