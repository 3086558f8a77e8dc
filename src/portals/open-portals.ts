import { beginWithPortal } from '../catch-up/begin.ts';
import type { Env } from '../env.ts';
import type { Log } from '../log.ts';
import type { InstallParts } from '../oauth/install-portal.ts';
import { type OAuthApp, redirectUriOf } from '../oauth/oauth-app.ts';
import type { Store } from '../store/open-store.ts';
import { reencryptTokens } from './installations.ts';
import { installedPortals } from './installed-portals.ts';
import { lookAfterPortals } from './look-after-portals.ts';
import { type Portal, type Portals, singlePortal } from './portals.ts';
import { preparePortals } from './prepare-portals.ts';

/** The portals that this server works for, and how they are installed and looked after. */
export interface OpenedPortals {
  portals: Portals;
  /** For `/oauth/install`; null where there is one portal by a fixed token. */
  install: InstallParts | null;
  /** Makes the properties and goes on looking after the portals: for one process at least, any number may. Returns the stopping. */
  lookAfter(): { stop(): void };
}

/**
 * One portal by `HUBSPOT_ACCESS_TOKEN`, or all that installed the app. Throws, naming the mend, when the key can read no
 * stored token at all: then it is another installation's key.
 */
export async function openPortals(parts: {
  store: Store;
  env: Env;
  publicUrl: string;
  log: Log;
  now: () => number;
}): Promise<OpenedPortals> {
  const { store, env, publicUrl, log, now } = parts;
  const { access, HUBSPOT_API_BASE_URL: baseUrl } = env;
  const beginWith = (portals: Portals) => (portal: Portal) =>
    beginWithPortal({ store, portals, log, now, share: env.ONUS_BACKFILL_SHARE }, portal, env.ONUS_BACKFILL);
  if (access.mode === 'fixed') {
    const portals = singlePortal({ store, accessToken: access.accessToken, baseUrl, now });
    return { portals, install: null, lookAfter: () => preparePortals(portals, log, beginWith(portals)) };
  }
  const { db, boss } = store;
  const { keys, clientId } = access;
  const { read, renewed, unreadable } = await reencryptTokens(db, keys);
  if (read === 0 && unreadable.length > 0)
    throw new Error(
      `ONUS_ENCRYPTION_KEY can read the tokens of none of the ${unreadable.length} installed portals. ${unreadable[0]?.why}`,
    );
  for (const { portalId, why } of unreadable) log.error({ portalId }, why);
  if (renewed > 0) log.info({ portals: renewed }, 'tokens encrypted anew with the first key of ONUS_ENCRYPTION_KEY');
  const app: OAuthApp = {
    clientId,
    clientSecret: env.HUBSPOT_CLIENT_SECRET,
    baseUrl,
    redirectUri: redirectUriOf(publicUrl),
  };
  const portals = installedPortals({ db, keys, app, log, now, publicUrl });
  log.info({ portals: read, install: `${publicUrl}/oauth/install` }, 'many portals by OAuth');
  return {
    portals,
    install: { app, keys, db, portals, log, now, begin: beginWith(portals) },
    lookAfter: () => lookAfterPortals({ db, boss, portals, log, now, begin: beginWith(portals) }),
  };
}
