import { accountOfDeal } from '../account/account-of-deal.ts';
import { judgeDiscovery } from '../discovery/judge-discovery.ts';
import type { LoggedNeeds } from '../discovery/needs.ts';
import { readBatch } from '../hubspot/batches.ts';
import type { Portal } from '../portals/portals.ts';
import { readEngagements } from './read-engagements.ts';

/** What is logged of the needs on one deal at this moment, in whatever stage it stands; null when there is no such deal. */
export async function gatherNeeds(portal: Portal, dealId: string): Promise<LoggedNeeds | null> {
  const deal = (await readBatch(portal.hubspot, 'deals', [dealId], ['hubspot_owner_id'])).get(dealId);
  if (!deal) return null;
  const logged = (await readEngagements(portal.hubspot, [dealId])).get(dealId);
  return judgeDiscovery(
    accountOfDeal({
      reason: null,
      reasonAt: null,
      reasonOwnerId: null,
      closedBy: 'unknown',
      closedAt: null,
      dealOwnerId: deal.properties.hubspot_owner_id || null,
      engagements: logged?.engagements ?? [],
      unreadable: logged?.unreadable ?? [],
    }),
  );
}
