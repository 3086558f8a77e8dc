import { randomUUID } from 'node:crypto';
import type { DryRun } from '../../../app-card/app/settings/second-reader-data.ts';
import { gatherDeals } from '../../gather/gather-deals.ts';
import type { Portal } from '../../portals/portals.ts';
import type { Store } from '../../store/open-store.ts';
import { promptFor, whyNotSent } from '../model/model-reader.ts';
import { estimate, type Prices } from '../model/price.ts';
import type { ReaderState } from '../reader-config.ts';
import { readingHash } from '../reading-hash.ts';
import { readSpending } from './spending.ts';
import { standingDeals } from './standing-deals.ts';

const SAMPLE = 50;

/** Counts the deals that would go out, and estimates tokens and cost from up to fifty of them. Reads from HubSpot, sends nothing. */
export async function dryRun(store: Store, portal: Portal, state: ReaderState, now: Date): Promise<DryRun> {
  const { portalId } = portal;
  const prices: Prices = { inputPerMillion: state.inputPrice ?? 0, outputPerMillion: state.outputPrice ?? 0 };
  const deals = await standingDeals(store.db, portalId, state.mode === 'all' ? 'all' : 'unsure', state);
  const ids = deals.slice(0, SAMPLE).map(({ dealId }) => dealId);
  const gathered = await gatherDeals(store.db, portal, ids);
  const never: Record<string, number> = {};
  const estimates: { tokens: number; cost: number; isRead: boolean }[] = [];
  for (const { account } of gathered.values()) {
    if (!account) continue;
    const why = whyNotSent(account);
    if (why) never[why] = (never[why] ?? 0) + 1;
    else {
      const prompt = promptFor({ placeholders: state.placeholders, drawBoundary: randomUUID }, account, []);
      estimates.push({
        ...estimate(prices, prompt),
        isRead: await isRead(store, portalId, state, readingHash(account)),
      });
    }
  }
  const sampled = gathered.size;
  const share = sampled === 0 ? 0 : deals.length / sampled;
  const toPay = estimates.filter((one) => !one.isRead);
  const sum = (of: (one: { tokens: number; cost: number }) => number) =>
    toPay.reduce((total, one) => total + of(one), 0);
  return {
    deals: deals.length - Math.round(share * Object.values(never).reduce((total, count) => total + count, 0)),
    read: Math.round(share * (estimates.length - toPay.length)),
    never,
    sampled,
    tokensPerDeal: toPay.length === 0 ? 0 : Math.round(sum(({ tokens }) => tokens) / toPay.length),
    cost: share * sum(({ cost }) => cost),
    currency: state.currency,
    spent: (await readSpending(store.db, portalId, now)).cost,
    monthlyBudget: state.monthlyBudget,
  };
}

async function isRead(store: Store, portalId: string, { config }: ReaderState, hash: string): Promise<boolean> {
  const row = await store.db
    .selectFrom('reading')
    .select('state')
    .where('portal_id', '=', portalId)
    .where('input_hash', '=', hash)
    .where('reader', '=', config?.reader ?? '')
    .executeTakeFirst();
  return row?.state === 'read';
}
