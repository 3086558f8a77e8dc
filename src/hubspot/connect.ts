import { Client } from '@hubspot/api-client';
import type { AccessTokens } from '../portals/access-tokens.ts';
import type { HubSpot } from './call-hubspot.ts';

/** HubSpot's own client with this token. Its retries and its limiter stay off: they are one process-wide setting for all clients. */
export function clientOf(accessToken: string, baseUrl: string): Client {
  return new Client({ accessToken, basePath: baseUrl, numberOfApiCallRetries: 0 });
}

/** Access by one token that does not change. */
export function connectHubSpot(accessToken: string, baseUrl: string): HubSpot {
  const client = clientOf(accessToken, baseUrl);
  return {
    client: async () => client,
    renewed: async () => null,
    baseUrl,
    mends: {
      token: "Put the app's present access token into HUBSPOT_ACCESS_TOKEN and start again.",
      scope: 'Add it to the app, install the app anew, and use its new token.',
    },
  };
}

/** Access to one portal by tokens that end and are renewed. */
export function connectByTokens(
  portalId: string,
  tokens: AccessTokens,
  baseUrl: string,
  mends: HubSpot['mends'],
): HubSpot {
  const clients = new WeakMap<Client, string>();
  let latest: { token: string; client: Client } | null = null;
  const clientWith = (token: string): Client => {
    if (latest?.token !== token) {
      latest = { token, client: clientOf(token, baseUrl) };
      clients.set(latest.client, token);
    }
    return latest.client;
  };
  return {
    client: async () => clientWith(await tokens.get(portalId)),
    renewed: async (refused) => clientWith(await tokens.renew(portalId, clients.get(refused) ?? '')),
    baseUrl,
    mends,
  };
}
