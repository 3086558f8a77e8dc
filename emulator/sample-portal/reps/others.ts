import { note } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

/** Deals of Bernd Vogel, who has left. */
export const vogel: SampleDeal[] = [
  {
    id: '5701',
    name: 'Sporthotel Arena',
    amount: 11200,
    stage: 'closedlost',
    since: 410,
    reason: 'They had no need',
    log: [note(0, 'No need. They said so in the first call, I sent the brochure anyway.')],
  },
  {
    id: '5702',
    name: 'Autohof Nord',
    amount: 8100,
    stage: 'closedlost',
    since: 200,
    reason: 'Stale: closed automatically after 180 days',
    by: 'workflow',
  },
  { id: '5703', name: 'Kongresshaus', amount: 27000, stage: 'qualifiedtobuy', since: 215 },
];

/** Deals that nobody owns. */
export const nobody: SampleDeal[] = [
  {
    id: '5801',
    name: 'Imported: Bergbahn AG',
    amount: 15000,
    stage: 'closedlost',
    since: 400,
    reason: 'Lost in old CRM',
    by: 'import',
  },
  { id: '5802', name: 'Web form: Ferienpark', amount: 6000, stage: 'appointmentscheduled', since: 3 },
];
