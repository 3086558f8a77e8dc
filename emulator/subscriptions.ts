import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ObjectType, objectTypeNamed } from './object-types.ts';

/** The webhooks component of the app, as it is uploaded to HubSpot. */
const MANIFEST = new URL('../app-card/app/webhooks/webhooks-hsmeta.json', import.meta.url);

const entrySchema = z.object({
  subscriptionType: z.string(),
  objectType: z.string().optional(),
  objectName: z.string().optional(),
  propertyName: z.string().optional(),
  active: z.boolean().default(true),
});
const subscriptionsSchema = z.object({
  crmObjects: z.array(entrySchema).default([]),
  legacyCrmObjects: z.array(entrySchema).default([]),
  hubEvents: z.array(entrySchema).default([]),
});
const manifestSchema = z.object({ config: z.object({ subscriptions: subscriptionsSchema }) });

/** The `subscriptions` of a webhooks component. */
export type SubscriptionList = z.input<typeof subscriptionsSchema>;

export interface Subscription {
  id: number;
  /** `generic` events carry an objectTypeId, `classic` ones have the type in their name. */
  form: 'generic' | 'classic';
  /** As the event says it: object.propertyChange, deal.propertyChange. */
  name: string;
  type: ObjectType;
  /** creation, deletion, restore, merge, propertyChange, associationChange, privacyDeletion. */
  change: string;
  property: string | null;
}

/** The active subscriptions of the app's manifest, or of the list given. */
export function readSubscriptions(given?: SubscriptionList): Subscription[] {
  const { crmObjects, legacyCrmObjects, hubEvents } = subscriptionsSchema.parse(given ?? fromManifest());
  const active = [...crmObjects, ...legacyCrmObjects, ...hubEvents].filter((entry) => entry.active);
  return active.flatMap((entry, index) => {
    const [family = '', change = ''] = entry.subscriptionType.split('.');
    const generic = family === 'object';
    const type = objectTypeNamed(generic ? (entry.objectType ?? entry.objectName ?? '') : family);
    if (!type) return [];
    return {
      id: 5_000_001 + index,
      form: generic ? 'generic' : 'classic',
      name: entry.subscriptionType,
      type,
      change,
      property: entry.propertyName ?? null,
    };
  });
}

function fromManifest(): unknown {
  const manifest: unknown = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  return manifestSchema.parse(manifest).config.subscriptions;
}
