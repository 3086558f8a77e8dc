import { associationTypeName } from './association-types.ts';
import { OBJECT_TYPES } from './object-types.ts';
import type { Change } from './store.ts';
import type { Subscription } from './subscriptions.ts';

/** One event of a delivery, without the number of the attempt. */
export type WebhookEvent = Record<string, unknown>;

/** Few different ids, so that nobody takes HubSpot's `eventId` for a unique one: its documentation says that it is not. */
const EVENT_IDS = 97;
let made = 0;

/** The events that a change gives rise to: one for each subscription that wants it. */
export function eventsOf(change: Change, subscriptions: readonly Subscription[], appId: number): WebhookEvent[] {
  return subscriptions
    .filter((subscription) => wants(subscription, change))
    .map((subscription) => ({
      eventId: 100 + (made++ % EVENT_IDS),
      subscriptionId: subscription.id,
      portalId: change.portalId,
      appId,
      occurredAt: Math.round(change.at),
      subscriptionType: subscription.name,
      changeSource: change.source.type,
      sourceId: change.source.id,
      ...(subscription.form === 'generic' ? genericFields(change) : {}),
      ...fieldsOf(change, subscription.form),
    }));
}

function wants(subscription: Subscription, change: Change): boolean {
  if (subscription.type !== change.type || subscription.change !== change.kind) return false;
  return change.kind !== 'propertyChange' || subscription.property === change.property;
}

/** Associations say the types of both ends, all other generic events that of their object. */
function genericFields(change: Change): Record<string, unknown> {
  if (change.kind === 'associationChange') {
    return {
      fromObjectTypeId: OBJECT_TYPES[change.type].id,
      toObjectTypeId: OBJECT_TYPES[change.toType].id,
      associationCategory: 'HUBSPOT_DEFINED',
      associationTypeId: change.typeId,
    };
  }
  return { objectTypeId: OBJECT_TYPES[change.type].id };
}

function fieldsOf(change: Change, form: Subscription['form']): Record<string, unknown> {
  const objectId = Number(change.id);
  switch (change.kind) {
    case 'propertyChange':
      return { objectId, propertyName: change.property, propertyValue: change.value, isSensitive: false };
    case 'creation':
      return { objectId, changeFlag: form === 'generic' ? 'CREATED' : 'NEW' };
    case 'deletion':
    case 'privacyDeletion':
      return { objectId, changeFlag: 'DELETED' };
    case 'restore':
      return { objectId, changeFlag: 'RESTORED' };
    case 'merge':
      return {
        objectId,
        primaryObjectId: objectId,
        mergedObjectIds: change.mergedIds.map(Number),
        newObjectId: objectId,
        numberOfPropertiesMoved: change.movedProperties,
      };
    case 'associationChange':
      return {
        associationType: associationTypeName(change.type, change.toType),
        fromObjectId: objectId,
        toObjectId: Number(change.toId),
        associationRemoved: change.removed,
        isPrimaryAssociation: change.typeId === 1 || change.typeId === 5,
      };
  }
}
