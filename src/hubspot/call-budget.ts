import { type Kysely, sql } from 'kysely';
import { PortalPaused } from '../errors.ts';
import type { Tables } from '../store/tables.ts';

/** A portal's share of HubSpot's request limits. */
export interface CallBudget {
  /** Waits until this call fits. Throws `PortalPaused` when it would have to wait too long. */
  take(path: string): Promise<void>;
  /** Requests per ten seconds that HubSpot's answers grant the account; null before the first answer that tells. */
  readonly limit: number | null;
  /** Learns the account's limits from the headers of an answer. */
  observe(headers: { get(name: string): string | null }): void;
  /** The same budget for work that can wait: it gets that share of the calls, and leaves the rest to everybody else. */
  background(share: number): CallBudget;
}

const SEARCHES_PER_SECOND = 5;
/** A fifth may come in a burst; the rest flows evenly, so that no ten seconds ever hold more than the limit. */
const BURST = 0.2;
/** Work that can wait leaves this much of the daily limit to everybody else. */
const LEFT_OF_THE_DAY = 0.5;
const LONGEST_WAIT_MS = 20_000;
const DAY_PAUSE_MS = 3_600_000;

/**
 * One budget per portal, shared by all workers through the database: a row holds when the next call is free, each call moves it
 * on by its own time (generic cell rate algorithm, ITU-T I.371). One round trip a call, about a hundredth of what the call itself takes.
 */
export function callBudget(db: Kysely<Tables>, portalId: string): CallBudget {
  /** Nothing is held back before HubSpot's first answer has told the limits. */
  const account: { limit: number | null; leftOfTheDay: number } = { limit: null, leftOfTheDay: 1 };
  const reserve = (bucket: string, perSecond: number, burst: number) =>
    reserveCall(db, portalId, bucket, 1000 / perSecond, burst);
  const budget = (share: number | null): CallBudget => ({
    get limit() {
      return account.limit;
    },
    take: async (path) => {
      if (share !== null && account.leftOfTheDay < LEFT_OF_THE_DAY)
        throw new PortalPaused(
          'Half of the daily request limit of this account is used; reading past deals goes on when there is more.',
          DAY_PAUSE_MS,
        );
      const { limit } = account;
      const waits: number[] = [];
      if (/\/search$/.test(path)) waits.push(await reserve('search', SEARCHES_PER_SECOND * (1 - BURST), 1));
      else if (limit !== null) waits.push(await reserve('all', (limit * (1 - BURST)) / 10, limit * BURST));
      if (share !== null && limit !== null) waits.push(await reserve('background', (limit * share) / 10, 1));
      await pause(Math.max(0, ...waits));
    },
    observe: (headers) => {
      const limit = Number(headers.get('x-hubspot-ratelimit-max'));
      if (limit >= 10) account.limit = limit;
      const daily = Number(headers.get('x-hubspot-ratelimit-daily'));
      const left = headers.get('x-hubspot-ratelimit-daily-remaining');
      if (daily > 0 && left !== null) account.leftOfTheDay = Number(left) / daily;
    },
    background: (part) => budget(part),
  });
  return budget(null);
}

/** Books the next call and answers how long it has to wait, in ms. */
async function reserveCall(
  db: Kysely<Tables>,
  portalId: string,
  bucket: string,
  intervalMs: number,
  burst: number,
): Promise<number> {
  const { rows } = await sql<{ wait: number }>`
    insert into call_budget as b (portal_id, bucket, free_at)
    values (${portalId}, ${bucket}, clock_timestamp() + ${intervalMs} * interval '1 millisecond')
    on conflict (portal_id, bucket) do update
      set free_at = greatest(b.free_at, clock_timestamp()) + ${intervalMs} * interval '1 millisecond'
    returning extract(epoch from free_at - clock_timestamp())::float8 * 1000 as wait`.execute(db);
  return (rows[0]?.wait ?? 0) - burst * intervalMs;
}

async function pause(ms: number): Promise<void> {
  if (ms > LONGEST_WAIT_MS)
    throw new PortalPaused("The request limit of this account is used up by Onus' own work; waiting for it.", ms);
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
