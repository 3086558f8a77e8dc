import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Basis, Locus, Pattern } from '../scoring/verdict.ts';
import type { PortalSettings } from '../settings/portal-settings.ts';
import type { Tables } from '../store/tables.ts';
import type { Standing } from '../verdicts/standing.ts';
import type { Group } from './differ.ts';
import { lossesOf, STANDING, type Which } from './read-losses.ts';
import { emptyTally, type Tally } from './tally.ts';

/** A team's counts, of all and of each rep (by owner id, empty for deals without one), and what was left out of them. */
export interface TeamTallies {
  team: Tally;
  reps: Map<string, Tally>;
  /** In how many losses needs were logged before the presentation, by owner id like `reps`. */
  before: Map<string, Group>;
  /** Whose accounts stand in each month of `team`, and under the empty month those without a date. Deals without an owner have nobody. */
  repsOfMonths: Map<string, string[]>;
  leftOut: { contested: number; overruled: number; unconfirmed: number };
}

interface Counts {
  kinds: {
    owner: string | null;
    basis: Basis;
    locus: Locus;
    flag: boolean;
    ownership: boolean;
    discovered: boolean;
    n: number;
  }[];
  patterns: { owner: string | null; pattern: Pattern; n: number }[];
  months: { month: string | null; accounts: number; flagged: number; owners: string[] | null }[];
  before: { owner: string | null; yes: number; total: number }[];
  left: { standing: Standing; n: number }[];
}

/**
 * Counts the losses that pass, in the database: one statement and a few thousand numbers instead of every verdict of a large team.
 * Adds up what `addLoss` adds one by one; a test holds both together.
 */
export async function readTallies(
  db: Kysely<Tables>,
  which: Which,
  countOnly: PortalSettings['countOnly'],
): Promise<TeamTallies> {
  const { rows } = await tallyQuery(which, countOnly).execute(db);
  return addUp(rows[0]?.found ?? { kinds: [], patterns: [], months: [], before: [], left: [] });
}

/** The statement itself, so that the benchmark can show its plan. */
export function tallyQuery(which: Which, countOnly: PortalSettings['countOnly']): RawBuilder<{ found: Counts }> {
  const stands =
    countOnly === 'confirmed'
      ? sql`(standing = 'confirmed' or (standing = 'open' and basis <> 'account'))`
      : sql`standing in ('open', 'confirmed')`;
  return sql<{ found: Counts }>`
    with loss as materialized (
      select d.owner_id as owner, date_trunc('month', d.closed_at at time zone coalesce(p.time_zone, 'UTC')) as month,
        v.basis, v.locus, v.flag, v.ownership, v.discovery <> 'none' as discovered, v.patterns,
        d.discovered_before as before, ${STANDING} as standing
      ${lossesOf(which)}),
    counted as (select * from loss where ${stands}),
    account as (select * from counted where basis = 'account')
    select json_build_object(
      'kinds', (select coalesce(json_agg(k), '[]') from (
        select owner, basis, locus, flag, ownership, discovered, count(*)::int as n
        from counted group by 1, 2, 3, 4, 5, 6) k),
      'patterns', (select coalesce(json_agg(k), '[]') from (
        select owner, pattern, count(*)::int as n
        from account, jsonb_array_elements_text(patterns) as pattern
        where patterns <> '[]' group by 1, 2) k),
      'months', (select coalesce(json_agg(k), '[]') from (
        select to_char(month, 'YYYY-MM') as month, sum(n)::int as accounts, sum(flagged)::int as flagged,
          json_agg(owner) filter (where owner is not null) as owners
        from (select month, owner, count(*) as n, count(*) filter (where flag) as flagged from account group by 1, 2) m
        group by month) k),
      'before', (select coalesce(json_agg(k), '[]') from (
        select owner, (count(*) filter (where before = 'yes'))::int as yes, count(*)::int as total
        from counted where before is not null and basis <> 'housekeeping' group by 1) k),
      'left', (select coalesce(json_agg(k), '[]') from (
        select standing, count(*)::int as n from loss where not ${stands} group by 1) k)) as found`;
}

function addUp(found: Counts): TeamTallies {
  const team = emptyTally();
  const reps = new Map<string, Tally>();
  const of = (owner: string | null): Tally => {
    const tally = reps.get(owner ?? '') ?? emptyTally();
    reps.set(owner ?? '', tally);
    return tally;
  };
  for (const kind of found.kinds) for (const tally of [team, of(kind.owner)]) addKind(tally, kind);
  for (const { owner, pattern, n } of found.patterns)
    for (const tally of [team, of(owner)]) tally.patterns[pattern] += n;
  for (const { month, accounts, flagged } of found.months) if (month) team.months.set(month, { accounts, flagged });
  const left = (standing: Standing) => found.left.find((one) => one.standing === standing)?.n ?? 0;
  return {
    team,
    reps,
    before: new Map(found.before.map(({ owner, yes, total }) => [owner ?? '', { yes, of: total }])),
    repsOfMonths: new Map(found.months.map(({ month, owners }) => [month ?? '', owners ?? []])),
    leftOut: { contested: left('contested'), overruled: left('overruled'), unconfirmed: left('open') },
  };
}

function addKind(tally: Tally, { basis, locus, flag, ownership, discovered, n }: Counts['kinds'][number]): void {
  if (basis === 'housekeeping') {
    tally.housekeeping += n;
    return;
  }
  tally.losses += n;
  if (basis === 'thin') {
    tally.thin += n;
    return;
  }
  tally.accounts += n;
  tally.loci[locus] += n;
  if (flag) tally.flagged += n;
  if (ownership) tally.owned += n;
  if (discovered) tally.discovered += n;
}
