import { sql } from 'kysely';
import { Gauge, Registry } from 'prom-client';
import { DEAD_LETTERS } from '../jobs/enqueue.ts';
import type { Store } from '../store/open-store.ts';

/**
 * What the database says at the moment of asking: the same from every process, so take the maximum over them, not the
 * sum. The numbers of jobs are the queue's own, counted every ten seconds: counting them here would read every waiting job.
 */
export function gauges(store: Store, now: () => number): Registry {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({
    name: 'onus_jobs',
    help: 'Jobs by queue and state: deferred (not due yet), ready, active.',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      this.reset();
      for (const { name, deferredCount, readyCount, activeCount } of await workingQueues(store)) {
        this.set({ queue: name, state: 'deferred' }, deferredCount);
        this.set({ queue: name, state: 'ready' }, readyCount);
        this.set({ queue: name, state: 'active' }, activeCount);
      }
    },
  });
  new Gauge({
    name: 'onus_oldest_due_job_seconds',
    help: 'For how long the oldest job that is due has been waiting, by queue; 0 when none waits.',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset();
      for (const { name } of await workingQueues(store)) {
        const due = await oldestDue(store, name, new Date(now()));
        this.set({ queue: name }, due ? (now() - due.getTime()) / 1000 : 0);
      }
    },
  });
  new Gauge({
    name: 'onus_dead_letters',
    help: 'Jobs that failed for good and wait for npm run retry, by queue.',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset();
      const dead = Object.fromEntries((await store.boss.getQueues()).map((queue) => [queue.name, queue.queuedCount]));
      for (const [queue, letters] of Object.entries(DEAD_LETTERS)) this.set({ queue }, dead[letters] ?? 0);
    },
  });
  new Gauge({
    name: 'onus_portals',
    help: 'Portals by state: working, or paused (request limit, outage, access to be mended, a manager paused it).',
    labelNames: ['state'],
    registers,
    async collect() {
      const { all, paused } = await countPortals(store, new Date(now()));
      this.set({ state: 'working' }, all - paused);
      this.set({ state: 'paused' }, paused);
    },
  });
  return registry;
}

/** Ours, without the queue's own and the dead letters. */
async function workingQueues(store: Store) {
  const dead = Object.values(DEAD_LETTERS);
  return (await store.boss.getQueues()).filter(({ name }) => !name.startsWith('__') && !dead.includes(name));
}

/** The queue keeps an index by name, state and start, and a job that waits is `created` or `retry`. */
async function oldestDue(store: Store, queue: string, now: Date): Promise<Date | null> {
  const oldest = (state: 'created' | 'retry') => sql`
    (select start_after from pgboss.job where name = ${queue} and state = ${sql.lit(state)} and not blocked
     and start_after <= ${now}::timestamptz order by start_after limit 1)`;
  const { rows } = await sql<{
    due: Date | null;
  }>`select least(${oldest('created')}, ${oldest('retry')}) as due`.execute(store.db);
  return rows[0]?.due ?? null;
}

async function countPortals(store: Store, now: Date): Promise<{ all: number; paused: number }> {
  const { rows } = await sql<{ all: string; paused: string }>`
    select count(*) as all,
      count(*) filter (where portal.problem is not null or portal.paused_until > ${now}::timestamptz
        or (portal_settings.settings->>'paused')::boolean) as paused
    from portal left join portal_settings using (portal_id)`.execute(store.db);
  return { all: Number(rows[0]?.all ?? 0), paused: Number(rows[0]?.paused ?? 0) };
}
