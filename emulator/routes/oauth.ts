import express, { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { HubSpotError } from '../hubspot-error.ts';
import type { Grants, Refused, Tokens } from '../oauth-grants.ts';

const text = z.string().default('');
const formSchema = z.object({
  grant_type: text,
  client_id: text,
  client_secret: text,
  code: text,
  redirect_uri: text,
  code_verifier: text,
  refresh_token: text,
  token: text,
});
type Form = z.infer<typeof formSchema>;

/** `/oauth/2026-09/token` with introspection and revocation. Forms only: a JSON body gets 415, as from HubSpot. */
export function oauthTokenRoutes(grants: Grants): Router {
  const router = Router();
  router.use(formsOnly, express.urlencoded({ extended: false }));

  router.post('/', (request, response) => {
    const form = formOf(request);
    checkClient(grants, form);
    response.json(unlessRefused(grantOf(grants, form)));
  });

  router.post('/introspect', (request, response) => {
    const form = formOf(request);
    checkClient(grants, form);
    const found = grants.introspect(form.client_id, form.token);
    if (!found) return void response.json({ active: false });
    response.json({
      active: true,
      token_type: 'bearer',
      token_use: found.kind,
      client_id: form.client_id,
      hub_id: found.portalId,
      scopes: found.scopes,
      ...(found.expiresAt === null ? {} : { exp: Math.floor(found.expiresAt / 1000) }),
    });
  });

  router.post('/revoke', (request, response) => {
    const form = formOf(request);
    checkClient(grants, form);
    grants.revoke(form.token);
    response.status(204).end();
  });

  return router;
}

const formsOnly: RequestHandler = (request, _response, next) => {
  if (!request.is('application/x-www-form-urlencoded')) {
    throw new HubSpotError(415, {
      message: 'HTTP 415 Unsupported Media Type: send application/x-www-form-urlencoded.',
      category: 'VALIDATION_ERROR',
    });
  }
  next();
};

function formOf(request: Request): Form {
  return formSchema.parse(request.body ?? {});
}

function grantOf(grants: Grants, form: Form): Tokens | Refused {
  if (form.grant_type === 'authorization_code') {
    return grants.exchangeCode(form.client_id, form.code, form.redirect_uri, form.code_verifier);
  }
  if (form.grant_type === 'refresh_token') return grants.refresh(form.client_id, form.refresh_token);
  throw new HubSpotError(400, {
    message: `grant_type must be authorization_code or refresh_token, was "${form.grant_type}"`,
    category: 'VALIDATION_ERROR',
    status: 'BAD_GRANT_TYPE',
    error: 'unsupported_grant_type',
  });
}

function checkClient(grants: Grants, { client_id, client_secret }: Form): void {
  const known = grants.findApp(client_id);
  if (known && known.app.clientSecret === client_secret) return;
  unlessRefused({
    status: 'BAD_CLIENT_ID',
    error: 'invalid_client',
    message: 'missing or invalid client id or secret',
  });
}

function unlessRefused(outcome: Tokens | Refused): Tokens {
  if (!('status' in outcome)) return outcome;
  const { status, error, message } = outcome;
  throw new HubSpotError(400, { message, category: 'VALIDATION_ERROR', status, error, error_description: message });
}
