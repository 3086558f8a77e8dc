import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import type { ModelReading } from '../model/model-reader.ts';
import type { NotRead } from '../reader.ts';
import { type Asker, saveRest } from './pace.ts';

/** So many different accounts fail, one after the other, before the provider counts as out of order and not the account as odd. */
const ACCOUNTS_OF_AN_OUTAGE = 3;
const SHORTEST_REST_MS = 1_000;
const LONGEST_GROWN_REST_MS = 3_600_000;

/** What went wrong at each provider since it last answered, as this process saw it. */
export interface Troubles {
  /** By address: the accounts that met an error. */
  failed: Map<string, Set<string>>;
  /** By address and key: how often in a row there were too many requests. */
  limited: Map<string, number>;
}

export function noTroubles(): Troubles {
  return { failed: new Map(), limited: new Map() };
}

/** When to try an account again: in so many ms at the soonest, and whether this was one of its attempts. */
export interface Wait {
  inMs: number | null;
  counts: boolean;
}

/**
 * Lets those rest whom a failure concerns, and no others: a refused key the portal that has it, too many requests whoever uses the
 * key, an outage everybody, once several accounts met it. `hash` names the account.
 */
export async function restAfter(
  db: Kysely<Tables>,
  asker: Asker,
  hash: string,
  { why, restMs, reach = 'choice' }: NotRead,
  troubles: Troubles,
  now: number,
): Promise<Wait> {
  if (restMs === null || reach === 'account') return { inMs: restMs, counts: true };
  if (reach === 'provider') {
    const { endpoint } = asker.connection;
    const failed = (troubles.failed.get(endpoint) ?? new Set()).add(hash);
    troubles.failed.set(endpoint, failed);
    const ms = Math.max(restMs, SHORTEST_REST_MS);
    if (failed.size >= ACCOUNTS_OF_AN_OUTAGE) await saveRest(db, asker, reach, new Date(now + ms), why);
    return { inMs: ms, counts: true };
  }
  const ms = reach === 'key' ? Math.max(restMs, grown(asker, troubles)) : restMs;
  await saveRest(db, asker, reach, new Date(now + ms), why);
  return { inMs: ms, counts: false };
}

/** The provider answered: what it could not do before it can do now. */
export function noteAnswer({ connection }: Asker, reading: ModelReading, troubles: Troubles): void {
  if (!reading.verdict && reading.notRead.again !== 'never') return;
  troubles.failed.delete(connection.endpoint);
  troubles.limited.delete(nameOf(connection));
}

/** A server that says "at once" (`Retry-After: 0`) time and again is asked ever less often. */
function grown({ connection }: Asker, { limited }: Troubles): number {
  const before = limited.get(nameOf(connection)) ?? 0;
  limited.set(nameOf(connection), before + 1);
  return Math.min(SHORTEST_REST_MS * 2 ** before, LONGEST_GROWN_REST_MS);
}

function nameOf({ endpoint, key }: Asker['connection']): string {
  return JSON.stringify([endpoint, key]);
}
