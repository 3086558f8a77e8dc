import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Filters } from '../../app-card/app/pages/page-data.ts';
import type { Basis, Discovery, Locus, Pattern } from '../scoring/verdict.ts';
import type { PortalSettings } from '../settings/portal-settings.ts';
import type { Tables } from '../store/tables.ts';
import type { Standing } from '../verdicts/standing.ts';
import type { Loss } from './loss.ts';

/** Which losses of a portal: those that pass the filters, of one rep or of all. */
export interface Which {
  portalId: string;
  filters: Omit<Filters, 'period'>;
  /** Closed at that moment or later; null for all. */
  from: Date | null;
  /** Of this rep; null for the deals without an owner. */
  ownerId?: string | null | undefined;
  now: Date;
}

/** One lost deal with its verdict and what became of that. */
export interface FoundLoss extends Loss {
  ownerId: string | null;
  standing: Standing;
  /** Whether needs were logged before the presentation; null where nothing can be said. */
  before: 'yes' | 'no' | null;
}

interface Row {
  deal_id: string;
  name: string;
  owner_id: string | null;
  closed_on: string | null;
  basis: Basis;
  locus: Locus;
  flag: boolean;
  ownership: boolean;
  discovery: Discovery;
  patterns: Pattern[];
  quote: string | null;
  standing: Standing;
  before: 'yes' | 'no' | null;
}

/** All losses that pass, latest first, with their quotes. Dates are days in the portal's time zone. */
export async function readLosses(db: Kysely<Tables>, which: Which): Promise<FoundLoss[]> {
  const { rows } = await sql<Row>`
    select d.deal_id, d.name, d.owner_id,
      to_char(d.closed_at at time zone coalesce(p.time_zone, 'UTC'), 'YYYY-MM-DD') as closed_on,
      v.basis, v.locus, v.flag, v.ownership, v.discovery, v.patterns, v.quote, ${STANDING} as standing,
      d.discovered_before as before
    ${lossesOf(which)}
    order by d.closed_at desc nulls last, d.deal_id`.execute(db);
  return rows.map((row) => ({
    dealId: row.deal_id,
    name: row.name,
    rep: row.owner_id ?? '',
    ownerId: row.owner_id,
    closedAt: row.closed_on,
    basis: row.basis,
    locus: row.locus,
    flag: row.flag,
    ownership: row.ownership,
    discovery: row.discovery,
    patterns: row.patterns,
    quote: row.quote,
    standing: row.standing,
    before: row.before,
  }));
}

/** What became of the verdict `v`, as `standingOf` says it. */
export const STANDING = sql<Standing>`case when c.at is not null and (r.at is null or r.at < c.at) then 'contested'
  else coalesce(r.decision, 'open') end`;

/** From-clause of the losses that pass: deal `d`, the verdict `v` that holds, portal `p`, latest review `r`, latest contest `c`. */
export function lossesOf(which: Which): RawBuilder<unknown> {
  return sql`from deal d
    join verdict v on v.portal_id = d.portal_id and v.deal_id = d.deal_id and v.superseded_at is null
    left join portal p on p.portal_id = d.portal_id
    left join (select distinct on (verdict_id) verdict_id, decision, created_at as at from review
      where portal_id = ${which.portalId} order by verdict_id, id desc) r on r.verdict_id = v.id
    left join (select verdict_id, max(created_at) as at from contest
      where portal_id = ${which.portalId} group by verdict_id) c on c.verdict_id = v.id
    where d.portal_id = ${which.portalId} and d.state = 'lost' ${narrowed(which)}`;
}

/** Further conditions on `deal d`. */
export function narrowed({ filters, from, ownerId, now, portalId }: Which): RawBuilder<unknown> {
  const conditions = [
    from && sql`d.closed_at >= ${from}`,
    ownerId === null && sql`d.owner_id is null`,
    ownerId && sql`d.owner_id = ${ownerId}`,
    filters.pipeline !== '' && sql`d.pipeline_id = ${filters.pipeline}`,
    filters.least !== '' && sql`d.amount >= ${filters.least}::numeric`,
    filters.most !== '' && sql`d.amount <= ${filters.most}::numeric`,
    filters.tenure !== 'all' && tenure(filters.tenure, portalId, now),
  ].filter((one) => typeof one === 'object' && one !== null);
  return conditions.length === 0 ? sql`` : sql`and ${sql.join(conditions, sql` and `)}`;
}

/** A rep is new for half a year after the first closed deal that is known of them. */
const NEW_FOR_MS = 182 * 86_400_000;

function tenure(which: 'new' | 'established', portalId: string, now: Date): RawBuilder<unknown> {
  const edge = new Date(now.getTime() - NEW_FOR_MS);
  const than = which === 'new' ? sql`>=` : sql`<`;
  return sql`d.owner_id in (select owner_id from deal where portal_id = ${portalId} and state in ('lost', 'won')
    group by owner_id having min(closed_at) ${than} ${edge})`;
}

/** Which losses count, and how many were left out why. */
export function counting(
  losses: readonly FoundLoss[],
  countOnly: PortalSettings['countOnly'],
): { counted: FoundLoss[]; leftOut: { contested: number; overruled: number; unconfirmed: number } } {
  const leftOut = { contested: 0, overruled: 0, unconfirmed: 0 };
  const counted = losses.filter(({ standing, basis }) => {
    if (standing === 'contested') leftOut.contested++;
    else if (standing === 'overruled') leftOut.overruled++;
    else if (countOnly === 'confirmed' && standing === 'open' && basis === 'account') leftOut.unconfirmed++;
    else return true;
    return false;
  });
  return { counted, leftOut };
}

/** When each rep's first closed deal was, as a month (`2026-03`), of those of whom one is known. */
export async function readFirstMonths(db: Kysely<Tables>, portalId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('deal')
    .select(['owner_id', sql<string>`to_char(min(closed_at), 'YYYY-MM')`.as('month')])
    .where('portal_id', '=', portalId)
    .where('state', 'in', ['lost', 'won'])
    .where('owner_id', 'is not', null)
    .where('closed_at', 'is not', null)
    .groupBy('owner_id')
    .execute();
  return new Map(rows.map((row) => [row.owner_id ?? '', row.month]));
}

/** How many readings of all time were contested and not answered yet. */
export async function countContested(db: Kysely<Tables>, portalId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct v.id)::int as n
    from contest c
    join verdict v on v.id = c.verdict_id and v.superseded_at is null
    join deal d on d.portal_id = v.portal_id and d.deal_id = v.deal_id and d.state = 'lost'
    where c.portal_id = ${portalId} and not exists (select from review r
      where r.portal_id = c.portal_id and r.verdict_id = c.verdict_id and r.created_at >= c.created_at)`.execute(db);
  return rows[0]?.n ?? 0;
}
