import { createHash, timingSafeEqual } from 'node:crypto';
import { type SignedRequest, verifySignature } from '../../webhooks/verify-signature.ts';

/**
 * Is this workflow action called by HubSpot? v3 where it is sent. HubSpot's guide names only v2 for workflow actions
 * (hex of SHA-256 over secret, method, address and body), which has no time stamp: a replay of it reads a deal once more and changes
 * nothing, so it is taken here, and nowhere else.
 */
export function isSigned(request: SignedRequest, v2: string | undefined, clientSecret: string, now: number): boolean {
  if (request.signature) return verifySignature(request, clientSecret, now).ok;
  const expected = createHash('sha256')
    .update(clientSecret + request.method + request.url)
    .update(request.rawBody)
    .digest();
  const given = Buffer.from(v2 ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
