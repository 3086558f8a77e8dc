import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import { z } from 'zod';
import { act } from './act.ts';
import type { CallLog } from './calls.ts';
import type { ShownObject } from './control.ts';
import { actionSchema, faultSchema, limitsSchema, pipelinesSchema, webhooksSchema } from './control-schemas.ts';
import type { Deliveries } from './deliver-webhooks.ts';
import { eraseContact } from './erase-contact.ts';
import type { Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import type { Grants } from './oauth-grants.ts';
import { type ObjectType, objectTypeNamed } from './object-types.ts';
import { type CrmObject, latest, type Portal, type Store } from './store.ts';

/** What the control port acts on. */
export interface Controlled {
  store: Store;
  calls: CallLog;
  faults: Faults;
  limits: Limits;
  deliveries: Deliveries;
  grants: Grants;
  now: () => number;
}

const portalId = z.number().optional();

/** The control port: what a test or a demo does to this HubSpot from outside. `controlOf` is its client. */
export function controlApp({ store, calls, faults, limits, deliveries, grants, now }: Controlled): Express {
  const app = express();
  app.use(express.json({ limit: '50mb' }));
  const portalOf = (id: unknown): Portal => {
    const portal = id === undefined ? [...store.portals.values()][0] : store.portals.get(Number(id));
    if (!portal)
      throw new Error(`There is no portal ${String(id)}; there are ${[...store.portals.keys()].join(', ')}.`);
    return portal;
  };

  app.post('/act', (request, response) => {
    const { action, portalId: id } = z.object({ action: actionSchema, portalId }).parse(request.body);
    response.json(act(portalOf(id), action, now()));
  });
  app.get('/calls', (request, response) => void response.json(calls.list(request.query.bodies === 'true')));
  app.delete('/calls', (_request, response) => {
    calls.reset();
    response.json({});
  });
  app.post('/faults', (request, response) => {
    faults.inject(faultSchema.parse(request.body));
    response.json({});
  });
  app.delete('/faults', (_request, response) => {
    faults.clear();
    response.json({});
  });
  app.post('/outage', (request, response) => {
    const { on, how } = z.object({ on: z.boolean(), how: z.enum(['reset', '503']).optional() }).parse(request.body);
    faults.outage(on, how);
    response.json({});
  });
  app.post('/limits', (request, response) => {
    limits.set(limitsSchema.parse(request.body));
    response.json({});
  });
  app.post('/webhooks', (request, response) => {
    deliveries.set(webhooksSchema.parse(request.body));
    response.json({});
  });
  app.get('/deliveries', (request, response) => {
    const bodies = request.query.bodies === 'true';
    response.json(deliveries.list().map(({ body, ...delivery }) => (bodies ? { ...delivery, body } : delivery)));
  });
  app.get('/idle', (_request, response) => void response.json({ idle: deliveries.isIdle() }));

  app.get('/objects/:type', (request, response) => {
    const portal = portalOf(request.query.portalId);
    response.json([...portal.objects[typeOf(request)].byId.values()].map(showObject));
  });
  app.get('/objects/:type/:id', (request, response) => {
    response.json(showObject(objectOf(portalOf(request.query.portalId), request)));
  });
  app.get('/objects/:type/:id/writes', (request, response) => {
    response.json(objectOf(portalOf(request.query.portalId), request).writes);
  });

  app.post('/pipelines', (request, response) => {
    const given = z.object({ portalId, pipelines: pipelinesSchema }).parse(request.body);
    portalOf(given.portalId).pipelines = given.pipelines;
    response.json({});
  });
  app.post('/rules', (request, response) => {
    const rule = z
      .object({ pipeline: z.string(), stage: z.string(), property: z.string(), portalId })
      .parse(request.body);
    portalOf(rule.portalId).rules.push(rule);
    response.json({});
  });
  app.post('/tokens', (request, response) => {
    const given = z.object({ token: z.string(), scopes: z.array(z.string()).nullable(), portalId }).parse(request.body);
    const { token, scopes } = given;
    const known = store.tokens.get(token);
    if (scopes === null) store.tokens.delete(token);
    else {
      const portal = given.portalId === undefined && known ? known.portalId : portalOf(given.portalId).portalId;
      const fresh = { portalId: portal, kind: 'static' as const, expiresAt: null, clientId: null };
      store.tokens.set(token, { ...(known ?? fresh), scopes });
    }
    response.json({});
  });
  app.post('/uninstall', (request, response) => {
    grants.uninstall(portalOf(z.object({ portalId }).parse(request.body).portalId).portalId);
    response.json({});
  });
  app.post('/erase', (request, response) => {
    const given = z.object({ contactId: z.string(), portalId }).parse(request.body);
    eraseContact(portalOf(given.portalId), given.contactId, now());
    response.json({});
  });

  app.use((request) => {
    throw new Error(`The control port has no ${request.method} ${request.path}.`);
  });
  app.use(answerErrors);
  return app;
}

const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const message =
    error instanceof z.ZodError
      ? error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ')
      : (error as Error).message;
  response.status(400).json({ error: message });
};

function typeOf(request: Request): ObjectType {
  const type = objectTypeNamed(String(request.params.type));
  if (!type) throw new Error(`There is no object type ${String(request.params.type)}.`);
  return type;
}

function objectOf(portal: Portal, request: Request): CrmObject {
  const object = portal.objects[typeOf(request)].byId.get(String(request.params.id));
  if (!object) throw new Error(`There is no ${String(request.params.type)} ${String(request.params.id)}.`);
  return object;
}

function showObject(object: CrmObject): ShownObject {
  const associations: Record<string, string[]> = {};
  for (const { type, id } of object.associations.values()) {
    const ids = associations[type] ?? [];
    ids.push(id);
    associations[type] = ids;
  }
  const properties: Record<string, string> = {};
  for (const name of object.versions.keys()) properties[name] = latest(object, name) ?? '';
  return { id: object.id, archived: object.archivedAt !== null, properties, associations };
}
