import { z } from 'zod';
import { RetryLater } from '../errors.ts';
import { LIMITS, paths } from './api-version.ts';
import { callHubSpot, type HubSpot } from './call-hubspot.ts';

const historyEntry = z.object({
  value: z.string().nullable(),
  timestamp: z.string(),
  sourceType: z.string().nullish(),
  sourceId: z.string().nullish(),
});

const objectSchema = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string().nullable()),
  propertiesWithHistory: z.record(z.string(), z.array(historyEntry)).optional(),
});

/** An object as HubSpot gives it: every value a string or null; histories newest first. */
export type HubSpotObject = z.infer<typeof objectSchema>;

const batchAnswer = z.object({
  results: z.array(objectSchema),
  errors: z
    .array(z.object({ category: z.string().default(''), message: z.string().default('no message') }))
    .default([]),
});

/** Only what HubSpot says is not there is not there; any other failure of a record is worth another try. */
function refuseToGuess(errors: z.infer<typeof batchAnswer>['errors'], objectType: string): void {
  const other = errors.find(({ category }) => category !== 'OBJECT_NOT_FOUND');
  if (other) throw new RetryLater(`HubSpot could not read some ${objectType} (${other.category}: ${other.message}).`);
}

/** Splits into the groups that one call takes. */
export function inGroupsOf<T>(size: number, items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Reads many objects of one type, as few calls as the batch limits allow. Objects that don't exist are left out. */
export async function readBatch(
  hubspot: HubSpot,
  objectType: string,
  ids: readonly string[],
  properties: readonly string[],
  propertiesWithHistory: readonly string[] = [],
): Promise<Map<string, HubSpotObject>> {
  const size = propertiesWithHistory.length > 0 ? LIMITS.batchWithHistory : LIMITS.batch;
  const found = new Map<string, HubSpotObject>();
  for (const group of inGroupsOf(size, [...new Set(ids)])) {
    const body = { inputs: group.map((id) => ({ id })), properties, propertiesWithHistory };
    const answer = await callHubSpot(hubspot, { method: 'POST', path: paths.batchRead(objectType), body }, batchAnswer);
    refuseToGuess(answer.errors, objectType);
    for (const object of answer.results) found.set(object.id, object);
  }
  return found;
}

const associationAnswer = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: z.string() }),
      to: z.array(z.object({ toObjectId: z.union([z.string(), z.number()]).transform(String) })),
      paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
    }),
  ),
});

/** For each object the ids of its associated objects, read a thousand objects a call; long lists are paged to their end. */
export async function readAssociations(
  hubspot: HubSpot,
  from: string,
  to: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  let open: { id: string; after?: string }[] = [...new Set(ids)].map((id) => ({ id }));
  while (open.length > 0) {
    const next: typeof open = [];
    for (const inputs of inGroupsOf(LIMITS.associations, open)) {
      const answer = await callHubSpot(
        hubspot,
        { method: 'POST', path: paths.associations(from, to), body: { inputs } },
        associationAnswer,
      );
      for (const result of answer.results) {
        const known = found.get(result.from.id) ?? [];
        found.set(result.from.id, [...known, ...result.to.map((one) => one.toObjectId)]);
        if (result.paging?.next) next.push({ id: result.from.id, after: result.paging.next.after });
      }
    }
    open = next;
  }
  return found;
}

const updateAnswer = z.object({
  results: z.array(z.object({ id: z.string() })),
  errors: z
    .array(
      z.object({
        message: z.string().default('no message'),
        category: z.string().optional(),
        context: z.record(z.string(), z.array(z.string())).optional(),
      }),
    )
    .default([]),
});

/** The outcome of a batch update: ids that were written, and errors with the ids they are about (empty if HubSpot names none). */
export interface UpdateOutcome {
  written: string[];
  errors: { ids: string[]; message: string }[];
}

/** Updates at most a hundred objects in one call. A refusal of the whole call is thrown, of single records returned. */
export async function updateBatch(
  hubspot: HubSpot,
  objectType: string,
  inputs: { id: string; properties: Record<string, string> }[],
): Promise<UpdateOutcome> {
  const answer = await callHubSpot(
    hubspot,
    { method: 'POST', path: paths.batchUpdate(objectType), body: { inputs } },
    updateAnswer,
  );
  return {
    written: answer.results.map((result) => result.id),
    errors: answer.errors.map((error) => ({
      ids: error.context?.ids ?? error.context?.id ?? error.context?.objectId ?? [],
      message: error.message,
    })),
  };
}
