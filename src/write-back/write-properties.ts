import { GiveUp } from '../errors.ts';
import { LIMITS } from '../hubspot/api-version.ts';
import { inGroupsOf, updateBatch } from '../hubspot/batches.ts';
import type { HubSpot } from '../hubspot/call-hubspot.ts';

export interface Write {
  dealId: string;
  properties: Record<string, string>;
}

/**
 * Writes properties onto many deals, a hundred a call, and returns why HubSpot refused each deal that it refused.
 * Under 2026-09 the portal's own rules apply to API writes; one such deal may make HubSpot refuse the whole batch, so a
 * refused batch is halved until the deals that cause it stand alone.
 */
export async function writeProperties(hubspot: HubSpot, writes: readonly Write[]): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  for (const group of inGroupsOf(LIMITS.batch, writes)) await writeGroup(hubspot, group, refused);
  return refused;
}

async function writeGroup(hubspot: HubSpot, group: readonly Write[], refused: Map<string, string>): Promise<void> {
  const inputs = group.map(({ dealId, properties }) => ({ id: dealId, properties }));
  try {
    const outcome = await updateBatch(hubspot, 'deals', inputs);
    const written = new Set(outcome.written);
    const unwritten = group.filter((write) => !written.has(write.dealId));
    for (const { dealId } of unwritten) {
      const error = outcome.errors.find((one) => one.ids.includes(dealId)) ?? outcome.errors[0];
      refused.set(dealId, error?.message ?? 'HubSpot gave no reason');
    }
  } catch (error) {
    if (!(error instanceof GiveUp && error.status === 400)) throw error;
    const [only] = group;
    if (group.length === 1 && only) {
      refused.set(only.dealId, error.message);
      return;
    }
    const half = Math.ceil(group.length / 2);
    await writeGroup(hubspot, group.slice(0, half), refused);
    await writeGroup(hubspot, group.slice(half), refused);
  }
}
