import { signCardCall } from './sign-card-call.ts';

/** What the card asked HubSpot to fetch, and who looks at it. */
export interface CardCall {
  url: string;
  method: string;
  body: unknown;
  userId: number;
  userEmail: string;
}

const TIMEOUT_MS = 15_000;

/**
 * Plays HubSpot's fetch proxy: adds user and portal to the query, signs, forwards, and repeats once when the server fails
 * or cannot be reached. Only addresses under `appUrl` are permitted.
 */
export async function proxyCardCall(
  parts: { appUrl: string; clientSecret: string; portalId: number; appId: number },
  call: CardCall,
): Promise<{ status: number; body: string }> {
  if (!call.url.startsWith(`${parts.appUrl}/`)) {
    return {
      status: 400,
      body: JSON.stringify({ message: `The address is not in the app's permitted URLs: ${call.url}` }),
    };
  }
  const query = `userId=${call.userId}&portalId=${parts.portalId}&userEmail=${encodeURIComponent(call.userEmail)}&appId=${parts.appId}`;
  const url = `${call.url}${call.url.includes('?') ? '&' : '?'}${query}`;
  const body = call.body === undefined || call.body === null ? '' : JSON.stringify(call.body);
  const attempt = async () => {
    const headers = {
      'Content-Type': 'application/json',
      ...signCardCall(parts.clientSecret, call.method, url, body, Date.now()),
    };
    const response = await fetch(url, {
      method: call.method,
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body ? { body } : {}),
    });
    return { status: response.status, body: await response.text() };
  };
  const first = await attempt().catch(() => null);
  if (first && first.status < 500) return first;
  return attempt().catch(
    () => first ?? { status: 502, body: JSON.stringify({ message: 'The app cannot be reached.' }) },
  );
}
