import { MissingScope } from '../errors.ts';
import { readAssociations, readBatch } from '../hubspot/batches.ts';
import type { HubSpot } from '../hubspot/call-hubspot.ts';

/** The names of the contacts of each deal. Empty where the app may not read contacts. */
export async function readContactNames(hubspot: HubSpot, dealIds: readonly string[]): Promise<Map<string, string[]>> {
  try {
    const associated = await readAssociations(hubspot, 'deals', 'contacts', dealIds);
    const contacts = await readBatch(hubspot, 'contacts', [...associated.values()].flat(), ['firstname', 'lastname']);
    const nameOf = (id: string) => {
      const { firstname, lastname } = contacts.get(id)?.properties ?? {};
      return [firstname, lastname].filter(Boolean).join(' ');
    };
    return new Map([...associated].map(([dealId, ids]) => [dealId, ids.map(nameOf).filter(Boolean)]));
  } catch (error) {
    if (error instanceof MissingScope) return new Map();
    throw error;
  }
}
