import { z } from 'zod';
import { paths } from './api-version.ts';
import { callHubSpot, type HubSpot } from './call-hubspot.ts';

const accountInfoAnswer = z.object({ portalId: z.number().transform(String), timeZone: z.string().nullish() });

/** Which portal the access token belongs to, and its time zone. */
export async function readAccountInfo(hubspot: HubSpot): Promise<{ portalId: string; timeZone: string | null }> {
  const { portalId, timeZone } = await callHubSpot(
    hubspot,
    { method: 'GET', path: paths.accountInfo },
    accountInfoAnswer,
  );
  return { portalId, timeZone: timeZone ?? null };
}
