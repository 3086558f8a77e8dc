import type { Kysely } from 'kysely';
import { GiveUp, PortalPaused, RetryLater } from '../errors.ts';
import { readAccountInfo } from '../hubspot/account-info.ts';
import { connectHubSpot } from '../hubspot/connect.ts';
import { hurryUp } from '../jobs/hurry-up.ts';
import type { Log } from '../log.ts';
import { granted } from '../portals/access-tokens.ts';
import { type Keys, saveInstallation } from '../portals/installations.ts';
import type { InstalledPortals } from '../portals/installed-portals.ts';
import { lookAfter } from '../portals/look-after-portals.ts';
import type { Portal } from '../portals/portals.ts';
import { readSettings, saveSettings } from '../settings/portal-settings.ts';
import type { Tables } from '../store/tables.ts';
import type { InstallAttempt } from './install-attempt.ts';
import { type InstallPage, pages } from './install-page.ts';
import type { OAuthApp } from './oauth-app.ts';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from './scopes.ts';
import { exchangeCode, revokeToken } from './token-endpoint.ts';

export interface InstallParts {
  app: OAuthApp;
  keys: Keys;
  db: Kysely<Tables>;
  portals: InstalledPortals;
  log: Log;
  /** Milliseconds. */
  now: () => number;
  /** What a portal needs when it was installed: its past losses. */
  begin(portal: Portal): Promise<void>;
}

/**
 * Turns HubSpot's code into a connected portal: tokens stored, work that waited taken up, properties made. The portal's id is
 * the one that HubSpot gives for the new token, never one from the address. Throws the errors of `exchangeCode`.
 */
export async function completeInstall(
  install: InstallParts,
  callback: URLSearchParams,
  attempt: InstallAttempt,
): Promise<InstallPage> {
  const { app, keys, db, portals, log } = install;
  const tokens = await exchangeCode(app, callback, attempt);
  const lacking = (wanted: readonly string[]) => wanted.filter((scope) => tokens.scopes?.includes(scope) === false);
  const missing = lacking(REQUIRED_SCOPES);
  if (missing.length > 0) {
    await revokeToken(app, tokens.refreshToken).catch((error: Error) =>
      log.warn(`token not given back: ${error.message}`),
    );
    return pages.missingScopes(missing);
  }
  const { portalId, timeZone } = await readAccountInfo(connectHubSpot(tokens.accessToken, app.baseUrl));
  const now = install.now();
  const portal = { portalId, timeZone, scopes: tokens.scopes ?? [] };
  await saveInstallation(db, keys, portal, granted(tokens, now), new Date(now));
  if (tokens.userId) await makeManager(db, portalId, tokens.userId, new Date(now));
  portals.forget(portalId);
  log.info({ portalId }, 'portal installed');
  const page = pages.installed(portalId, lacking(OPTIONAL_SCOPES).length > 0, await prepare(install, portalId));
  // The admin's page does not wait for it, however many jobs do.
  hurryUp(db, portalId).catch((error: Error) => log.warn({ portalId }, `waiting jobs not hurried: ${error.message}`));
  return page;
}

/** Somebody has to be able to open the settings: where nobody manages yet, whoever installed the app does. */
async function makeManager(db: Kysely<Tables>, portalId: string, userId: string, now: Date): Promise<void> {
  const settings = await readSettings(db, portalId);
  if (settings.managers.length > 0) return;
  await saveSettings(db, portalId, { ...settings, managers: [userId] }, now);
}

/** Makes the properties and begins with the past losses; what goes wrong is told on the page and tried again later. */
async function prepare({ db, portals, log, now, begin }: InstallParts, portalId: string): Promise<string | null> {
  try {
    const portal = await portals.get(portalId);
    if (!portal) return null;
    await lookAfter({ db, log, now }, portal);
    await begin(portal);
    return null;
  } catch (error) {
    if (!(error instanceof RetryLater || error instanceof PortalPaused || error instanceof GiveUp)) throw error;
    log.error({ portalId }, error.message);
    return error.message;
  }
}
