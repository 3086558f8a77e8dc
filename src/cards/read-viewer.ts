import type { Request } from 'express';
import { z } from 'zod';

/** Who looks at the card: taken only from the query that HubSpot signed, never from the body. */
export interface Viewer {
  portalId: string;
  userId: string;
  /** Lower case. */
  email: string;
}

const signedQuery = z.object({
  portalId: z.string().regex(/^\d+$/),
  userId: z.string().regex(/^\d+$/),
  userEmail: z.string().toLowerCase(),
});

/** Reads the viewer from a request whose signature was verified; null when HubSpot did not name one. */
export function readViewer(request: Request): Viewer | null {
  const parsed = signedQuery.safeParse(request.query);
  if (!parsed.success) return null;
  return { portalId: parsed.data.portalId, userId: parsed.data.userId, email: parsed.data.userEmail };
}
