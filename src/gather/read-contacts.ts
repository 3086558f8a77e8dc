import { MissingScope } from '../errors.ts';
import { readAssociations } from '../hubspot/batches.ts';
import type { HubSpot } from '../hubspot/call-hubspot.ts';

/**
 * The contacts of each deal: one call for up to a thousand deals. Kept by id alone, because HubSpot tells of an erased contact
 * when nobody can look up any more which deals were theirs. Null where the app may not read contacts.
 */
export async function readContacts(
  hubspot: HubSpot,
  dealIds: readonly string[],
): Promise<Map<string, string[]> | null> {
  try {
    return await readAssociations(hubspot, 'deals', 'contacts', dealIds);
  } catch (error) {
    if (error instanceof MissingScope) return null;
    throw error;
  }
}
