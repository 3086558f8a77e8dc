import { createHmac, timingSafeEqual } from 'node:crypto';

/** HubSpot's rule: a request older than five minutes is refused; we allow the same the other way, for a clock that runs ahead. */
const MAX_AGE_MS = 300_000;

/** The only escapes that HubSpot decodes before it signs (its request-validation page); every other one stays as it is. */
const DECODED: Record<string, string> = {
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
};

/** What was signed: the bytes as they came, and the address as HubSpot called it. */
export interface SignedRequest {
  method: string;
  /** Public scheme and host + path and query as received, never rebuilt from a Host header. */
  url: string;
  rawBody: Buffer;
  signature: string | undefined;
  /** Milliseconds, as the header gives them. */
  timestamp: string | undefined;
}

export type Verification = { ok: true } | { ok: false; reason: 'missing' | 'stale' | 'forged' };

/** Checks HubSpot's v3 signature: base64(HMAC-SHA256(secret, method + url + body + timestamp)). Pure; `now` in ms. */
export function verifySignature(request: SignedRequest, clientSecret: string, now: number): Verification {
  const { signature, timestamp } = request;
  if (!signature || !timestamp) return { ok: false, reason: 'missing' };
  if (!/^\d{13}$/.test(timestamp)) return { ok: false, reason: 'forged' };
  const expected = createHmac('sha256', clientSecret)
    .update(request.method.toUpperCase() + decodeListedEscapes(request.url))
    .update(request.rawBody)
    .update(timestamp)
    .digest();
  const given = Buffer.from(signature, 'base64');
  // Node reads base64 leniently; only the one spelling is accepted, so that a replay cannot be spelt anew.
  if (given.toString('base64') !== signature) return { ok: false, reason: 'forged' };
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { ok: false, reason: 'forged' };
  if (Math.abs(now - Number(timestamp)) > MAX_AGE_MS) return { ok: false, reason: 'stale' };
  return { ok: true };
}

function decodeListedEscapes(url: string): string {
  return url.replace(/%[0-9A-Fa-f]{2}/g, (encoded) => DECODED[encoded.toUpperCase()] ?? encoded);
}
