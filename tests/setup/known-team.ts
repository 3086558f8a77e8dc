import type { PortalSeed } from '../../emulator/seed.ts';
import type { Store } from '../../src/store/open-store.ts';
import { open } from './connect-portal.ts';
import { type RunningPortal, runPortal } from './run-portal.ts';
import { smallPortal } from './small-portal.ts';
import type { FreshStore } from './stores.ts';

const DAY_MS = 86_400_000;

/** Six reps; Ada is the one who says "no need". */
export const TEAM = ['Ada', 'Ben', 'Cem', 'Dua', 'Eve', 'Fay'].map((firstName, index) => ({
  userId: 60 + index,
  email: `${firstName.toLowerCase()}@example.com`,
  ownerId: String(601 + index),
  firstName,
  lastName: 'Example',
  role: 'rep' as const,
}));

/** A verdict as the tests give it, and what became of it. */
export interface KnownLoss {
  owner: string | null;
  daysAgo: number;
  basis?: 'account' | 'thin' | 'housekeeping';
  locus?: 'prospect' | 'product' | 'circumstance' | 'rep';
  flag?: boolean;
  ownership?: boolean;
  patterns?: string[];
  quotes?: string[];
  before?: 'yes' | 'no' | null;
  pipeline?: string;
  became?: 'contested' | 'confirmed' | 'overruled';
}

/**
 * A team whose truth is known, in the last twelve months, two accounts a rep and month. A third of every rep's accounts name
 * the product. Ada's first twelve leave it with the buyer ("no need") and only two of the later ones do; of the others one each.
 * Needs were logged before the presentation in most won deals, and in few lost ones.
 */
export function knownLosses(): KnownLoss[] {
  const losses: KnownLoss[] = TEAM.flatMap(({ ownerId, firstName }) =>
    Array.from({ length: 24 }, (_, index): KnownLoss => {
      const daysAgo = 340 - 14 * index;
      const before = index % 6 === 0 ? 'yes' : 'no';
      const blames = firstName === 'Ada' ? index < 12 || index > 21 : index === 3;
      if (blames) {
        const quotes = ['They will regret it one day', 'he said they have no need'];
        const patterns = ['did_everything_right', 'no_need'];
        return { owner: ownerId, daysAgo, before, locus: 'prospect', flag: true, patterns, quotes };
      }
      if (index % 3 === 0 || (firstName === 'Ada' && index > 13))
        return { owner: ownerId, daysAgo, before, locus: 'product', quotes: ['no single sign-on'] };
      return { owner: ownerId, daysAgo, before, locus: 'rep', ownership: true, quotes: ['I never asked who signs'] };
    }),
  );
  const odd: KnownLoss[] = [
    { owner: '602', daysAgo: 30, basis: 'thin', before: 'no' },
    { owner: '603', daysAgo: 31, basis: 'housekeeping', before: 'yes' },
    { owner: null, daysAgo: 32, locus: 'circumstance', quotes: ['the plant burnt down'] },
    ...(['contested', 'overruled', 'confirmed'] as const).map(
      (became, index): KnownLoss => ({
        owner: '604',
        daysAgo: 40 + index,
        locus: 'prospect',
        flag: true,
        patterns: ['went_dark'],
        quotes: ['never called back'],
        before: 'no',
        became,
      }),
    ),
  ];
  return [...losses, ...odd];
}

/** The emulator and the server over a store in which these losses, and won deals, stand already. Deals are numbered from 1. */
export async function runKnownTeam(
  place: FreshStore,
  losses: readonly KnownLoss[] = knownLosses(),
): Promise<{ portal: RunningPortal; seed: PortalSeed }> {
  const seed = { ...smallPortal({ deals: 0 }) };
  seed.users = [...seed.users, ...TEAM];
  const store = await open(place);
  const portalId = String(seed.portalId);
  for (const [index, loss] of losses.entries()) await insertLoss(store, portalId, String(index + 1), loss);
  for (let index = 0; index < 24; index++)
    await insertDeal(store, portalId, String(5000 + index), {
      state: 'won',
      owner: TEAM[index % TEAM.length]?.ownerId ?? null,
      daysAgo: 10 + index,
      before: index % 4 === 0 ? 'no' : 'yes',
      pipeline: 'default',
    });
  await store.close();
  return { portal: await runPortal(place, { seed }), seed };
}

async function insertDeal(
  store: Store,
  portalId: string,
  dealId: string,
  deal: { state: 'lost' | 'won'; owner: string | null; daysAgo: number; before: 'yes' | 'no' | null; pipeline: string },
): Promise<void> {
  await store.db
    .insertInto('deal')
    .values({
      portal_id: portalId,
      deal_id: dealId,
      name: `Deal ${dealId}`,
      pipeline_id: deal.pipeline,
      stage_id: deal.state,
      stage_label: deal.state,
      owner_id: deal.owner,
      state: deal.state,
      unreadable: '[]' as never,
      checked_at: new Date(),
      amount: '1000',
      closed_at: new Date(Date.now() - deal.daysAgo * DAY_MS),
      discovered_before: deal.before,
    })
    .execute();
}

async function insertLoss(store: Store, portalId: string, dealId: string, loss: KnownLoss): Promise<void> {
  const { owner, daysAgo, before = null, pipeline = 'default' } = loss;
  await insertDeal(store, portalId, dealId, { state: 'lost', owner, daysAgo, before, pipeline });
  const quotes = loss.quotes ?? [];
  const verdict = {
    basis: loss.basis ?? 'account',
    locus: loss.locus ?? 'unclear',
    flag: loss.flag ?? false,
    ownership: loss.ownership ?? false,
    discovery: 'none',
    patterns: loss.patterns ?? [],
    evidence: quotes.map((quote) => ({ quote, source: 'note/1', start: 0, end: quote.length })),
  };
  const { id } = await store.db
    .insertInto('verdict')
    .values({
      portal_id: portalId,
      deal_id: dealId,
      scorer: 'test',
      input_hash: dealId,
      verdict: JSON.stringify(verdict) as never,
      sources: '{}' as never,
      scored_at: new Date(),
      superseded_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (!loss.became) return;
  const by = { portal_id: portalId, deal_id: dealId, verdict_id: id, user_id: '1', user_email: 'boss@example.com' };
  if (loss.became === 'contested')
    await store.db
      .insertInto('contest')
      .values({ ...by, ground: 'misread', text: 'No.', idempotency_key: dealId })
      .execute();
  else
    await store.db
      .insertInto('review')
      .values({ ...by, decision: loss.became, reason: '', idempotency_key: dealId })
      .execute();
}
