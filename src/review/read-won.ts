import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';
import type { Group } from './differ.ts';
import { narrowed, type Which } from './read-losses.ts';

/** A won deal of which is known whether needs were logged before its presentation. Won deals are not read, so they have no verdict. */
export interface WonDeal {
  dealId: string;
  name: string;
  ownerId: string | null;
  /** Day in the portal's time zone, or null. */
  closedAt: string | null;
}

/** How often needs were logged before the presentation, of won deals that pass: by owner id, empty for deals without one. */
export async function readWonBefore(db: Kysely<Tables>, which: Which): Promise<Map<string, Group>> {
  const { rows } = await sql<{ owner: string | null; yes: number; total: number }>`
    select d.owner_id as owner, (count(*) filter (where d.discovered_before = 'yes'))::int as yes, count(*)::int as total
    from deal d
    where d.portal_id = ${which.portalId} and d.state = 'won' and d.discovered_before is not null ${narrowed(which)}
    group by d.owner_id`.execute(db);
  return new Map(rows.map(({ owner, yes, total }) => [owner ?? '', { yes, of: total }]));
}

/** The won deals behind one side of that number, latest first. */
export async function readWonDeals(db: Kysely<Tables>, which: Which, before: 'yes' | 'no'): Promise<WonDeal[]> {
  const { rows } = await sql<{ deal_id: string; name: string; owner_id: string | null; closed_on: string | null }>`
    select d.deal_id, d.name, d.owner_id,
      to_char(d.closed_at at time zone coalesce(p.time_zone, 'UTC'), 'YYYY-MM-DD') as closed_on
    from deal d left join portal p on p.portal_id = d.portal_id
    where d.portal_id = ${which.portalId} and d.state = 'won' and d.discovered_before = ${before} ${narrowed(which)}
    order by d.closed_at desc nulls last, d.deal_id`.execute(db);
  return rows.map((row) => ({
    dealId: row.deal_id,
    name: row.name,
    ownerId: row.owner_id,
    closedAt: row.closed_on,
  }));
}
