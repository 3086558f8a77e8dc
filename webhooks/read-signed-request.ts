import type { Request } from 'express';
import type { SignedRequest } from './verify-signature.ts';

/**
 * Takes from an Express request what HubSpot signed. `publicUrl` is scheme and host as HubSpot calls them (behind a proxy
 * the request itself cannot tell); the body must have been read by `express.raw`.
 */
export function readSignedRequest(request: Request, publicUrl: string): SignedRequest {
  return {
    method: request.method,
    url: publicUrl + request.originalUrl,
    rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    signature: request.get('X-HubSpot-Signature-v3'),
    timestamp: request.get('X-HubSpot-Request-Timestamp'),
  };
}
