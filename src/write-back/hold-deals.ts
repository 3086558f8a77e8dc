import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';

/**
 * Who looks at a deal: a `live` look that an event asked for, or the reading of `past` losses. Each queue works on a deal once at a
 * time; the hold keeps the two queues from writing the same deal at once.
 */
export type Looker = 'live' | 'past';

/** How long a look that died keeps its deals: of a live one the job is done again, and a past one never waits for it. */
const HELD_SECONDS: Record<Looker, number> = { live: 600, past: 60 };
const AGAIN_MS = 200;

/** Holds those of the deals that the other does not hold, and answers which. */
export async function tryHold(
  db: Kysely<Tables>,
  portalId: string,
  dealIds: readonly string[],
  by: Looker,
): Promise<Set<string>> {
  if (dealIds.length === 0) return new Set();
  // In one order for all: two statements never wait for each other.
  const { rows } = await sql<{ deal_id: string }>`
    insert into held_deal as held (portal_id, deal_id, held_by, until)
    select ${portalId}::bigint, deal_id, ${by}, clock_timestamp() + ${HELD_SECONDS[by]} * interval '1 second'
      from unnest(${[...new Set(dealIds)]}::text[]) as deal_id order by deal_id
    on conflict (portal_id, deal_id) do update set held_by = excluded.held_by, until = excluded.until
      where held.held_by = excluded.held_by or held.until < clock_timestamp()
    returning deal_id`.execute(db);
  return new Set(rows.map((row) => row.deal_id));
}

/** Holds all of the deals, as soon as the other is done with them: some seconds, a minute if it died. */
export async function hold(
  db: Kysely<Tables>,
  portalId: string,
  dealIds: readonly string[],
  by: Looker,
): Promise<void> {
  let missing = dealIds;
  for (;;) {
    const held = await tryHold(db, portalId, missing, by);
    missing = missing.filter((id) => !held.has(id));
    if (missing.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** Lets go of the deals that this one holds. */
export async function release(
  db: Kysely<Tables>,
  portalId: string,
  dealIds: readonly string[],
  by: Looker,
): Promise<void> {
  if (dealIds.length === 0) return;
  await db
    .deleteFrom('held_deal')
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .where('held_by', '=', by)
    .execute();
}
