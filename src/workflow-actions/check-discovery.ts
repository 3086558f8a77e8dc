import express, { type Router } from 'express';
import { z } from 'zod';
import { readSignedRequest } from '../../webhooks/read-signed-request.ts';
import { gatherNeeds } from '../gather/gather-needs.ts';
import type { Log } from '../log.ts';
import type { Portals } from '../portals/portals.ts';
import { isSigned } from './is-signed.ts';

const id = z.union([z.number().int().nonnegative(), z.string().regex(/^\d+$/)]).transform(String);
const execution = z.object({
  origin: z.object({ portalId: id }),
  object: z.object({ objectId: id }),
});
const MAX_BODY = '1mb';

/**
 * The workflow action "Check discovery": `POST /hubspot/workflow-actions/check-discovery`. A workflow branches by its outputs,
 * `discovery` (none, surface, real) and `missing` (parts of the need, separated by semicolons). The deal is read afresh: nine calls at most,
 * well within the time that a workflow waits. A 5xx makes HubSpot try again; a 4xx ends the action as failed.
 */
export function checkDiscoveryRoute(parts: {
  portals: Portals;
  log: Log;
  clientSecret: string;
  publicUrl: string;
  now: () => number;
}): Router {
  const router = express.Router();
  router.post(
    '/hubspot/workflow-actions/check-discovery',
    express.raw({ type: () => true, limit: MAX_BODY, inflate: false }),
    async (request, response) => {
      const refuse = (status: number, error: string) => {
        parts.log.warn({ requestId: request.id, status }, `workflow action refused: ${error}`);
        response.status(status).json({ error });
      };
      const signed = readSignedRequest(request, parts.publicUrl);
      const v2 = request.get('X-HubSpot-Signature');
      if (!isSigned(signed, v2, parts.clientSecret, parts.now()))
        return refuse(
          401,
          'This call is not signed by HubSpot for this app. Check HUBSPOT_CLIENT_SECRET and PUBLIC_URL.',
        );
      const parsed = execution.safeParse(jsonOf(signed.rawBody));
      if (!parsed.success) return refuse(400, 'The body names no portal and deal.');
      const { origin, object } = parsed.data;
      const portal = await parts.portals.get(origin.portalId);
      if (!portal) return refuse(403, 'This app is not connected to that HubSpot account.');
      const needs = await gatherNeeds(portal, object.objectId);
      if (!needs) return refuse(404, 'This deal does not exist.');
      const { discovery, missing } = needs;
      response.json({ outputFields: { discovery, missing: missing.join(';'), hs_execution_state: 'SUCCESS' } });
    },
  );
  return router;
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
