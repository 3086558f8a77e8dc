import { Client } from '@hubspot/api-client';
import type { HubSpot } from './call-hubspot.ts';

/** HubSpot's own client for one portal. Its retries and its limiter stay off: they are one process-wide setting for all clients. */
export function connectHubSpot(accessToken: string, baseUrl: string): HubSpot {
  return { client: new Client({ accessToken, basePath: baseUrl, numberOfApiCallRetries: 0 }), baseUrl };
}
