import { z } from 'zod';
import { paths } from './api-version.ts';
import { callHubSpot, type HubSpot } from './call-hubspot.ts';

const ownersAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
      userId: z.number().nullish(),
      userIdIncludingInactive: z.number().nullish(),
      archived: z.boolean().default(false),
    }),
  ),
  paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
});

/** A HubSpot owner: the sales identity of a user. */
export interface Owner {
  id: string;
  userId: string | null;
  email: string | null;
  name: string;
  /** False once the user was deactivated or removed. */
  active: boolean;
}

/** Reads all owners by id, the deactivated ones too: old deals and notes still carry them. */
export async function readOwners(hubspot: HubSpot): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>();
  for (const archived of [true, false]) {
    let after: string | undefined;
    do {
      const query = new URLSearchParams({ limit: '500', archived: String(archived), ...(after ? { after } : {}) });
      const answer = await callHubSpot(hubspot, { method: 'GET', path: paths.owners(query.toString()) }, ownersAnswer);
      for (const owner of answer.results) {
        const userId = owner.userId ?? owner.userIdIncludingInactive;
        owners.set(owner.id, {
          id: owner.id,
          userId: userId == null ? null : String(userId),
          email: owner.email?.toLowerCase() ?? null,
          active: !archived && !owner.archived,
          name: [owner.firstName, owner.lastName].filter(Boolean).join(' ') || owner.email || `Owner ${owner.id}`,
        });
      }
      after = answer.paging?.next?.after;
    } while (after);
  }
  return owners;
}
