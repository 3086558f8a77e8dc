import express, { type Router } from 'express';
import { dueAt } from '../src/jobs/enqueue.ts';
import type { Log } from '../src/log.ts';
import { countDelivery, countEvents } from '../src/operations/counters.ts';
import type { Store } from '../src/store/open-store.ts';
import { parseEvents } from './parse-events.ts';
import { readSignedRequest } from './read-signed-request.ts';
import { saveEvents } from './save-events.ts';
import { settleTimes } from './settle-times.ts';
import { verifySignature } from './verify-signature.ts';

/**
 * The door: `POST /hubspot/webhooks`. Raw body → signature → events → stored with their jobs → 204.
 * HubSpot waits 5 s and repeats any answer but 2xx for 24 hours, so after a good signature only a body that is no event
 * list, a replay, or our own failure is refused. Bodies are never logged.
 */
export function webhookRoute(parts: {
  store: Store;
  log: Log;
  clientSecret: string;
  publicUrl: string;
  settleSeconds: number;
  maxBodyBytes: number;
  now: () => number;
}): Router {
  const { store, log } = parts;
  const router = express.Router();
  router.post(
    '/hubspot/webhooks',
    express.raw({ type: () => true, limit: parts.maxBodyBytes, inflate: false }),
    async (request, response) => {
      const signed = readSignedRequest(request, parts.publicUrl);
      const verification = verifySignature(signed, parts.clientSecret, parts.now());
      if (!verification.ok) {
        log.warn(
          { requestId: request.id, refused: verification.reason, bytes: signed.rawBody.length },
          REFUSALS[verification.reason],
        );
        countDelivery(verification.reason);
        response.status(401).json({ error: REFUSALS[verification.reason] });
        return;
      }
      const delivery = parseEvents(signed.rawBody);
      if (!delivery) {
        log.warn(
          { requestId: request.id, refused: 'malformed', bytes: signed.rawBody.length },
          'webhook refused: no JSON list of events',
        );
        countDelivery('malformed');
        response.status(400).json({ error: 'The body is not a JSON list of events.' });
        return;
      }
      const settle = await settleTimes(store.db, delivery.events, parts.settleSeconds);
      const dueOf = (portalId: string) => dueAt(parts.now(), settle.get(portalId) ?? parts.settleSeconds);
      const saved = await saveEvents(store, { signature: signed.signature ?? '', ...delivery }, dueOf);
      if (saved.replayed) {
        log.warn(
          { requestId: request.id, refused: 'replayed' },
          'webhook refused: this very request was accepted before',
        );
        countDelivery('replayed');
        response.status(409).json({ error: 'This very request was accepted before.' });
        return;
      }
      countDelivery('accepted');
      countEvents({
        stored: saved.stored,
        duplicate: delivery.events.length - saved.stored,
        ignored: delivery.ignored.length,
      });
      log.info(
        {
          requestId: request.id,
          events: delivery.events.length,
          stored: saved.stored,
          ignored: delivery.ignored.length,
        },
        'webhook accepted',
      );
      response.status(204).end();
    },
  );
  return router;
}

const REFUSALS = {
  missing: 'webhook refused: no v3 signature. Only HubSpot may call this address.',
  stale: "webhook refused: its time stamp is more than five minutes off. Check this server's clock.",
  forged:
    "webhook refused: the signature does not fit. Check that HUBSPOT_CLIENT_SECRET is this app's secret and that PUBLIC_URL is the address HubSpot calls.",
};
