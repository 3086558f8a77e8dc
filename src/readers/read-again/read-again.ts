import type { Account } from '../../account/account.ts';
import type { GatheredDeal } from '../../gather/gather-deals.ts';
import { score } from '../../scoring/score.ts';
import type { Verdict } from '../../scoring/verdict.ts';
import type { PortalSettings } from '../../settings/portal-settings.ts';
import type { Store } from '../../store/open-store.ts';
import { inputHash } from '../../verdicts/input-hash.ts';
import { readVerdict } from '../../verdicts/read-verdict.ts';
import type { StoredVerdict } from '../../verdicts/stored-verdict.ts';
import { type ModelReader, promptFor, verdictOf, whyNotSent } from '../model/model-reader.ts';
import { mostCost } from '../model/price.ts';
import { isOfModel } from '../reader.ts';
import type { ReaderConfig } from '../reader-config.ts';
import { readingHash } from '../reading-hash.ts';
import { isUnsure } from '../unsure.ts';
import { claimReading, finishReading } from './claim.ts';
import { forgetAnswer } from './forget.ts';
import { lostAfterMs } from './lost-after.ts';
import { noteReading, whyNotRead } from './note-reading.ts';
import { readRest } from './pace.ts';
import type { SecondReader } from './portal-reader.ts';
import { replaceOpenVerdict, withLeast } from './replace-verdict.ts';
import { noteAnswer, restAfter, type Troubles, type Wait } from './rest-after.ts';
import { endTrial, saveTrial } from './trials.ts';

/** What one reading works with. */
export interface ReadingParts {
  store: Store;
  second: SecondReader;
  portalId: string;
  reader: ModelReader;
  config: ReaderConfig;
  settings: PortalSettings;
  troubles: Troubles;
  now: () => number;
  /** Aborted when the server stops, or the portal's choice is no longer what `config` says. */
  signal: AbortSignal;
}

/** What became of one deal: its verdict was replaced, it is to be tried again later, all is done, or it was not come to. */
export type Outcome =
  | { outcome: 'replaced' }
  | { outcome: 'done'; why: string }
  | ({ outcome: 'again'; why: string } & Wait)
  | { outcome: 'put back'; why: string };

/**
 * Reads one deal a second time: is it still to be read → was it read before → is there budget → read → put the verdict in the
 * place of the local one, or say why that one stands. `names` are persons known to the deal.
 */
export async function readAgain(
  parts: ReadingParts,
  deal: GatheredDeal,
  names: readonly string[],
  isTrial: boolean,
): Promise<Outcome> {
  const { store, portalId, settings, config } = parts;
  const { dealId, account } = deal;
  if (!account) {
    if (isTrial) await endTrial(store.db, portalId, dealId, 'the deal is no longer lost');
    return { outcome: 'done', why: 'the deal is no longer lost' };
  }
  const before = await readVerdict(store.db, portalId, dealId);
  const isAsScored = before?.inputHash === inputHash(account, settings.leastFlagProbability);
  if (!isTrial && (!before || !isAsScored || before.given.scorer === config.scorer))
    return { outcome: 'done', why: 'the note has changed or is read already' };
  if (!isTrial && before && config.mode === 'unsure' && !isUnsure(localOf(before, account))) {
    await noteReading(store.db, portalId, dealId, null);
    return { outcome: 'done', why: 'the local reader is sure of it' };
  }
  const read = await readOnce(parts, deal, account, names);
  if ('verdict' in read) {
    const verdict = withLeast(read.verdict, settings.leastFlagProbability);
    if (isTrial || !before) {
      await saveTrial(store.db, portalId, dealId, { account, model: verdict, why: null }, new Date(parts.now()));
      return { outcome: 'done', why: 'tried' };
    }
    const replaced = await replaceOpenVerdict(
      store.db,
      parts.second,
      { portalId, dealId },
      before,
      verdict,
      account,
      new Date(parts.now()),
    );
    // What the card says of a verdict that came meanwhile was said with it.
    if (replaced !== 'changed')
      await noteReading(store.db, portalId, dealId, replaced === 'decided' ? whyNotRead(WHY_KEPT.decided) : null);
    return replaced === 'replaced' ? { outcome: 'replaced' } : { outcome: 'done', why: WHY_KEPT[replaced] };
  }
  if (parts.signal.aborted) return { outcome: 'put back', why: 'the server stops, or the settings were changed' };
  if (isTrial)
    await saveTrial(store.db, portalId, dealId, { account, model: null, why: read.why }, new Date(parts.now()));
  else await noteReading(store.db, portalId, dealId, whyNotRead(read.why));
  return read.again === 'never' || isTrial
    ? { outcome: 'done', why: read.why }
    : { outcome: 'again', why: read.why, inMs: read.inMs, counts: read.counts };
}

const WHY_KEPT = {
  off: 'the switch is off',
  changed: 'the note changed meanwhile',
  decided: 'a decision on the verdict stands',
};

/** The local verdict of this account, whoever gave the one that stands. */
function localOf({ given }: StoredVerdict, account: Account): Verdict {
  return isOfModel(given.scorer) ? score(account) : given;
}

type Read = { verdict: NonNullable<ReturnType<typeof verdictOf>> } | ({ why: string; again: 'never' | 'later' } & Wait);

async function readOnce(
  { store, second, portalId, reader, config, troubles, now, signal }: ReadingParts,
  { dealId }: GatheredDeal,
  account: NonNullable<GatheredDeal['account']>,
  names: readonly string[],
): Promise<Read> {
  const never = whyNotSent(account);
  if (never) return { why: never, again: 'never', ...NO_WAIT };
  const sent = promptFor({ placeholders: config.placeholders, drawBoundary: () => '' }, account, names);
  const one = { portalId, dealId, hash: readingHash(account), config, most: mostCost(config.prices, sent) };
  const asker = { portalId, connection: config.connection };
  const rest = await readRest(store.db, asker, new Date(now()));
  if (rest) return { why: rest.why, again: 'later', inMs: rest.until.getTime() - now(), counts: false };
  const lostMs = lostAfterMs(second.env);
  let claim = await claimReading(store.db, one, lostMs, new Date(now()));
  if ('answer' in claim) {
    const recorded = verdictOf(claim.answer, { ...config.connection, ...config }, account, names);
    if (recorded) return { verdict: recorded };
    // A contact added since stands under another placeholder, or the guide's rules are held more strictly: it is asked anew.
    await forgetAnswer(store.db, one);
    claim = await claimReading(store.db, one, lostMs, new Date(now()));
  }
  if ('answer' in claim)
    return { why: 'another deal with the same words was read just now', again: 'later', ...NO_WAIT };
  if (!claim.claimed) return { ...claim, counts: false };
  const reading = await reader.read(account, { names, signal });
  await finishReading(store.db, one, reading);
  noteAnswer(asker, reading, troubles);
  if (reading.verdict) return { verdict: reading.verdict };
  const { why, again } = reading.notRead;
  // A request that we ended ourselves says nothing about the provider.
  if (signal.aborted) return { why, again, ...NO_WAIT };
  return { why, again, ...(await restAfter(store.db, asker, one.hash, reading.notRead, troubles, now())) };
}

const NO_WAIT: Wait = { inMs: null, counts: false };
