import { randomUUID } from 'node:crypto';
import { Signature } from '@hubspot/api-client';
import { CLIENT_SECRET } from './names.ts';

/** Calls the server as HubSpot calls it for a card: user and portal in the signed query. */
export async function callCard(
  serverUrl: string,
  user: { portalId: number; userId: number; email: string },
  path: string,
  body?: object,
  change: { secret?: string; timestamp?: number } = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const query = `portalId=${user.portalId}&userId=${user.userId}&userEmail=${encodeURIComponent(user.email)}&appId=1`;
  const url = `${serverUrl}${path}${path.includes('?') ? '&' : '?'}${query}`;
  const method = body ? 'POST' : 'GET';
  const requestBody = body ? JSON.stringify(body) : '';
  const timestamp = change.timestamp ?? Date.now();
  const signature = Signature.getSignature(method, 'v3', {
    clientSecret: change.secret ?? CLIENT_SECRET,
    requestBody,
    url: url.replaceAll('%40', '@'),
    timestamp,
  } as never);
  const response = await fetch(url, {
    method,
    headers: {
      'X-HubSpot-Signature-v3': signature,
      'X-HubSpot-Request-Timestamp': String(timestamp),
      'Content-Type': 'application/json',
    },
    ...(body ? { body: requestBody } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** A fresh key, as the card makes one per submission. */
export const newKey = (): string => randomUUID();
