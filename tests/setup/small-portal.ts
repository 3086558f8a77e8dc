import type { PortalSeed, SeedDeal, SeedEngagement } from '../../emulator/seed.ts';
import { TOKEN } from './names.ts';

/** A note that names only the buyer's actions, beyond doubt. */
export const EXCUSE =
  "Great product, presented it well, answered every single objection, and they still don't get it. They are just not smart enough to see the value.";
/** A note that names the seller's own part, beyond doubt. */
export const OWNED =
  'I demoed before I knew what they needed and never met the CFO. Next time I will ask for the cost of the problem before I show anything.';

export const ALL_SCOPES = [
  'oauth',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.owners.read',
  'crm.schemas.deals.read',
  'crm.schemas.deals.write',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'sales-email-read',
];

export const REP = { userId: 11, email: 'rita.rep@example.com', ownerId: '501' };
export const BOSS = { userId: 12, email: 'mona.manager@example.com', ownerId: '502' };
export const STRANGER = { userId: 13, email: 'otto.other@example.com', ownerId: null };

/** A portal with as many open deals as asked for, ids from 1001, each with `notesPerDeal` notes of the rep. */
export function smallPortal(
  options: { deals?: number; notesPerDeal?: number; note?: string; scopes?: string[]; portalId?: number } = {},
): PortalSeed {
  const deals: SeedDeal[] = [];
  const engagements: SeedEngagement[] = [];
  for (let index = 0; index < (options.deals ?? 3); index++) {
    const id = String(1001 + index);
    deals.push({
      id,
      name: `Deal number ${index + 1}`,
      pipeline: 'default',
      owner: REP.ownerId,
      amount: '1000',
      stages: [{ stage: 'appointmentscheduled', daysAgo: 20 }],
    });
    for (let note = 0; note < (options.notesPerDeal ?? 1); note++) {
      engagements.push({
        id: String(90_000 + index * 100 + note),
        type: 'notes',
        deals: [id],
        daysAgo: 3,
        owner: REP.ownerId,
        properties: { hs_note_body: `<p>${options.note ?? EXCUSE}</p>` },
      });
    }
  }
  return {
    portalId: options.portalId ?? 777,
    name: 'Small portal',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    accountType: 'STANDARD',
    users: [
      { ...REP, firstName: 'Rita', lastName: 'Rep', role: 'rep' },
      { ...BOSS, firstName: 'Mona', lastName: 'Manager', role: 'manager' },
      { ...STRANGER, firstName: 'Otto', lastName: 'Other', role: 'other' },
    ],
    pipelines: [
      {
        id: 'default',
        label: 'Sales',
        stages: [
          { id: 'appointmentscheduled', label: 'Appointment', metadata: { isClosed: 'false', probability: '0.2' } },
          { id: 'closedwon', label: 'Won', metadata: { isClosed: 'true', probability: '1.0' } },
          { id: '99887766', label: 'Gone', metadata: { isClosed: 'true', probability: '0.0' } },
        ],
      },
    ],
    deals,
    engagements,
    tokens: [{ token: TOKEN, scopes: options.scopes ?? ALL_SCOPES }],
  };
}

/** The lost stage of the small portal: a number, as HubSpot gives to stages of custom pipelines. */
export const LOST = '99887766';

/** What the rep does in HubSpot: moves the deal to the lost stage and writes why. */
export function lose(deal: string, reason = '') {
  return {
    kind: 'set' as const,
    as: REP.userId,
    deal,
    properties: { dealstage: LOST, ...(reason ? { closed_lost_reason: reason } : {}) },
  };
}

/** The small portal with a presentation: first contact, needs, demo, contract. Nothing is logged; the last deal stands in the demo for three days. */
export function portalWithPresentation(deals: number): PortalSeed {
  const seed = smallPortal({ deals, notesPerDeal: 0 });
  const open = (id: string, label: string) => ({ id, label, metadata: { isClosed: 'false', probability: '0.4' } });
  seed.pipelines[0]?.stages.splice(1, 0, open('needs', 'Needs'), open('demo', 'Demo'), open('contract', 'Contract'));
  seed.deals.at(-1)?.stages.push({ stage: 'demo', daysAgo: 3 });
  return seed;
}
