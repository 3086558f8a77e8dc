import { z } from 'zod';
import { GiveUp } from '../errors.ts';
import { paths } from '../hubspot/api-version.ts';
import { type Call, callHubSpot, type HubSpot } from '../hubspot/call-hubspot.ts';
import { PROPERTIES, PROPERTY_GROUP, type PropertyDefinition } from './properties.ts';

const listAnswer = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      label: z.string().nullish(),
      groupName: z.string().nullish(),
      type: z.string(),
      fieldType: z.string().nullish(),
      options: z.array(z.object({ value: z.string() })).nullish(),
    }),
  ),
});
const anyAnswer = z.unknown();
type Existing = z.infer<typeof listAnswer>['results'][number];

/**
 * Creates the property group and the properties that are missing and repairs those an admin changed in a way that would
 * make our writes fail (options, group, field type). Can be run any number of times; on an intact portal it costs two calls.
 * Returns the names it created and repaired. A property whose type differs cannot be changed: `GiveUp` names it.
 */
export async function ensureProperties(hubspot: HubSpot): Promise<{ created: string[]; repaired: string[] }> {
  await unlessThere(hubspot, { method: 'POST', path: paths.propertyGroups('deals'), body: PROPERTY_GROUP });
  const { results } = await callHubSpot(hubspot, { method: 'GET', path: paths.properties('deals') }, listAnswer);
  const existing = new Map(results.map((property) => [property.name, property]));
  const missing = PROPERTIES.filter((property) => !existing.has(property.name));
  if (missing.length > 0) {
    await unlessThere(hubspot, {
      method: 'POST',
      path: paths.propertiesBatchCreate('deals'),
      body: { inputs: missing },
    });
  }
  const broken = PROPERTIES.filter((property) => isBroken(property, existing.get(property.name)));
  for (const { name, type, ...definition } of broken) {
    const found = existing.get(name);
    if (found?.type !== type) {
      throw new GiveUp(
        `The deal property ${name} exists with the type ${found?.type}, Onus needs ${type}. Delete or rename it in HubSpot (Settings › Properties) and start again.`,
      );
    }
    await callHubSpot(hubspot, { method: 'PATCH', path: paths.property('deals', name), body: definition }, anyAnswer);
  }
  return { created: missing.map((property) => property.name), repaired: broken.map((property) => property.name) };
}

/** Another worker or an earlier start may have made it: 409 is as good as done. */
async function unlessThere(hubspot: HubSpot, call: Call): Promise<void> {
  try {
    await callHubSpot(hubspot, call, anyAnswer);
  } catch (error) {
    if (!(error instanceof GiveUp && error.status === 409)) throw error;
  }
}

function isBroken(wanted: PropertyDefinition, found: Existing | undefined): boolean {
  if (!found) return false;
  const values = new Set((found.options ?? []).map((option) => option.value));
  return (
    found.type !== wanted.type ||
    found.fieldType !== wanted.fieldType ||
    found.groupName !== wanted.groupName ||
    (wanted.options ?? []).some((option) => !values.has(option.value))
  );
}
