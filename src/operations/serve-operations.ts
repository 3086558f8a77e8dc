import { randomBytes } from 'node:crypto';
import http from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { backupRoute } from '../backup/backup-route.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import { leaveControl } from './control-file.ts';
import { counted } from './counters.ts';
import { gauges } from './gauges.ts';
import { lastWebhooksRoute } from './last-webhooks.ts';
import { listen, stopListening } from './listen.ts';
import { operationRoutes, type Stopping } from './operation-routes.ts';

/** The port that Prometheus' own list of exporters leaves to OpenTelemetry's. */
const PREFERRED_PORT = 9464;

collectDefaultMetrics({ register: counted });

/**
 * Health, readiness and `GET /metrics` on a port of their own, since the other one is open to the world. Without a given
 * port it is 9464, or any free one when another process of this machine has that. Listens on `host` alone.
 */
export async function serveOperations(parts: {
  store: Store;
  log: Log;
  now: () => number;
  stopping: Stopping;
  host: string;
  port: number | undefined;
  /** Of the embedded database. */
  folder: string;
}): Promise<{ url: string; close(): Promise<void> }> {
  const app = express();
  app.disable('x-powered-by');
  app.use(operationRoutes({ ...parts, detailed: true }));
  const asked = gauges(parts.store, parts.now);
  app.get('/metrics', async (_request, response) => {
    const all = Registry.merge([counted, asked]);
    response.type(all.contentType).send(await all.metrics());
  });
  const token = randomBytes(32).toString('base64url');
  if (parts.store.dump) app.use(backupRoute({ ...parts, token }), lastWebhooksRoute({ ...parts, token }));
  app.use(failed(parts.log));
  const server = http.createServer(app);
  const port = await listenSomewhere(server, parts.host, parts.port);
  const url = `http://${addressOf(parts.host)}:${port}`;
  const removeControl = parts.store.dump ? leaveControl(parts.folder, { url, token }) : () => {};
  return {
    url,
    close: async () => {
      removeControl();
      await stopListening(server, 1_000);
    },
  };
}

async function listenSomewhere(server: http.Server, host: string, port: number | undefined): Promise<number> {
  const variable = 'ONUS_OPERATIONS_PORT';
  if (port !== undefined) return listen(server, { port, host, variable });
  try {
    return await listen(server, { port: PREFERRED_PORT, host, variable });
  } catch {
    return listen(server, { port: 0, host, variable });
  }
}

/** Where this machine itself finds what listens on `host`. */
function addressOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** Half an answer would look like a counter that fell to zero: Prometheus is told that there is none. */
function failed(log: Log): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    log.error({ err: error }, 'the metrics cannot be read');
    response.status(503).type('text').send('The database cannot be reached, so there are no metrics.\n');
  };
}
