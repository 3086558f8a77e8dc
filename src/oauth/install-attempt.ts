import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Keys } from '../portals/installations.ts';
import { decrypt, encrypt } from '../secrets/encrypt.ts';
import type { Tables } from '../store/tables.ts';

/** An installation that was begun in this browser. It lives in an encrypted cookie: nobody can fill our database by beginning many. */
export interface InstallAttempt {
  state: string;
  /** PKCE's secret, which makes the code useless to whoever else sees it. */
  verifier: string;
  /** Milliseconds. */
  expiresAt: number;
}

/** Time to choose an account, sign in and read the scopes. */
export const ATTEMPT_MS = 10 * 60_000;
const PLACE = { portalId: '', purpose: 'install attempt' };
const attemptSchema = z.object({ state: z.string().min(20), verifier: z.string().min(43), expiresAt: z.number() });

/** Each attempt has a cookie of its own, so that two tabs don't disturb each other. */
export function cookieNameOf(state: string): string {
  return `onus_install_${createHash('sha256').update(state).digest('hex').slice(0, 16)}`;
}

export function sealAttempt(attempt: InstallAttempt, keys: Keys): string {
  return encrypt(JSON.stringify(attempt), PLACE, keys);
}

/** The attempt of this cookie, if it is the one that HubSpot's `state` speaks of; null also when it is too old. */
export function openAttempt(cookie: string | undefined, state: string, keys: Keys, now: number): InstallAttempt | null {
  if (!cookie) return null;
  try {
    const attempt = attemptSchema.parse(JSON.parse(decrypt(cookie, PLACE, keys)));
    return attempt.state === state && attempt.expiresAt > now ? attempt : null;
  } catch {
    return null;
  }
}

/** Uses the attempt up; false when it was used before. Remembered as long as it could live. */
export async function takeAttempt(db: Kysely<Tables>, { state }: InstallAttempt): Promise<boolean> {
  const first = await db
    .insertInto('seen_request')
    .values({ signature: `install ${createHash('sha256').update(state).digest('base64url')}` })
    .onConflict((conflict) => conflict.doNothing())
    .returning('signature')
    .execute();
  return first.length > 0;
}

/** The value of a cookie of the request. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
