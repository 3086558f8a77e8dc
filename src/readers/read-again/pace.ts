import { CompiledQuery, type Kysely } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Tables } from '../../store/tables.ts';
import type { AskModel } from '../model/ask-model.ts';

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

/** Until when no request should go to this provider, and why; null when it may be asked. */
export async function readRest(
  db: Kysely<Tables>,
  provider: string,
  now: Date,
): Promise<{ until: Date; why: string } | null> {
  const row = await db.selectFrom('model_rest').selectAll().where('provider', '=', provider).executeTakeFirst();
  return row && row.until > now ? { until: row.until, why: row.why } : null;
}

/** Keeps all processes from asking this provider until then. */
export async function saveRest(db: Kysely<Tables>, provider: string, until: Date, why: string): Promise<void> {
  await db
    .insertInto('model_rest')
    .values({ provider, until, why })
    .onConflict((conflict) => conflict.column('provider').doUpdateSet({ until, why }))
    .execute();
}
