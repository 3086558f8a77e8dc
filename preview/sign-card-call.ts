import { createHmac } from 'node:crypto';

/** The escapes that HubSpot decodes in an address before it signs it. */
const DECODED = new Map(
  Object.entries({
    '%3A': ':',
    '%2F': '/',
    '%3F': '?',
    '%40': '@',
    '%21': '!',
    '%24': '$',
    '%27': "'",
    '%28': '(',
    '%29': ')',
    '%2A': '*',
    '%2C': ',',
    '%3B': ';',
  }),
);

/** Signs a call as HubSpot signs what a card fetches: v3, over method, address, body and time. Returns the two headers. */
export function signCardCall(
  clientSecret: string,
  method: string,
  url: string,
  body: string,
  now: number,
): Record<string, string> {
  const address = url.replace(/%[0-9A-F]{2}/gi, (encoded) => DECODED.get(encoded.toUpperCase()) ?? encoded);
  const signature = createHmac('sha256', clientSecret).update(`${method}${address}${body}${now}`).digest('base64');
  return { 'X-HubSpot-Signature-v3': signature, 'X-HubSpot-Request-Timestamp': String(now) };
}
