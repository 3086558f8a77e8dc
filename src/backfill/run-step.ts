import { gatherDeals } from '../gather/gather-deals.ts';
import { readContacts } from '../gather/read-contacts.ts';
import { type ListedEngagements, listEngagements } from '../gather/read-engagements.ts';
import { LIMITS } from '../hubspot/api-version.ts';
import { inGroupsOf } from '../hubspot/batches.ts';
import { searchLostDeals } from '../hubspot/search-deals.ts';
import type { Portal } from '../portals/portals.ts';
import { scoreGathered } from '../score-deals.ts';
import type { Store } from '../store/open-store.ts';
import { whenLookedAt } from '../verdicts/when-looked-at.ts';
import { release, tryHold } from '../write-back/hold-deals.ts';
import { leftToEvents } from './left-to-events.ts';
import type { Backfill } from './read-backfill.ts';
import { saveStep } from './save-backfill.ts';

/** As many deals as one association read takes: the fewest calls a deal. */
const DEALS_PER_STEP = LIMITS.associations;

/** What a step found out of its thousand deals before it reads them, a hundred after the other. */
interface Listed {
  engagements: ListedEngagements;
  contacts: Map<string, string[]> | null;
  lookedAtBefore: Map<string, Date>;
}

/**
 * Reads, scores and writes the next thousand past losses as a live look would, a hundred after the other, and keeps after each hundred
 * how far it is. After a kill the hundred is done again: what was scored or written is found as it should be, and nothing is
 * written twice. Answers whether there is more to do; also where the back-fill was begun anew meanwhile.
 */
export async function runStep(store: Store, portal: Portal, backfill: Backfill, now: () => number): Promise<boolean> {
  const { ids, more } = await findNext(portal, backfill);
  const listed = await list(store, portal, ids);
  const groups = ids.length > 0 ? inGroupsOf(LIMITS.batch, ids) : [[]];
  let reached = backfill.lastDealId;
  for (const [index, group] of groups.entries()) {
    await lookAt(store, portal, backfill, group, listed, new Date(now()));
    const lastDealId = group.at(-1) ?? reached;
    const finished = !more && index === groups.length - 1;
    const step = { from: reached, lastDealId, done: group.length, finished };
    if (!(await saveStep(store.db, backfill, step, new Date(now())))) return true;
    reached = lastDealId;
  }
  return more;
}

async function findNext(portal: Portal, { since, lastDealId }: Backfill): Promise<{ ids: string[]; more: boolean }> {
  const ids: string[] = [];
  let more = true;
  while (more && ids.length < DEALS_PER_STEP) {
    const which = { closedFrom: since, afterId: ids.at(-1) ?? lastDealId };
    const { deals } = await searchLostDeals(portal.hubspot, which);
    ids.push(...deals.map(({ id }) => id));
    more = deals.length === LIMITS.searchPage;
  }
  return { ids, more };
}

async function list(store: Store, portal: Portal, ids: readonly string[]): Promise<Listed> {
  const lookedAtBefore = await whenLookedAt(store.db, portal.portalId, ids);
  const engagements = await listEngagements(portal.hubspot, ids);
  return { engagements, contacts: await readContacts(portal.hubspot, ids), lookedAtBefore };
}

/** Holds the deals while it looks, so that no event's look writes one of them at the same time; leaves to those what is theirs. */
async function lookAt(
  store: Store,
  portal: Portal,
  backfill: Backfill,
  group: readonly string[],
  { engagements, contacts, lookedAtBefore }: Listed,
  now: Date,
): Promise<void> {
  const { portalId } = portal;
  const logged = await engagements.read(group);
  const held = [...(await tryHold(store.db, portalId, group, 'past'))];
  try {
    const left = await leftToEvents(store.db, backfill, held, lookedAtBefore);
    const ids = held.filter((id) => !left.has(id));
    if (ids.length === 0) return;
    const deals = await gatherDeals(store.db, portal, ids, { logged, contacts });
    await scoreGathered(store, portal, ids, deals, new Map(), now);
  } finally {
    await release(store.db, portalId, held, 'past');
  }
}
