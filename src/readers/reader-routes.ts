import express, { type Router } from 'express';
import { z } from 'zod';
import type {
  DryRun,
  Example,
  SecondReaderData,
  SecondReaderPost,
  Sent,
} from '../../app-card/app/settings/second-reader-data.ts';
import { answerSigned, jsonBody, Refused, type SignedCall, type SignedCallParts } from '../cards/signed-call.ts';
import { isManager, whoManages } from '../settings/who-manages.ts';
import type { Store } from '../store/open-store.ts';
import { MODES } from './model-variables.ts';
import { changeReader } from './read-again/change-reader.ts';
import { dryRun } from './read-again/dry-run.ts';
import { exampleFor } from './read-again/example.ts';
import { clearRests } from './read-again/pace.ts';
import { readReaderState, type SecondReader } from './read-again/portal-reader.ts';
import { enqueueReadings, enqueueReadingsNow } from './read-again/queue.ts';
import { DEALS_SHOWN, showReader } from './read-again/show-reader.ts';
import { newestDeals, standingDeals } from './read-again/standing-deals.ts';
import { beginTrials, MOST_TRIALS } from './read-again/trials.ts';
import type { ReaderState } from './reader-config.ts';
import { readerChoices } from './second-reader-settings.ts';

export interface ReaderRouteParts extends SignedCallParts {
  store: Store;
  managers: readonly string[];
  second: SecondReader;
}

const PATH = '/hubspot/settings/second-reader';
const dealId = z.string().regex(/^\d{1,20}$/, 'The deal id is not a number.');
const post = readerChoices.partial().extend({
  mode: z.enum(MODES, { error: 'The switch is off, unsure or all.' }).optional(),
  key: z.string().trim().min(1, 'The key is empty.').max(2_000, 'The key is too long.').nullable().optional(),
}) as z.ZodType<SecondReaderPost>;
const tryPost = z.object({ dealIds: z.array(dealId).max(MOST_TRIALS, 'Try at most three deals at once.').optional() });
const examplePost = z.object({ dealId: dealId.optional() });
const dryRunPost = z.object({ mode: z.enum(['unsure', 'all']).optional() });

/** What the settings page calls about the second reader. Only managers; every change is logged. */
export function readerRoutes(parts: ReaderRouteParts): Router {
  const router = express.Router();
  router.use(PATH, express.raw({ type: () => true, limit: '100kb', inflate: false }));
  const route = <T>(answer: (call: SignedCall) => Promise<T>) =>
    answerSigned(parts, async (call) => {
      if (!isManager(call.viewer, await whoManages(parts.store.db, call.portal.portalId, parts.managers)))
        throw new Refused(403, 'Only managers see and change what a second reader is sent.');
      return answer(call);
    });
  router.get(
    PATH,
    route((call) => show(parts, call)),
  );
  router.post(
    PATH,
    route(async (call) => {
      await changeReader(parts, call, check(post, call));
      return show(parts, call);
    }),
  );
  router.post(
    `${PATH}/example`,
    route((call) => example(parts, call)),
  );
  router.post(
    `${PATH}/try`,
    route((call) => tryIt(parts, call)),
  );
  router.post(
    `${PATH}/dry-run`,
    route((call) => count(parts, call)),
  );
  router.post(
    `${PATH}/send`,
    route((call) => send(parts, call)),
  );
  return router;
}

function check<T>(schema: z.ZodType<T>, { rawBody }: SignedCall): T {
  const parsed = schema.safeParse(jsonBody(rawBody));
  if (parsed.success) return parsed.data;
  throw new Refused(400, parsed.error.issues.map((issue) => issue.message).join(' '));
}

function show(parts: ReaderRouteParts, { portal }: SignedCall): Promise<SecondReaderData> {
  return showReader(parts.store, parts.second, portal.portalId, new Date(parts.now()));
}

async function example(parts: ReaderRouteParts, call: SignedCall): Promise<Example> {
  const { portal } = call;
  const state = await readReaderState(parts.store.db, parts.second, portal.portalId);
  const chosen = check(examplePost, call).dealId ?? (await newestDeals(parts.store.db, portal.portalId, 1))[0]?.dealId;
  if (!chosen) throw new Refused(409, 'There is no lost deal yet to show. Name one, or come back when one is lost.');
  const shown = await exampleFor(parts.store, portal, state, chosen);
  if (!shown) throw new Refused(404, `Deal ${chosen} is not lost, or does not exist in your HubSpot account.`);
  return shown;
}

/** Hands up to three deals to the reader; the verdicts that stand are not touched. */
async function tryIt(parts: ReaderRouteParts, call: SignedCall): Promise<SecondReaderData> {
  const { db, boss } = parts.store;
  const { portalId } = call.portal;
  const state = await readReaderState(db, parts.second, portalId);
  const { config, mode, faults } = state;
  if (!config)
    throw new Refused(409, mode === 'off' ? 'Turn it on first: nothing is sent while it is off.' : faults.join(' '));
  const given = check(tryPost, call).dealIds ?? (await newestToTry(db, portalId, mode));
  const known = await db
    .selectFrom('deal')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('state', '=', 'lost')
    .where('deal_id', 'in', ['', ...given])
    .execute();
  const dealIds = [...new Set(given)].filter((id) => known.some((row) => row.deal_id === id));
  if (dealIds.length === 0)
    throw new Refused(409, 'None of these deals is lost and known. Choose lost deals of your account.');
  const now = new Date(parts.now());
  await clearRests(db, portalId);
  await beginTrials(db, portalId, dealIds, now);
  await enqueueReadings(
    boss,
    dealIds.map((id) => ({
      job: { portalId, dealId: id, trial: true },
      hash: now.toISOString(),
      reader: config.reader,
    })),
  );
  return show(parts, call);
}

/** Of the newest deals those first that the switch would send. */
async function newestToTry(db: Store['db'], portalId: string, mode: ReaderState['mode']): Promise<string[]> {
  const newest = await newestDeals(db, portalId, DEALS_SHOWN);
  const sent = newest.filter((deal) => mode === 'all' || deal.isUnsure);
  return [...new Set([...sent, ...newest])].slice(0, MOST_TRIALS).map(({ dealId: id }) => id);
}

async function count(parts: ReaderRouteParts, call: SignedCall): Promise<DryRun> {
  const state = await readReaderState(parts.store.db, parts.second, call.portal.portalId);
  const mode = check(dryRunPost, call).mode ?? state.mode;
  return dryRun(parts.store, call.portal, { ...state, mode }, new Date(parts.now()));
}

/** Hands all deals that stand and that the switch asks for to the reader. */
async function send(parts: ReaderRouteParts, { portal: { portalId } }: SignedCall): Promise<Sent> {
  const state = await readReaderState(parts.store.db, parts.second, portalId);
  const { config, mode, faults } = state;
  if (!config)
    throw new Refused(409, mode === 'off' ? 'Turn it on first: nothing is sent while it is off.' : faults.join(' '));
  await clearRests(parts.store.db, portalId);
  const deals = await standingDeals(parts.store.db, portalId, config.mode, state);
  await enqueueReadingsNow(
    parts.store,
    deals.map(({ dealId: id, inputHash }) => ({
      job: { portalId, dealId: id },
      hash: inputHash,
      reader: config.reader,
    })),
  );
  return { deals: deals.length };
}
