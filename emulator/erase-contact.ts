import { findObject, type Portal } from './store.ts';
import { archiveObject } from './write-object.ts';

/** Erases a contact at a person's request: HubSpot tells it as a privacy deletion and, besides, as a deletion. `now` in ms. */
export function eraseContact(portal: Portal, id: string, now: number): void {
  const contact = findObject(portal, 'contacts', id);
  if (!contact) throw new Error(`Portal ${portal.portalId} has no contact ${id}.`);
  const source = { type: 'CRM_UI', id: 'userId:0' };
  archiveObject(portal, contact, { source }, now);
  portal.changed({ portalId: portal.portalId, at: now, source, kind: 'privacyDeletion', type: 'contacts', id });
  portal.objects.contacts.byId.delete(id);
}
