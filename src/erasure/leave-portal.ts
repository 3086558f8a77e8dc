import { z } from 'zod';
import { paths } from '../hubspot/api-version.ts';
import { callHubSpot } from '../hubspot/call-hubspot.ts';
import type { Log } from '../log.ts';
import { endInstallation } from '../portals/installations.ts';
import type { Portals } from '../portals/portals.ts';
import type { Store } from '../store/open-store.ts';
import { eraseDue, erasePortal } from './erase-portal.ts';

/**
 * Uninstalls the app in a portal and erases all that is stored of it, now. What HubSpot says does not stop the erasing. Returns what
 * happened, in words for the operator.
 */
export async function leave(
  { store, portals, log }: { store: Store; portals: Portals; log: Log },
  portalId: string,
  now: Date,
): Promise<string[]> {
  const installed = await store.db
    .selectFrom('installation')
    .select('state')
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  if (!installed) {
    const open = await opensByToken(portals, portalId);
    await erasePortal(store, portalId);
    return open
      ? [
          `All that was stored of portal ${portalId} is erased.`,
          'HUBSPOT_ACCESS_TOKEN still opens the account: at the next start its past losses are read anew. An app with such a token cannot uninstall itself: let an admin do it (HubSpot › Settings › Integrations › Connected apps), and take the token out of .env.',
        ]
      : [`Portal ${portalId} has not installed the app here. Whatever was stored of it is erased.`];
  }
  const said: string[] = [];
  if (installed.state === 'connected') {
    try {
      const portal = await portals.get(portalId);
      if (portal) await callHubSpot(portal.hubspot, { method: 'DELETE', path: paths.uninstall }, z.unknown());
      said.push(`The app is uninstalled in portal ${portalId}; HubSpot tells its admins.`);
    } catch (error) {
      said.push(`HubSpot did not uninstall the app; an admin of the portal can. ${(error as Error).message}`);
    }
  }
  await endInstallation(store.db, portalId, 'The operator ended it.', now);
  await store.db.updateTable('installation').set({ erase_at: now }).where('portal_id', '=', portalId).execute();
  await eraseDue({ ...store, log }, now.getTime());
  said.push(
    `All data of portal ${portalId} is erased; the running server looks once more in a quarter of an hour, for jobs that were under way.`,
  );
  return said;
}

/** Without an installation a portal can only be the one of the fixed token; it counts as such where HubSpot cannot say. */
async function opensByToken(portals: Portals, portalId: string): Promise<boolean> {
  return portals.get(portalId).then(
    (portal) => portal !== null,
    () => true,
  );
}
