import type { PortalSeed } from '../../emulator/seed.ts';

export const ALL_SCOPES = [
  'oauth',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.companies.read',
  'crm.objects.companies.write',
  'crm.objects.owners.read',
  'crm.schemas.deals.read',
  'crm.schemas.deals.write',
  'sales-email-read',
];

/** Three deals, one of them lost, with four engagements; two users, one of them gone. */
export function smallPortal(changes: Partial<PortalSeed> = {}): PortalSeed {
  return {
    portalId: 4242,
    name: 'Small Ltd',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    accountType: 'DEVELOPER_TEST',
    users: [
      { userId: 11, email: 'ada@small.example', firstName: 'Ada', lastName: 'Ahl', ownerId: '501', role: 'rep' },
      { userId: 12, email: 'ben@small.example', firstName: 'Ben', lastName: 'Bo', ownerId: '502', role: 'manager' },
      {
        userId: 13,
        email: 'cem@small.example',
        firstName: 'Cem',
        lastName: 'Can',
        ownerId: '503',
        role: 'rep',
        archived: true,
      },
    ],
    pipelines: [
      {
        id: 'default',
        label: 'Sales',
        stages: [
          { id: 'demo', label: 'Demo', metadata: { isClosed: 'false', probability: '0.4' } },
          { id: 'closedwon', label: 'Won', metadata: { isClosed: 'true', probability: '1.0' } },
          { id: 'closedlost', label: 'Lost', metadata: { isClosed: 'true', probability: '0.0' } },
        ],
      },
    ],
    deals: [
      {
        id: '103',
        name: 'Gamma',
        pipeline: 'default',
        owner: '502',
        amount: '300',
        stages: [{ stage: 'demo', daysAgo: 3 }],
      },
      {
        id: '101',
        name: 'Alpha Works',
        pipeline: 'default',
        owner: '501',
        amount: '1000',
        stages: [
          { stage: 'demo', daysAgo: 20 },
          { stage: 'closedlost', daysAgo: 2 },
        ],
        closedLostReason: 'No budget',
      },
      {
        id: '102',
        name: 'Beta',
        pipeline: 'default',
        owner: null,
        amount: null,
        stages: [{ stage: 'demo', daysAgo: 9 }],
      },
    ],
    engagements: [
      {
        id: '201',
        type: 'notes',
        deals: ['101'],
        daysAgo: 5,
        owner: '501',
        properties: { hs_note_body: '<p>Called.</p>' },
      },
      {
        id: '202',
        type: 'notes',
        deals: ['101', '103'],
        daysAgo: 4,
        owner: '501',
        properties: { hs_note_body: 'Both' },
      },
      { id: '203', type: 'notes', deals: ['101'], daysAgo: 3, owner: '501', properties: { hs_note_body: 'Third' } },
      {
        id: '301',
        type: 'emails',
        deals: ['101'],
        daysAgo: 4,
        owner: '501',
        properties: { hs_email_subject: 'Offer', hs_email_text: 'Dear all', hs_email_direction: 'EMAIL' },
      },
    ],
    tokens: [{ token: 'full', scopes: ALL_SCOPES }],
    ...changes,
  };
}
