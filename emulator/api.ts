import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { accessOf, authenticate } from './access.ts';
import { HubSpotError, notFound } from './hubspot-error.ts';
import type { Limits } from './limits.ts';
import type { Grants } from './oauth-grants.ts';
import { accountInfoRoutes } from './routes/account-info.ts';
import { associationRoutes, recordAssociationRoutes } from './routes/associations.ts';
import { authorizeRoutes } from './routes/authorize.ts';
import { oauthTokenRoutes } from './routes/oauth.ts';
import { objectBatchRoutes } from './routes/object-batches.ts';
import { objectRoutes } from './routes/objects.ts';
import { ownerRoutes } from './routes/owners.ts';
import type { Parts } from './routes/parts.ts';
import { pipelineRoutes } from './routes/pipelines.ts';
import { propertyRoutes } from './routes/properties.ts';
import { propertyGroupRoutes } from './routes/property-groups.ts';

/** Dated versions and the numbered paths that the same routes answer. */
const DATED = ['2026-09', '2026-03'];
const versions = (resource: string, ...numbered: string[]) => [
  ...DATED.map((version) => `/crm/${resource}/${version}`),
  ...numbered,
];

/** HubSpot's API as one Express app. `before` stands in front of everything: the call log, faults and outages. */
export function apiApp(parts: Parts, grants: Grants, limits: Limits, before: RequestHandler[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(...before);
  app.use(['/oauth/2026-09/token', '/oauth/2026-03/token', '/oauth/v3/token'], oauthTokenRoutes(grants));
  app.use('/oauth/authorize', authorizeRoutes(grants));
  app.use(
    authenticate(parts.store, parts.now),
    limits.handler,
    jsonOnly,
    express.json({ limit: '10mb', strict: false }),
  );
  const objects = versions('objects', '/crm/v3/objects', '/crm/v4/objects');
  app.use(objects, recordAssociationRoutes(parts), objectBatchRoutes(parts), objectRoutes(parts));
  app.use(versions('associations', '/crm/v4/associations'), associationRoutes(parts));
  app.use(versions('properties', '/crm/v3/properties'), propertyGroupRoutes(), propertyRoutes(parts));
  app.use(versions('pipelines', '/crm/v3/pipelines'), pipelineRoutes());
  app.use(versions('owners', '/crm/v3/owners'), ownerRoutes());
  app.use(['/account-info/2026-09', '/account-info/2026-03', '/account-info/v3'], accountInfoRoutes(parts));
  app.delete(['/appinstalls/2026-09/external-install', '/appinstalls/v3/external-install'], (_request, response) => {
    grants.uninstall(accessOf(response).portal.portalId);
    response.status(204).end();
  });
  app.use((request) => {
    throw notFound(`The emulator has no ${request.method} ${request.path}.`);
  });
  app.use(answerErrors);
  return app;
}

const jsonOnly: RequestHandler = (request, _response, next) => {
  const hasBody = Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
  if (hasBody && !request.is('application/json')) {
    throw new HubSpotError(415, { message: 'HTTP 415 Unsupported Media Type', category: 'VALIDATION_ERROR' });
  }
  next();
};

const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const refusal = error instanceof HubSpotError ? error : unforeseen(error);
  response.set(refusal.headers);
  response.status(refusal.status).json({ status: 'error', correlationId: randomUUID(), ...refusal.body });
};

function unforeseen(error: unknown): HubSpotError {
  const { status, message } = error as { status?: number; message?: string };
  if (status === 400 || status === 413) {
    return new HubSpotError(status, { message: `Invalid input JSON: ${message ?? ''}`, category: 'VALIDATION_ERROR' });
  }
  console.error('The emulator itself failed:', error);
  return new HubSpotError(500, { message: 'internal error', category: 'INTERNAL_ERROR' });
}
