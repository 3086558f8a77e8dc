import express, { type Router } from 'express';
import type { Store } from '../store/open-store.ts';

/** Whether this process is being stopped: then it is alive, and no longer ready. */
export interface Stopping {
  now: boolean;
}

/**
 * `GET /healthz`: the process lives. `GET /readyz`: it can do its work; otherwise 503 with what is wrong and the mend.
 * A portal that cannot be called does not make the server unready: webhooks are still kept. Which portals have to wait,
 * and why, is said where `detailed`: not at the address that the world can reach.
 */
export function operationRoutes(parts: { store: Store; stopping: Stopping; detailed: boolean }): Router {
  const { store } = parts;
  const router = express.Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const unready = (problem: string) => response.status(503).json({ status: 'not ready', problems: [problem] });
    if (parts.stopping.now) return unready('This process is being stopped.');
    try {
      await store.ping();
    } catch {
      return unready('The database cannot be reached. Check that it runs and that DATABASE_URL is right.');
    }
    return response.json({ status: 'ready', problems: parts.detailed ? await problemsOfPortals(store) : [] });
  });
  return router;
}

async function problemsOfPortals(store: Store): Promise<string[]> {
  const paused = await store.db
    .selectFrom('portal')
    .select(['portal_id', 'problem'])
    .where('problem', 'is not', null)
    .orderBy('portal_id')
    .execute();
  return paused.map((portal) => `Portal ${portal.portal_id}: ${portal.problem}`);
}
