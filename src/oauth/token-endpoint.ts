import * as oauth from 'oauth4webapi';
import { z } from 'zod';
import { HubSpotAway, PortalPaused } from '../errors.ts';
import { paths } from '../hubspot/api-version.ts';
import type { OAuthApp } from './oauth-app.ts';

/** HubSpot's answer to a code or a refresh token. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  /** Seconds. */
  lifetime: number;
  /** Null where HubSpot does not say. */
  scopes: string[] | null;
  /** The HubSpot user who granted them; null where HubSpot does not say. */
  userId: string | null;
}

/** HubSpot no longer takes the code or the refresh token, and never will again. */
export class GrantRefused extends Error {
  override name = 'GrantRefused' as const;
}

const TIMEOUT_MS = 15_000;
/** A wrong client secret needs a person; asking once a minute is enough to notice the mend. */
const REFUSED_APP_MS = 60_000;
/** HubSpot's words for a grant that ended, beside OAuth's own `invalid_grant`: older answers carry only these. */
const ENDED = new Set(['invalid_grant', 'BAD_REFRESH_TOKEN', 'BAD_AUTH_CODE', 'BAD_CODE_VERIFIER', 'BAD_REDIRECT_URI']);
const UNKNOWN_APP = new Set(['invalid_client', 'unauthorized_client', 'BAD_CLIENT_ID', 'BAD_CLIENT_SECRET']);

const tokensAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().default(1800),
  scopes: z.array(z.string()).optional(),
  scope: z.string().optional(),
  user_id: z.coerce
    .string()
    .regex(/^[1-9]\d*$/)
    .optional()
    .catch(undefined),
});

/** Exchanges the code of HubSpot's redirect, whose state must be `state`. Throws `GrantRefused`, `HubSpotAway` or `PortalPaused`. */
export async function exchangeCode(
  app: OAuthApp,
  callback: URLSearchParams,
  { state, verifier }: { state: string; verifier: string },
): Promise<Tokens> {
  const [server, client] = [serverOf(app), clientOf(app)];
  const parameters = oauth.validateAuthResponse(server, client, callback, state);
  return answered(
    async () => {
      const secret = oauth.ClientSecretPost(app.clientSecret);
      return oauth.authorizationCodeGrantRequest(
        server,
        client,
        secret,
        parameters,
        app.redirectUri,
        verifier,
        options(),
      );
    },
    (response) => oauth.processAuthorizationCodeResponse(server, client, response),
  );
}

/** A new access token; HubSpot gives the same refresh token back. Throws as `exchangeCode` does. */
export async function refreshTokens(app: OAuthApp, refreshToken: string): Promise<Tokens> {
  const [server, client] = [serverOf(app), clientOf(app)];
  return answered(
    () =>
      oauth.refreshTokenGrantRequest(server, client, oauth.ClientSecretPost(app.clientSecret), refreshToken, options()),
    (response) => oauth.processRefreshTokenResponse(server, client, response),
    refreshToken,
  );
}

/** Gives a refresh token back; that HubSpot may not know it any more is as good. */
export async function revokeToken(app: OAuthApp, token: string): Promise<void> {
  const secret = oauth.ClientSecretPost(app.clientSecret);
  const response = await oauth.revocationRequest(serverOf(app), clientOf(app), secret, token, options());
  await response.body?.cancel();
}

/** Does HubSpot know this client id with this secret? Asks about a token that nobody has. */
export async function knowsApp(app: OAuthApp): Promise<boolean> {
  const secret = oauth.ClientSecretPost(app.clientSecret);
  const response = await oauth.introspectionRequest(serverOf(app), clientOf(app), secret, 'none', options());
  return response.ok || !saysUnknownApp(wordsOf(await bodyOf(response)));
}

async function answered(
  ask: () => Promise<Response>,
  read: (response: Response) => Promise<oauth.TokenEndpointResponse>,
  sentRefreshToken?: string,
): Promise<Tokens> {
  let response: Response;
  try {
    response = await ask();
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).message;
    throw new HubSpotAway(`HubSpot gave no answer to a request for tokens (${cause}).`);
  }
  if (!response.ok) throw await refusalOf(response);
  const parsed = tokensAnswer.safeParse(await read(response).catch((error: Error) => error));
  const refreshToken = parsed.data?.refresh_token ?? sentRefreshToken;
  if (!parsed.success || !refreshToken)
    throw new HubSpotAway('HubSpot answered a request for tokens in an unexpected shape.');
  const { access_token, expires_in, scopes, scope, user_id } = parsed.data;
  return {
    accessToken: access_token,
    refreshToken,
    lifetime: expires_in,
    scopes: scopes ?? scope?.split(' ').filter(Boolean) ?? null,
    userId: user_id ?? null,
  };
}

async function refusalOf(response: Response): Promise<Error> {
  const body = await bodyOf(response);
  const words = wordsOf(body);
  const said = String(body.message ?? body.error_description ?? `status ${response.status}`);
  if (response.status >= 500 || response.status === 429 || response.status === 408 || response.status === 423)
    return new HubSpotAway(`HubSpot answered ${response.status} to a request for tokens.`);
  if (saysUnknownApp(words))
    return new PortalPaused(
      `HubSpot does not know this app: "${said}". Check HUBSPOT_CLIENT_ID and HUBSPOT_CLIENT_SECRET (HubSpot › Development › your app › Auth) and start again.`,
      REFUSED_APP_MS,
    );
  if (words.some((word) => ENDED.has(word))) return new GrantRefused(said);
  return new PortalPaused(`HubSpot refused a request for tokens with ${response.status}: "${said}".`, REFUSED_APP_MS);
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  return (await response.json().catch(() => ({}))) as Record<string, unknown>;
}

/** Where HubSpot says what is wrong: OAuth's own word, or one of its own. */
function wordsOf({ error, status, subCategory }: Record<string, unknown>): string[] {
  return [error, status, subCategory].map(String);
}

function saysUnknownApp(words: readonly string[]): boolean {
  return words.some((word) => UNKNOWN_APP.has(word));
}

function serverOf({ baseUrl }: OAuthApp): oauth.AuthorizationServer {
  return {
    issuer: baseUrl,
    token_endpoint: baseUrl + paths.tokens,
    revocation_endpoint: `${baseUrl}${paths.tokens}/revoke`,
    introspection_endpoint: `${baseUrl}${paths.tokens}/introspect`,
  };
}

function clientOf({ clientId }: OAuthApp): oauth.Client {
  return { client_id: clientId };
}

/** Plain http only reaches the emulator: HubSpot's own address is https. */
function options() {
  return { [oauth.allowInsecureRequests]: true, signal: AbortSignal.timeout(TIMEOUT_MS) };
}
