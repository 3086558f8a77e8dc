import { createHash, randomBytes } from 'node:crypto';
import type { OAuthApp, Portal, Store } from './store.ts';

interface Code {
  portalId: number;
  clientId: string;
  redirectUri: string;
  scopes: string[];
  challenge: string | null;
  expiresAt: number;
}

interface Refresh {
  portalId: number;
  clientId: string;
  scopes: string[];
}

export interface Tokens {
  token_type: 'bearer';
  access_token: string;
  refresh_token: string;
  expires_in: number;
  hub_id: number;
  user_id: number;
  scopes: string[];
}

/** Why a grant is refused; the word is HubSpot's status, the rest OAuth's error. */
export interface Refused {
  status: 'BAD_CLIENT_ID' | 'BAD_AUTH_CODE' | 'BAD_REDIRECT_URI' | 'BAD_REFRESH_TOKEN' | 'BAD_CODE_VERIFIER';
  error: 'invalid_client' | 'invalid_grant';
  message: string;
}

const CODE_MS = 60_000;

export type Grants = ReturnType<typeof keepGrants>;

/** Authorization codes, access and refresh tokens of the OAuth apps. Codes work once; refresh tokens until they are revoked. */
export function keepGrants(store: Store, now: () => number, accessTokenSeconds: number) {
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, Refresh>();

  const issue = (refreshToken: string, { portalId, clientId, scopes }: Refresh): Tokens => {
    const accessToken = `emulated-access-${randomBytes(18).toString('base64url')}`;
    const expiresAt = now() + accessTokenSeconds * 1000;
    store.tokens.set(accessToken, { portalId, clientId, scopes, kind: 'oauth', expiresAt });
    const users = store.portals.get(portalId)?.users ?? [];
    // Only an admin may install an app.
    const installer = users.find(({ role }) => role === 'manager') ?? users[0];
    return {
      token_type: 'bearer',
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: accessTokenSeconds,
      hub_id: portalId,
      user_id: installer?.userId ?? 0,
      scopes,
    };
  };

  return {
    /** The app and the portals it is known in. */
    findApp(clientId: string): { app: OAuthApp; portals: Portal[] } | null {
      const portals = [...store.portals.values()].filter((one) =>
        one.oauthApps.some((app) => app.clientId === clientId),
      );
      const app = portals[0]?.oauthApps.find((one) => one.clientId === clientId);
      return app ? { app, portals } : null;
    },

    grantCode(code: Omit<Code, 'expiresAt'>): string {
      const value = `emulated-code-${randomBytes(12).toString('base64url')}`;
      codes.set(value, { ...code, expiresAt: now() + CODE_MS });
      return value;
    },

    exchangeCode(clientId: string, value: string, redirectUri: string, verifier: string): Tokens | Refused {
      const code = codes.get(value);
      codes.delete(value);
      if (!code || code.clientId !== clientId || code.expiresAt < now()) {
        return { status: 'BAD_AUTH_CODE', error: 'invalid_grant', message: 'missing or unknown auth code' };
      }
      if (code.redirectUri !== redirectUri) {
        return {
          status: 'BAD_REDIRECT_URI',
          error: 'invalid_grant',
          message: 'redirect URI does not match the one that was authorized',
        };
      }
      if (code.challenge !== null && code.challenge !== createHash('sha256').update(verifier).digest('base64url')) {
        return {
          status: 'BAD_CODE_VERIFIER',
          error: 'invalid_grant',
          message: 'code verifier does not match the code challenge',
        };
      }
      const refreshToken = `emulated-refresh-${randomBytes(18).toString('base64url')}`;
      const refresh = { portalId: code.portalId, clientId, scopes: code.scopes };
      refreshTokens.set(refreshToken, refresh);
      return issue(refreshToken, refresh);
    },

    refresh(clientId: string, refreshToken: string): Tokens | Refused {
      const refresh = refreshTokens.get(refreshToken);
      if (!refresh || refresh.clientId !== clientId) {
        return { status: 'BAD_REFRESH_TOKEN', error: 'invalid_grant', message: 'missing or invalid refresh token' };
      }
      return issue(refreshToken, refresh);
    },

    /** What a token is; null when it is none of this app's or no longer lives. */
    introspect(clientId: string, token: string) {
      const access = store.tokens.get(token);
      if (access?.clientId === clientId && (access.expiresAt ?? 0) > now()) {
        return { ...access, kind: 'access_token' as const };
      }
      const refresh = refreshTokens.get(token);
      return refresh?.clientId === clientId ? { kind: 'refresh_token' as const, expiresAt: null, ...refresh } : null;
    },

    /** Takes a token away. */
    revoke(token: string): void {
      refreshTokens.delete(token);
      if (store.tokens.get(token)?.kind === 'oauth') store.tokens.delete(token);
    },

    /** The admin uninstalls the OAuth apps: all their tokens of this portal end. */
    uninstall(portalId: number): void {
      for (const [token, one] of store.tokens) {
        if (one.portalId === portalId && one.kind === 'oauth') store.tokens.delete(token);
      }
      for (const [token, one] of refreshTokens) if (one.portalId === portalId) refreshTokens.delete(token);
    },
  };
}
