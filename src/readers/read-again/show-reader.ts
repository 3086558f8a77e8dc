import type { ReaderTrial, SecondReaderData, TrialVerdict } from '../../../app-card/app/settings/second-reader-data.ts';
import type { Verdict } from '../../scoring/verdict.ts';
import type { Store } from '../../store/open-store.ts';
import { endpointsOf } from '../reader-config.ts';
import { UNSURE_MEASURED } from '../unsure.ts';
import { readRest } from './pace.ts';
import { readReaderState, type SecondReader } from './portal-reader.ts';
import { countWaiting } from './queue.ts';
import { monthOf, readSpending } from './spending.ts';
import { newestDeals } from './standing-deals.ts';
import { readTrials, type Trial } from './trials.ts';

/** A trial waits behind at most one batch of other deals, and may be asked about twice. */
const TRIALS_WAIT_MS = 3 * 60_000;

/** So many lost deals can be chosen from, the newest. */
export const DEALS_SHOWN = 50;

/** What the settings page shows of the second reader. */
export async function showReader(
  store: Store,
  second: SecondReader,
  portalId: string,
  now: Date,
): Promise<SecondReaderData> {
  const { config, ...state } = await readReaderState(store.db, second, portalId);
  const rest = config && (await readRest(store.db, { portalId, connection: config.connection }, now));
  const trials = await readTrials(store.db, portalId);
  const deals = await newestDeals(store.db, portalId, DEALS_SHOWN);
  const giveUpAfterMs = TRIALS_WAIT_MS + 2 * second.env.ONUS_MODEL_TIMEOUT_SECONDS * 1000;
  return {
    ...state,
    endpoints: endpointsOf(second.env),
    canKeepKey: second.keys !== null,
    spent: (await readSpending(store.db, portalId, now)).cost,
    ...(await countReadings(store, portalId, now)),
    resting: rest && { until: rest.until.toISOString(), why: rest.why },
    deals: deals.map(({ dealId, name, isUnsure }) => ({ dealId, name, isSent: state.mode === 'all' || isUnsure })),
    trials: trials.map((trial) => trialOf(trial, now, giveUpAfterMs)),
    unsure: UNSURE_MEASURED,
  };
}

async function countReadings(
  store: Store,
  portalId: string,
  now: Date,
): Promise<Pick<SecondReaderData, 'read' | 'waiting' | 'notRead'>> {
  const rows = await store.db
    .selectFrom('reading')
    .select(({ fn }) => ['state', 'why', fn.countAll<string>().as('deals')])
    .where('portal_id', '=', portalId)
    .where('month', '=', monthOf(now))
    .groupBy(['state', 'why'])
    .execute();
  const count = (state: string) =>
    rows.filter((row) => row.state === state).reduce((sum, row) => sum + Number(row.deals), 0);
  return {
    read: count('read'),
    waiting: await countWaiting(store.db, portalId),
    notRead: rows.flatMap((row) => (row.why === null ? [] : [{ why: row.why, deals: Number(row.deals) }])),
  };
}

function trialOf({ dealId, name, local, model, why, askedAt }: Trial, now: Date, giveUpAfterMs: number): ReaderTrial {
  const isGivenUp = now.getTime() - askedAt.getTime() > giveUpAfterMs;
  const state = model ? 'read' : why === null && !isGivenUp ? 'reading' : 'not read';
  const said = state === 'not read' ? (why ?? 'no answer has come. Try it again.') : null;
  return { dealId, name, state, why: said, local: local && shown(local), model: model && shown(model) };
}

function shown(verdict: Verdict): TrialVerdict {
  const { scorer, basis, locus, flag, flagProbability, ownership, discovery, evidence, reason } = verdict;
  const quotes = evidence.map(({ quote }) => quote);
  return { scorer, basis, locus, flag, flagProbability, ownership, discovery, quotes, reason };
}
