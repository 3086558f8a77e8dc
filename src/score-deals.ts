import { type GatheredDeal, gatherDeals } from './gather/gather-deals.ts';
import { nudgeDeals } from './nudges/nudge-deals.ts';
import { inSpan } from './operations/tracing.ts';
import type { Portal } from './portals/portals.ts';
import { askSecondReader } from './readers/read-again/ask-second-reader.ts';
import { forgetReadings } from './readers/read-again/forget.ts';
import type { SecondReader } from './readers/read-again/portal-reader.ts';
import { isOfModel } from './readers/reader.ts';
import { logReflections } from './reflections/log-reflections.ts';
import { SCORER, score } from './scoring/score.ts';
import { type PortalSettings, readSettings } from './settings/portal-settings.ts';
import type { Store } from './store/open-store.ts';
import { inputHash } from './verdicts/input-hash.ts';
import { readContests, readReviews, readVerdicts } from './verdicts/read-verdict.ts';
import { saveDeals, saveRefusals } from './verdicts/save-deals.ts';
import { saveVerdict, supersede } from './verdicts/save-verdict.ts';
import { standingOf } from './verdicts/standing.ts';
import { changedProperties, desiredProperties, NOTHING_WRITTEN } from './write-back/desired-properties.ts';
import { hold, release } from './write-back/hold-deals.ts';
import { writeProperties } from './write-back/write-properties.ts';

/**
 * The story of a deal, for many deals of one portal at once: gather → (lost) score → save → (open) nudge → write back.
 * Where the admin wants one, a second reader is asked to read what was scored; nothing waits for it. Looks at the deals as they are now, so it can be repeated, and come late or twice, with the same result. `now` is the
 * moment that verdicts carry. Waits while the reading of past losses is at one of the deals. Throws the errors of `errors.ts`.
 */
export async function scoreDeals(
  store: Store,
  portal: Portal,
  dealIds: readonly string[],
  now: Date,
  second?: SecondReader,
): Promise<ScoredDeals> {
  await hold(store.db, portal.portalId, dealIds, 'live');
  try {
    const unlogged = await logReflections(store.db, portal, dealIds);
    const about = { 'onus.portal_id': portal.portalId, 'onus.deals': dealIds.length };
    const deals = await inSpan('gather', about, () => gatherDeals(store.db, portal, dealIds));
    return await scoreGathered(store, portal, dealIds, deals, unlogged, now, second);
  } finally {
    await release(store.db, portal.portalId, dealIds, 'live');
  }
}

/** The same from the deals as they were gathered: score → save → nudge → write back. */
export async function scoreGathered(
  store: Store,
  portal: Portal,
  dealIds: readonly string[],
  deals: Map<string, GatheredDeal>,
  unlogged: Map<string, string>,
  now: Date,
  second?: SecondReader,
): Promise<ScoredDeals> {
  const about = { 'onus.portal_id': portal.portalId, 'onus.deals': dealIds.length };
  await saveDeals(store.db, portal.portalId, dealIds, deals, now);
  const settings = await readSettings(store.db, portal.portalId);
  await inSpan('score', about, () => scoreLost(store, portal.portalId, [...deals.values()], settings, now));
  await forgetReadings(store.db, portal.portalId, dealIds, deals);
  if (second) await askSecondReader(store, second, portal.portalId, [...deals.values()]);
  const unasked = await nudgeDeals(store, portal, [...deals.values()], now);
  return inSpan('write back', about, () =>
    writeBack(store, portal, [...deals.values()], settings, [unlogged, unasked]),
  );
}

/** What became of the deals: which are lost and so have a verdict, how many HubSpot took, and why it refused the others. */
export interface ScoredDeals {
  looked: number;
  lost: Set<string>;
  written: number;
  refused: Map<string, string>;
}

async function scoreLost(
  store: Store,
  portalId: string,
  deals: readonly GatheredDeal[],
  { leastFlagProbability }: PortalSettings,
  now: Date,
): Promise<void> {
  const standing = await readVerdicts(
    store.db,
    portalId,
    deals.map((deal) => deal.dealId),
  );
  for (const { dealId, account } of deals) {
    if (!account) continue;
    const hash = inputHash(account, leastFlagProbability);
    const before = standing.get(dealId);
    if (before?.inputHash === hash && (before.given.scorer === SCORER || isOfModel(before.given.scorer))) continue;
    await saveVerdict(store.db, { portalId, dealId }, score(account, leastFlagProbability), account, hash, now);
  }
  const notLost = deals.filter((deal) => !deal.account && standing.has(deal.dealId));
  await supersede(
    store.db,
    portalId,
    notLost.map((deal) => deal.dealId),
    now,
  );
}

async function writeBack(
  store: Store,
  portal: Portal,
  deals: readonly GatheredDeal[],
  { cardOnly }: PortalSettings,
  failures: readonly Map<string, string>[],
): Promise<ScoredDeals> {
  const verdicts = await readVerdicts(
    store.db,
    portal.portalId,
    deals.map((deal) => deal.dealId),
  );
  const ids = [...verdicts.values()].map((verdict) => verdict.id);
  const [reviews, contests] = await Promise.all([readReviews(store.db, ids), readContests(store.db, ids)]);
  const writes = deals.flatMap((deal) => {
    const verdict = verdicts.get(deal.dealId) ?? null;
    const id = verdict?.id ?? '';
    const standing = standingOf(reviews.get(id) ?? null, contests.get(id) ?? null);
    const desired = cardOnly ? NOTHING_WRITTEN : desiredProperties(verdict, standing, deal);
    const properties = changedProperties(desired, deal.written);
    return properties ? [{ dealId: deal.dealId, properties }] : [];
  });
  const refused = await writeProperties(portal.hubspot, writes);
  const written = writes.length - refused.size;
  for (const [dealId, why] of failures.flatMap((failed) => [...failed]))
    refused.set(dealId, [refused.get(dealId), why].filter(Boolean).join(' '));
  await saveRefusals(
    store.db,
    portal.portalId,
    deals.map((deal) => deal.dealId),
    refused,
  );
  const lost = new Set(deals.filter((deal) => deal.account).map((deal) => deal.dealId));
  return { looked: deals.length, lost, written, refused };
}
