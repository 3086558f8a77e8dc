import type { CardData } from '../../app-card/app/cards/card-data.ts';
import { isUser } from '../hubspot/owner-names.ts';
import type { Owner } from '../hubspot/owners.ts';
import { isManager } from '../settings/who-manages.ts';
import type { Viewer } from './read-viewer.ts';

/**
 * What a user is to a deal. The deal's owner comes first, also when they are a manager: nobody reviews their own note.
 * `managers` holds e-mail addresses and user ids from the settings, in lower case.
 */
export function roleOf(viewer: Viewer, dealOwner: Owner | null, managers: readonly string[]): CardData['viewer'] {
  if (dealOwner && isUser(dealOwner, viewer)) return 'owner';
  return isManager(viewer, managers) ? 'manager' : 'other';
}
