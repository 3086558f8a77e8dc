import { createHash } from 'node:crypto';
import { CompiledQuery, type Kysely } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Tables } from '../../store/tables.ts';
import type { AskModel } from '../model/ask-model.ts';
import type { ModelConnection } from '../model/connect-model.ts';
import type { Reach } from '../reader.ts';

/**
 * Lets at most so many requests a minute go to one provider, counted in the database over all processes
 * (rate-limiter-flexible on the table `model_pace`). A request that is too many waits for its turn.
 */
export function paced(ask: AskModel, db: Kysely<Tables>, provider: string, perMinute: number): AskModel {
  const limiter = new RateLimiterPostgres({
    storeClient: {
      query: ({ text, values }: { text: string; values: unknown[] }) =>
        db.executeQuery(CompiledQuery.raw(text, values)),
    },
    storeType: 'client',
    tableName: 'model_pace',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: '',
    points: perMinute,
    duration: 60,
  });
  return async (prompt, rejected, signal) => {
    for (let turn = await nextTurn(limiter, provider); turn > 0; turn = await nextTurn(limiter, provider))
      if (!(await sleep(turn, signal)))
        return {
          outcome: 'failed',
          why: 'the server was stopped',
          again: 'later',
          restMs: null,
          inputTokens: 0,
          outputTokens: 0,
          ms: 0,
        };
    return ask(prompt, rejected, signal);
  };
}

/** Zero: now; else in so many ms. */
async function nextTurn(limiter: RateLimiterPostgres, provider: string): Promise<number> {
  try {
    await limiter.consume(provider);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(50, refused.msBeforeNext);
    throw refused;
  }
}

/** False when the server stops meanwhile. */
function sleep(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(false);
    const timer = setTimeout(() => resolve(true), ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve(false);
      },
      { once: true },
    );
  });
}

/** Who asks: a portal, with what it has chosen. */
export interface Asker {
  portalId: string;
  connection: Pick<ModelConnection, 'endpoint' | 'key' | 'model'>;
}

/** Until when this portal should ask nothing, and why; null when it may. */
export async function readRest(
  db: Kysely<Tables>,
  asker: Asker,
  now: Date,
): Promise<{ until: Date; why: string } | null> {
  const row = await db
    .selectFrom('model_rest')
    .select(['until', 'why'])
    .where('provider', 'in', [restKey(asker, 'provider'), restKey(asker, 'key'), restKey(asker, 'choice')])
    .where('until', '>', now)
    .orderBy('until', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps all processes from asking until then: for this portal's choice, for everybody with this key, or for all. */
export async function saveRest(
  db: Kysely<Tables>,
  asker: Asker,
  reach: Exclude<Reach, 'account'>,
  until: Date,
  why: string,
): Promise<void> {
  await db
    .insertInto('model_rest')
    .values({ provider: restKey(asker, reach), until, why })
    .onConflict((conflict) => conflict.column('provider').doUpdateSet({ until, why }))
    .execute();
}

/** Somebody may have mended what this portal was refused for: another key, new credit, the right model. */
export async function clearRests(db: Kysely<Tables>, portalId: string): Promise<void> {
  await db.deleteFrom('model_rest').where('provider', 'like', `portal ${portalId} %`).execute();
}

function restKey({ portalId, connection: { endpoint, key, model } }: Asker, reach: Exclude<Reach, 'account'>): string {
  if (reach === 'provider') return endpoint;
  return reach === 'key' ? `key ${digest([endpoint, key])}` : `portal ${portalId} ${digest([endpoint, key, model])}`;
}

/** Tells keys apart without keeping them. */
function digest(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
