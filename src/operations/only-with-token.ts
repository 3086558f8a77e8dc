import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Lets only commands on this machine pass: who can read beside the data's own folder knows the token (`control-file.ts`). */
export function onlyWithToken(token: string): RequestHandler {
  return (request, response, next) => {
    if (isSame(request.get('Authorization') ?? '', `Bearer ${token}`)) return next();
    response.status(401).json({ error: 'For npm run backup and npm run doctor on this machine.' });
  };
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
