import { connectByTokens } from '../hubspot/connect.ts';
import { type AccessParts, accessTokens } from './access-tokens.ts';
import { type Portal, type Portals, portalBy } from './portals.ts';

/** Pipelines and owners are remembered for so many portals; a portal beyond them is read anew when it is needed. */
const MOST_REMEMBERED = 500;

/** The portals that installed the app by OAuth, as the database knows them: other workers see an installation or its end at once. */
export function installedPortals(parts: AccessParts & { publicUrl: string }): InstalledPortals {
  const tokens = accessTokens(parts);
  const remembered = new Map<string, Portal>();
  const mends = {
    token: `An admin of the portal can install the app again at ${parts.publicUrl}/oauth/install.`,
    scope: `An admin of the portal can grant it by installing the app again at ${parts.publicUrl}/oauth/install.`,
  };
  const portalOf = (portalId: string): Portal => {
    const portal =
      remembered.get(portalId) ??
      portalBy(parts.db, portalId, connectByTokens(portalId, tokens, parts.app.baseUrl, mends), parts.now);
    remembered.delete(portalId);
    remembered.set(portalId, portal);
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return portal;
  };
  return {
    get: async (portalId) => {
      const row = await parts.db
        .selectFrom('installation')
        .select('portal_id')
        .where('portal_id', '=', portalId)
        .executeTakeFirst();
      if (row) return portalOf(portalId);
      remembered.delete(portalId);
      return null;
    },
    all: async () => {
      const rows = await parts.db
        .selectFrom('installation')
        .select('portal_id')
        .where('state', '=', 'connected')
        .orderBy('portal_id')
        .execute();
      return rows.map((row) => portalOf(String(row.portal_id)));
    },
    forget: (portalId) => {
      remembered.delete(portalId);
    },
    check: tokens.check,
  };
}

/** `get` also gives a portal whose access has ended: its calls throw `PortalPaused`, and its jobs wait. `all` leaves it out. */
export interface InstalledPortals extends Portals {
  /** What is remembered of a portal is read anew: it was just installed. */
  forget(portalId: string): void;
  /** Asks HubSpot whether the app is still installed; ends the installation, and throws `PortalPaused`, where it is not. */
  check(portalId: string): Promise<void>;
}
