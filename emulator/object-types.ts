/** The CRM object types this HubSpot knows, under the names its paths use. */
export type ObjectType = 'deals' | 'notes' | 'calls' | 'meetings' | 'emails' | 'tasks' | 'contacts' | 'companies';

export interface ObjectTypeFacts {
  /** HubSpot's object type id, as webhooks and paths carry it. */
  id: string;
  /** The word in HubSpot's messages and association types: NOTE_TO_DEAL. */
  singular: string;
  read: string;
  write: string;
  /** Name of the property that holds the time of creation. */
  created: 'createdate' | 'hs_createdate';
  /** Properties of an answer to a call that names none. */
  defaults: string[];
}

const CONTACTS = { read: 'crm.objects.contacts.read', write: 'crm.objects.contacts.write' };
const engagement = (id: string, singular: string): ObjectTypeFacts => ({
  id,
  singular,
  ...CONTACTS,
  created: 'hs_createdate',
  defaults: [],
});

/** Scopes as HubSpot's API description names them: there is none for notes, calls, meetings and tasks but the contacts' own. */
export const OBJECT_TYPES: Record<ObjectType, ObjectTypeFacts> = {
  contacts: {
    id: '0-1',
    singular: 'contact',
    ...CONTACTS,
    created: 'createdate',
    defaults: ['email', 'firstname', 'lastname'],
  },
  companies: {
    id: '0-2',
    singular: 'company',
    read: 'crm.objects.companies.read',
    write: 'crm.objects.companies.write',
    created: 'createdate',
    defaults: ['name', 'domain'],
  },
  deals: {
    id: '0-3',
    singular: 'deal',
    read: 'crm.objects.deals.read',
    write: 'crm.objects.deals.write',
    created: 'createdate',
    defaults: ['amount', 'closedate', 'dealname', 'dealstage', 'pipeline'],
  },
  tasks: engagement('0-27', 'task'),
  notes: engagement('0-46', 'note'),
  meetings: engagement('0-47', 'meeting'),
  calls: engagement('0-48', 'call'),
  emails: engagement('0-49', 'email'),
};

export const OBJECT_TYPE_NAMES = Object.keys(OBJECT_TYPES) as ObjectType[];

const byName = new Map<string, ObjectType>([['meeting_event', 'meetings']]);
for (const name of OBJECT_TYPE_NAMES) {
  const { id, singular } = OBJECT_TYPES[name];
  for (const alias of [name, id, singular]) byName.set(alias, name);
}

/** The type meant by a path or a manifest: plural, singular or id, in any case. Null if it is not known here. */
export function objectTypeNamed(name: string): ObjectType | null {
  return byName.get(name.toLowerCase()) ?? null;
}
