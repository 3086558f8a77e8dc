import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from './scopes.ts';

/** The public app at HubSpot that portals install. */
export interface OAuthApp {
  clientId: string;
  clientSecret: string;
  /** Where HubSpot's API is; `https://api.hubapi.com`, or the emulator. */
  baseUrl: string;
  /** Where HubSpot sends the admin back to; one of the app's redirect URLs. */
  redirectUri: string;
}

const CALLBACK_PATH = '/oauth/callback';

export function redirectUriOf(publicUrl: string): string {
  return publicUrl + CALLBACK_PATH;
}

/**
 * The page at HubSpot on which an admin chooses the account and grants the scopes. HubSpot's pages live at another host than its
 * API; the emulator has both at one.
 */
export function authorizeUrl(app: OAuthApp, state: string, codeChallenge: string): string {
  const host = app.baseUrl === 'https://api.hubapi.com' ? 'https://app.hubspot.com' : app.baseUrl;
  const url = new URL(`${host}/oauth/authorize`);
  url.search = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    scope: REQUIRED_SCOPES.join(' '),
    optional_scope: OPTIONAL_SCOPES.join(' '),
    state,
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}
