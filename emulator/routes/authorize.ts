import { Router } from 'express';
import { z } from 'zod';
import { HubSpotError } from '../hubspot-error.ts';
import type { Grants } from '../oauth-grants.ts';
import type { Portal } from '../store.ts';

const querySchema = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string().default(''),
  optional_scope: z.string().default(''),
  state: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.string().optional(),
  /** Not HubSpot's: chooses the account without a page. */
  portalId: z.coerce.number().optional(),
  cancel: z.string().optional(),
  /** Not HubSpot's either: grants all but these scopes, separated by spaces. */
  without: z.string().default(''),
});
type Query = z.infer<typeof querySchema>;

/**
 * `/oauth/authorize`, the page on which an admin connects an app. With one account it redirects back at once; with several it
 * asks which one, and offers to decline.
 */
export function authorizeRoutes(grants: Grants): Router {
  const router = Router();
  router.get('/', (request, response) => {
    const parsed = querySchema.safeParse(request.query);
    if (!parsed.success)
      throw refused(`missing ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
    const query = parsed.data;
    const { app, portals } = grants.findApp(query.client_id) ?? {};
    if (!app || !portals) throw refused(`unknown client_id ${query.client_id}`);
    if (!app.redirectUris.includes(query.redirect_uri)) throw refused('redirect_uri is not one of the app');
    if (query.code_challenge_method !== undefined && query.code_challenge_method !== 'S256') {
      throw refused('code_challenge_method must be S256');
    }
    const wanted = query.scope.split(' ').filter(Boolean);
    const unknown = wanted.filter((scope) => !app.scopes.includes(scope));
    if (unknown.length > 0) throw refused(`the app does not have the scopes ${unknown.join(', ')}`);
    if (query.cancel !== undefined) return response.redirect(backTo(query, { error: 'access_denied' }));
    const chosen = portals.length === 1 ? portals[0] : portals.find((one) => one.portalId === query.portalId);
    if (!chosen) return void response.type('html').send(chooseAccount(request.originalUrl, portals));
    const optional = query.optional_scope.split(' ').filter((scope) => app.scopes.includes(scope));
    const code = grants.grantCode({
      portalId: chosen.portalId,
      clientId: query.client_id,
      redirectUri: query.redirect_uri,
      scopes: [...new Set([...wanted, ...optional])].filter((scope) => !query.without.split(' ').includes(scope)),
      challenge: query.code_challenge ?? null,
    });
    response.redirect(backTo(query, { code }));
  });
  return router;
}

function refused(message: string): HubSpotError {
  return new HubSpotError(400, { message: `Authorization failed: ${message}.`, category: 'VALIDATION_ERROR' });
}

function backTo({ redirect_uri, state }: Query, answer: Record<string, string>): string {
  const url = new URL(redirect_uri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.toString();
}

function chooseAccount(path: string, portals: Portal[]): string {
  const link = (extra: string, label: string) =>
    `<li><a href="${escaped(`${path}&${extra}`)}">${escaped(label)}</a></li>`;
  const accounts = portals.map(({ portalId, name }) => link(`portalId=${portalId}`, `${name} (${portalId})`));
  return `<!doctype html><title>Choose an account</title><h1>Choose an account</h1><ul>${accounts.join('')}${link('cancel=1', 'Decline')}</ul>`;
}

function escaped(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
