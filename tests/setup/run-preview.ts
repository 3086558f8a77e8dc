import type { PortalSeed } from '../../emulator/seed.ts';
import { startPreview } from '../../preview/start-preview.ts';
import { CLIENT_SECRET, TOKEN } from './names.ts';
import type { RunningPortal } from './run-portal.ts';

/** The preview of one running portal: its deals and the card, for all of its users. */
export function runPreview(portal: RunningPortal, seed: PortalSeed): Promise<{ url: string; close(): Promise<void> }> {
  const users = seed.users.map(({ userId, email, firstName, lastName, ownerId, role }) => ({
    userId,
    email,
    name: `${firstName} ${lastName}`,
    ownerId,
    role,
  }));
  return startPreview({
    hubspotUrl: portal.emulator.url,
    hubspotToken: TOKEN,
    appUrl: portal.server.url,
    clientSecret: CLIENT_SECRET,
    portalId: seed.portalId,
    portalName: seed.name,
    users,
  });
}
