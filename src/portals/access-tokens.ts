import type { Kysely } from 'kysely';
import { HubSpotAway, PortalPaused } from '../errors.ts';
import type { Log } from '../log.ts';
import type { OAuthApp } from '../oauth/oauth-app.ts';
import { GrantRefused, refreshTokens, type Tokens } from '../oauth/token-endpoint.ts';
import { CannotDecrypt } from '../secrets/encrypt.ts';
import type { Tables } from '../store/tables.ts';
import {
  ENDED_MS,
  endInstallation,
  type GrantedTokens,
  giveTurnBack,
  type Keys,
  readTokens,
  saveTokens,
  takeTurn,
} from './installations.ts';

export interface AccessParts {
  db: Kysely<Tables>;
  keys: Keys;
  app: OAuthApp;
  log: Log;
  /** Milliseconds. */
  now: () => number;
}

/** The access tokens of the installed portals. */
export interface AccessTokens {
  /** A token that is good for some minutes. Throws `PortalPaused` once access has ended, `HubSpotAway` while HubSpot gives none. */
  get(portalId: string): Promise<string>;
  /** Another token than the one that HubSpot refused. Throws as `get` does. */
  renew(portalId: string, refused: string): Promise<string>;
  /** Asks HubSpot for a new one although the present one is still good: is the app still installed? */
  check(portalId: string): Promise<void>;
}

/** Tokens live half an hour; they are renewed when five sixths of it are over, so that none ends on its way. */
const RENEW_AFTER = 5 / 6;
/** Longer than a request for tokens may take. */
const TURN_SECONDS = 30;
const WAIT_MS = 100;
/** A key that was put back needs a restart. */
const WRONG_KEY_MS = 600_000;

export const ENDED_WHY =
  "HubSpot no longer takes this portal's access: the app was uninstalled there, or its access taken away. Nothing is read or written, events are kept. An admin of the portal can install the app again at /oauth/install; otherwise its data is erased after 30 days.";

/** When tokens that were just given are to be renewed. `now` in ms. */
export function granted({ accessToken, refreshToken, lifetime }: Tokens, now: number): GrantedTokens {
  return { accessToken, refreshToken, renewAt: now + lifetime * 1000 * RENEW_AFTER };
}

/**
 * Keeps access tokens for all calls of this process and renews each once, however many workers ask for it: they take turns by a
 * row in the database, without a transaction that would hold a connection while HubSpot answers.
 */
export function accessTokens(parts: AccessParts): AccessTokens {
  const kept = new Map<string, GrantedTokens>();
  const underWay = new Map<string, Promise<string>>();

  const once = (portalId: string, refused: string | null): Promise<string> => {
    const key = `${portalId} ${refused ?? ''}`;
    const running = underWay.get(key);
    if (running) return running;
    const started = obtain(parts, kept, portalId, refused).finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  };

  return {
    get: (portalId) => {
      const known = kept.get(portalId);
      return known && known.renewAt > parts.now() ? Promise.resolve(known.accessToken) : once(portalId, null);
    },
    renew: (portalId, refused) => once(portalId, refused),
    check: async (portalId) => {
      const tokens = await readTokens(parts.db, parts.keys, portalId);
      await once(portalId, tokens?.accessToken ?? '');
    },
  };
}

async function obtain(
  parts: AccessParts,
  kept: Map<string, GrantedTokens>,
  portalId: string,
  refused: string | null,
): Promise<string> {
  const deadline = parts.now() + TURN_SECONDS * 2000;
  kept.delete(portalId);
  while (parts.now() < deadline) {
    const good = await readGood(parts, portalId, refused);
    if (good) {
      kept.set(portalId, good);
      return good.accessToken;
    }
    if (await takeTurn(parts.db, portalId, TURN_SECONDS)) {
      const renewed = await renewInTurn(parts, portalId, refused);
      kept.set(portalId, renewed);
      return renewed.accessToken;
    }
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new HubSpotAway(`The access token of portal ${portalId} is being renewed and that takes long.`);
}

/** The stored token, where it need not be renewed. */
async function readGood(parts: AccessParts, portalId: string, refused: string | null): Promise<GrantedTokens | null> {
  const tokens = await readOrPause(parts, portalId);
  return tokens.renewAt > parts.now() && tokens.accessToken !== refused ? tokens : null;
}

async function readOrPause({ db, keys }: AccessParts, portalId: string): Promise<GrantedTokens> {
  try {
    const tokens = await readTokens(db, keys, portalId);
    if (!tokens) throw new PortalPaused(ENDED_WHY, ENDED_MS);
    return tokens;
  } catch (error) {
    if (error instanceof CannotDecrypt) throw new PortalPaused(error.message, WRONG_KEY_MS);
    throw error;
  }
}

async function renewInTurn(parts: AccessParts, portalId: string, refused: string | null): Promise<GrantedTokens> {
  const { db, keys, app, log, now } = parts;
  try {
    // Another worker may have renewed it between our look and our turn.
    const good = await readGood(parts, portalId, refused);
    if (good) {
      await giveTurnBack(db, portalId);
      return good;
    }
    const { refreshToken } = await readOrPause(parts, portalId);
    const tokens = granted(await refreshTokens(app, refreshToken), now());
    await saveTokens(db, keys, portalId, tokens);
    log.debug({ portalId }, 'access token renewed');
    return tokens;
  } catch (error) {
    if (error instanceof GrantRefused) {
      await endInstallation(db, portalId, ENDED_WHY, new Date(now()));
      log.warn({ portalId, hubspot: error.message }, ENDED_WHY);
      throw new PortalPaused(ENDED_WHY, ENDED_MS);
    }
    await giveTurnBack(db, portalId);
    throw error;
  }
}
