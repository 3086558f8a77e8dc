import { createHash, createHmac } from 'node:crypto';

/** HubSpot decodes these escapes of the address before it signs, and no others (its request-validation page). */
const DECODED = ":/?@!$'()*,;";

/** Signature v1: SHA-256 of secret and body, in hex. It protects against nothing but still comes with CRM webhooks. */
export function signV1(clientSecret: string, body: string): string {
  return createHash('sha256').update(clientSecret).update(body, 'utf8').digest('hex');
}

/** Signature v3: HMAC-SHA256 over method, address, body and time stamp (ms), in base64. */
export function signV3(clientSecret: string, method: string, url: string, body: string, timestamp: string): string {
  return createHmac('sha256', clientSecret)
    .update(`${method}${signedUrl(url)}${body}${timestamp}`, 'utf8')
    .digest('base64');
}

function signedUrl(url: string): string {
  let signed = url;
  for (const character of DECODED) {
    const encoded = `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
    signed = signed.replaceAll(encoded.toUpperCase(), character).replaceAll(encoded.toLowerCase(), character);
  }
  return signed;
}

/** The headers with which HubSpot sends a webhook. `now` in ms. */
export function signedHeaders(clientSecret: string, method: string, url: string, body: string, now: number) {
  const timestamp = String(now);
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'HubSpot Connect 2.0 (emulator)',
    'X-HubSpot-Signature': signV1(clientSecret, body),
    'X-HubSpot-Signature-Version': 'v1',
    'X-HubSpot-Signature-v3': signV3(clientSecret, method, url, body, timestamp),
    'X-HubSpot-Request-Timestamp': timestamp,
  };
}
