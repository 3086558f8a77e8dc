import type { Request, Response } from 'express';
import { readSignedRequest } from '../../webhooks/read-signed-request.ts';
import { verifySignature } from '../../webhooks/verify-signature.ts';
import type { Log } from '../log.ts';
import type { Portal, Portals } from '../portals/portals.ts';
import { readViewer, type Viewer } from './read-viewer.ts';

/** A refusal that the card or the settings page shows to its user. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Who calls from which portal, both only from what HubSpot signed. */
export interface SignedCall {
  portal: Portal;
  viewer: Viewer;
  rawBody: Buffer;
}

export interface SignedCallParts {
  portals: Portals;
  log: Log;
  clientSecret: string;
  publicUrl: string;
  now: () => number;
}

/** Makes a route of a function that answers one signed call: its refusals become `{"error"}` with their status, and a line in the log. */
export function answerSigned<T>(parts: SignedCallParts, answer: (call: SignedCall, request: Request) => Promise<T>) {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      response.json(await answer(await readSignedCall(parts, request), request));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const about = { requestId: request.id, status: error.status, path: request.path };
      parts.log.warn(about, `call refused: ${error.message}`);
      response.status(error.status).json({ error: error.message });
    }
  };
}

async function readSignedCall(parts: SignedCallParts, request: Request): Promise<SignedCall> {
  const signed = readSignedRequest(request, parts.publicUrl);
  if (!verifySignature(signed, parts.clientSecret, parts.now()).ok)
    throw new Refused(
      401,
      'This call is not signed by HubSpot for this app. Check HUBSPOT_CLIENT_SECRET, PUBLIC_URL and the clock of the server.',
    );
  const viewer = readViewer(request);
  if (!viewer) throw new Refused(400, 'HubSpot named no portal and user in this call.');
  const portal = await parts.portals.get(viewer.portalId);
  if (!portal)
    throw new Refused(403, 'This app is not connected to your HubSpot account. Ask your admin to install it.');
  return { portal, viewer, rawBody: signed.rawBody };
}

/** The body as JSON. PostgreSQL holds no NUL, and nobody means one. */
export function jsonBody(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8').replaceAll('\\u0000', ''));
  } catch {
    throw new Refused(400, 'The body is not JSON.');
  }
}
