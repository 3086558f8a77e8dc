import type { Log } from '../log.ts';
import { deleteOld } from '../retention/delete-old.ts';
import { doChore } from './chores.ts';
import type { Store } from './open-store.ts';

const FIRST_MS = 60_000;
const INTERVAL_MS = 60 * 60_000;
/** A little less than a day, so that an hourly look does it every day at about the same hour. */
const DAILY_MS = 23.5 * 60 * 60_000;

/** Deletes what is no longer needed, once a day over all processes: the first time soon after the start. Returns the stopping. */
export function startHousekeeping(store: Store, log: Log, now: () => number): () => void {
  const look = () => {
    const at = new Date(now());
    doChore(store.db, 'delete old rows', DAILY_MS, at, async () => {
      const deleted = await deleteOld(store, at);
      log.info({ deleted }, 'old rows deleted');
    }).catch((error: Error) => log.warn(`housekeeping: ${error.message}`));
  };
  const first = setTimeout(look, FIRST_MS);
  const timer = setInterval(look, INTERVAL_MS);
  first.unref();
  timer.unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
