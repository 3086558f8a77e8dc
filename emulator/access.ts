import type { RequestHandler, Response } from 'express';
import { HubSpotError, missingScopes } from './hubspot-error.ts';
import type { Portal, Store, Token } from './store.ts';

/** Whose token a call carries, and what it may do. */
export interface Access {
  portal: Portal;
  scopes: ReadonlySet<string>;
  kind: Token['kind'];
  /** The bearer token itself. */
  token: string;
}

/** Admits calls with a living access token; any other gets HubSpot's 401. */
export function authenticate(store: Store, now: () => number): RequestHandler {
  return (request, response, next) => {
    const token = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1]?.trim() ?? '';
    const known = store.tokens.get(token);
    const portal = known && store.portals.get(known.portalId);
    if (!known || !portal) {
      throw new HubSpotError(401, {
        message:
          'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
        category: 'INVALID_AUTHENTICATION',
      });
    }
    if (known.expiresAt !== null && known.expiresAt <= now()) {
      const minutes = Math.ceil((now() - known.expiresAt) / 60_000);
      throw new HubSpotError(401, {
        message: `The OAuth token used to make this call expired ${minutes} minute(s) ago.`,
        category: 'EXPIRED_AUTHENTICATION',
      });
    }
    const access: Access = { portal, scopes: new Set(known.scopes), kind: known.kind, token };
    response.locals.access = access;
    next();
  };
}

export function accessOf(response: Response): Access {
  return response.locals.access as Access;
}

/** Lets the call pass with any one of the scopes; else 403 that names them. */
export function requireScope(access: Access, ...anyOf: string[]): void {
  if (!anyOf.some((scope) => access.scopes.has(scope))) throw missingScopes(anyOf);
}
