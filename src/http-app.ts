import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { pinoHttp } from 'pino-http';
import { webhookRoute } from '../webhooks/receive.ts';
import { cardRoutes } from './cards/card-routes.ts';
import { GiveUp, PortalPaused, RetryLater } from './errors.ts';
import type { Log } from './log.ts';
import type { InstallParts } from './oauth/install-portal.ts';
import { installRoutes } from './oauth/install-routes.ts';
import { countDelivery } from './operations/counters.ts';
import { operationRoutes, type Stopping } from './operations/operation-routes.ts';
import { traceRequests } from './operations/tracing.ts';
import { pageRoutes } from './pages/page-routes.ts';
import type { Portals } from './portals/portals.ts';
import type { SecondReader } from './readers/read-again/portal-reader.ts';
import { readerRoutes } from './readers/reader-routes.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import type { Store } from './store/open-store.ts';
import { checkDiscoveryRoute } from './workflow-actions/check-discovery.ts';

export interface HttpParts {
  store: Store;
  portals: Portals;
  log: Log;
  now: () => number;
  stopping: Stopping;
  clientSecret: string;
  publicUrl: string;
  managers: readonly string[];
  settleSeconds: number;
  share: number;
  maxBodyBytes: number;
  second: SecondReader;
  /** Null where the server works by a fixed token. */
  install: InstallParts | null;
}

/** The HTTP side: webhooks, card calls, health. Every request has an id, in the log and in the answer. */
export function httpApp(parts: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(
    pinoHttp({
      logger: parts.log,
      genReqId: (_request, response) => {
        const id = randomUUID();
        response.setHeader('X-Request-Id', id);
        return id;
      },
      // Addresses of card calls carry the user's e-mail in the query; the path is enough.
      serializers: {
        req: (request) => ({ id: request.id, method: request.method, path: request.url.split('?')[0] }),
        res: (response) => ({ status: response.statusCode }),
      },
      customLogLevel: (request, response) =>
        response.statusCode >= 500 ? 'error' : /^\/(healthz|readyz)/.test(request.url ?? '') ? 'trace' : 'debug',
    }),
  );
  app.use(traceRequests);
  app.use(operationRoutes({ ...parts, detailed: false }));
  app.use(installRoutes(parts.install, parts.log));
  app.use(webhookRoute(parts));
  app.use(cardRoutes(parts));
  app.use(checkDiscoveryRoute(parts));
  app.use(settingsRoutes(parts));
  app.use(pageRoutes(parts));
  app.use(readerRoutes(parts));
  app.use((_request, response) => {
    response.status(404).json({ error: 'There is nothing at this address.' });
  });
  app.use(failures(parts));
  return app;
}

/** Turns what was thrown into an answer: the user learns what to do, the log what happened, nobody sees a stack or a body. */
function failures({ log }: HttpParts): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof GiveUp) {
      log.error({ requestId: request.id }, error.message);
      return response.status(502).json({ error: `HubSpot refused what this needs. ${error.message}` });
    }
    const status = Number((error as { status?: number }).status);
    if (status >= 400 && status < 500) {
      const why = status === 413 ? 'The body is larger than this server accepts.' : 'The request cannot be read.';
      log.warn(
        { requestId: request.id, status, refused: status === 413 ? 'oversized' : 'unreadable' },
        `request refused: ${why}`,
      );
      if (request.path === '/hubspot/webhooks') countDelivery(status === 413 ? 'oversized' : 'unreadable');
      return response.status(status).json({ error: why });
    }
    if (error instanceof RetryLater || error instanceof PortalPaused) {
      log.warn({ requestId: request.id }, error.message);
      return response.status(503).json({ error: 'HubSpot cannot be asked at the moment. Try again in a minute.' });
    }
    if (isDatabaseDown(error)) {
      log.error(
        { requestId: request.id },
        `The database cannot be reached (${error.code ?? error.message}). Check that it runs and that DATABASE_URL is right. HubSpot repeats its webhooks for 24 hours.`,
      );
      return response.status(503).json({ error: 'The server cannot reach its database. Try again in a minute.' });
    }
    log.error({ requestId: request.id, err: error }, 'request failed');
    return response
      .status(500)
      .json({ error: 'Something went wrong on our side. Try again; your admin finds the cause in the log.' });
  };
}

/** Node's codes of a lost connection, PostgreSQL's of one that is refused or cut (classes 08, 53 and 57, 55000), and node-postgres' words. */
function isDatabaseDown(error: { code?: string; message?: string }): boolean {
  return (
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|08...|53...|57P..|55000)$/.test(error?.code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error?.message ?? '')
  );
}
