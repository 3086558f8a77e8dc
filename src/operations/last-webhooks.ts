import express, { type Router } from 'express';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../store/tables.ts';
import { onlyWithToken } from './only-with-token.ts';

/** When the last webhook of a kind arrived, in any account. Events are kept for thirty days, the last of each account longer. */
export const lastWebhook = z.object({
  objectType: z.string(),
  /** `propertyChange`, `creation`, …: HubSpot's subscription type without the family before the dot. */
  change: z.string(),
  property: z.string().nullable(),
  at: z.coerce.date(),
});
export type LastWebhook = z.infer<typeof lastWebhook>;

/** Reads every event that is kept: for a command, not for a measure that is taken again and again. */
export async function readLastWebhooks(db: Kysely<Tables>): Promise<LastWebhook[]> {
  const { rows } = await sql<LastWebhook>`
    select object_type as "objectType", split_part(subscription_type, '.', 2) as change, property_name as property,
      max(received_at) as at
    from event group by 1, 2, 3`.execute(db);
  return rows;
}

/** `GET /last-webhooks`: the running server tells what it alone can read, the embedded database taking one process. */
export function lastWebhooksRoute(parts: { store: { db: Kysely<Tables> }; token: string }): Router {
  const router = express.Router();
  router.get('/last-webhooks', onlyWithToken(parts.token), async (_request, response) => {
    response.json(await readLastWebhooks(parts.store.db));
  });
  return router;
}
