import { sql } from 'kysely';
import { readBatch } from '../hubspot/batches.ts';
import type { Portal } from '../portals/portals.ts';
import type { Store } from '../store/open-store.ts';

/** Deals lost longer ago are asked for in as many nights, some each night. */
const NIGHTS = 30;
const DAY_MS = 86_400_000;

/**
 * The deals whose verdicts stand although HubSpot no longer has them, or no longer as lost: deleted, merged or re-opened without
 * an event. `lost` are the deals that HubSpot lists as closed lost since `from`, which costs no call; those closed before are asked for, a hundred
 * a call, a thirtieth of them each night or, where `all`, at once.
 */
export async function findGone(
  store: Store,
  portal: Portal,
  lost: ReadonlySet<string>,
  { from, now, all }: { from: Date; now: Date; all: boolean },
): Promise<string[]> {
  const standing = store.db
    .selectFrom('verdict')
    .innerJoin('deal', (join) =>
      join.onRef('deal.portal_id', '=', 'verdict.portal_id').onRef('deal.deal_id', '=', 'verdict.deal_id'),
    )
    .select('verdict.deal_id')
    .where('verdict.portal_id', '=', portal.portalId)
    .where('verdict.superseded_at', 'is', null);
  const recent = await standing.where('deal.closed_at', '>=', from).execute();
  let before = standing.where((where) =>
    where.or([where('deal.closed_at', '<', from), where('deal.closed_at', 'is', null)]),
  );
  if (!all) {
    const night = Math.floor(now.getTime() / DAY_MS) % NIGHTS;
    before = before.where(sql<boolean>`abs(hashtext(verdict.deal_id) % ${sql.lit(NIGHTS)}) = ${night}`);
  }
  const asked = (await before.execute()).map((row) => row.deal_id);
  const there = await readBatch(portal.hubspot, 'deals', asked, ['dealstage']);
  return [
    ...recent.map((row) => row.deal_id).filter((id) => !lost.has(id)),
    ...asked.filter((id) => !lost.has(id) && !there.has(id)),
  ];
}
