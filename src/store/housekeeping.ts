import { sql } from 'kysely';
import type { Log } from '../log.ts';
import type { Store } from './open-store.ts';

const INTERVAL_MS = 60 * 60_000;

/** Deletes, every hour, what is no longer needed: request signatures past their five minutes, trials of the second reader after a week. Returns the stopping. */
export function startHousekeeping(store: Store, log: Log): () => void {
  const timer = setInterval(() => {
    sql`delete from model_trial where asked_at < now() - interval '7 days'`
      .execute(store.db)
      .catch((error: Error) => log.warn(`housekeeping: ${error.message}`));
    sql`delete from seen_request where seen_at < now() - interval '15 minutes'`
      .execute(store.db)
      .catch((error: Error) => log.warn(`housekeeping: ${error.message}`));
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
