import { findObject, type Portal } from './store.ts';
import { archiveObject } from './write-object.ts';

/**
 * Erases a contact at a person's request: HubSpot tells it as a privacy deletion and, besides, as a deletion. Its associations are
 * gone with it (HubSpot's page on permanent deletions); an activity stays where it stands on another record, and
 * goes where it stood on this contact alone. `now` in ms.
 */
export function eraseContact(portal: Portal, id: string, now: number): void {
  const contact = findObject(portal, 'contacts', id);
  if (!contact) throw new Error(`Portal ${portal.portalId} has no contact ${id}.`);
  const source = { type: 'CRM_UI', id: 'userId:0' };
  for (const association of contact.associations.values()) {
    const other = portal.objects[association.type].byId.get(association.id);
    other?.associations.delete(`contacts/${id}`);
    if (other && other.type !== 'deals' && other.type !== 'companies' && other.associations.size === 0)
      archiveObject(portal, other, { source }, now);
  }
  archiveObject(portal, contact, { source }, now);
  portal.changed({ portalId: portal.portalId, at: now, source, kind: 'privacyDeletion', type: 'contacts', id });
  portal.objects.contacts.byId.delete(id);
}
