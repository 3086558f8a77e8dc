import { sql } from 'kysely';
import type { Store } from '../../src/store/open-store.ts';

/** A clock that runs ahead of the real one as far as a test moves it. */
export interface Clock {
  /** Milliseconds, as the workers see it. */
  now(): number;
  /** Lets time pass at once, and waits until everything that fell due by it is done. */
  pass(ms: number): Promise<void>;
}

/** Moves the workers' clock and, by the function in which pg-boss reads the time, the queue's. */
export function moveClock(store: Store): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    pass: async (ms) => {
      await idle(store);
      ahead += ms;
      await sql`create or replace function pgboss.job_now() returns timestamptz as
        ${sql.lit(`select now() + interval '${ahead} milliseconds'`)} language sql stable`.execute(store.db);
      await idle(store);
    },
  };
}

async function idle(store: Store): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ busy: boolean }>`
      select exists (select from pgboss.job
        where name in ('score', 'find-deals') and (state = 'active' or state in ('created', 'retry') and start_after <= pgboss.job_now()))
        as busy`.execute(store.db);
    if (!rows[0]?.busy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
