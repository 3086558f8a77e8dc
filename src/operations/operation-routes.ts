import express, { type Router } from 'express';
import type { Store } from '../store/open-store.ts';

/**
 * `GET /healthz`: the process lives. `GET /readyz`: it can do its work; otherwise 503 with what is wrong and the mend.
 * A portal that cannot be called does not make the server unready: webhooks are still kept.
 */
export function operationRoutes({ store }: { store: Store }): Router {
  const router = express.Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    try {
      await store.ping();
    } catch {
      response.status(503).json({
        status: 'not ready',
        problems: ['The database cannot be reached. Check that it runs and that DATABASE_URL is right.'],
      });
      return;
    }
    const paused = await store.db
      .selectFrom('portal')
      .select(['portal_id', 'problem'])
      .where('problem', 'is not', null)
      .execute();
    response.json({
      status: 'ready',
      problems: paused.map((portal) => `Portal ${portal.portal_id}: ${portal.problem}`),
    });
  });
  return router;
}
