/** What Onus cannot do without, as HubSpot names it; an installation that lacks one is refused. */
export const REQUIRED_SCOPES = [
  'oauth',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.owners.read',
  'crm.schemas.deals.read',
  'crm.schemas.deals.write',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
];

/** Asked for, but an admin may leave it out: then the card says that e-mails cannot be read. */
export const OPTIONAL_SCOPES = ['sales-email-read'];
