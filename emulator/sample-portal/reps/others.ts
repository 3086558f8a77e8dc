import { call, note, plainNote, task } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

/** Deals of Bernd Vogel, who has left. */
export const vogel: SampleDeal[] = [
  {
    id: '5701',
    name: 'Sporthotel Arenberg',
    amount: 11200,
    stage: 'closedlost',
    since: 410,
    reason: 'They had no need',
    log: [
      call(14, 'Sporthotel', 'Presented Halden by phone, 20 min.'),
      note(
        0,
        'No need there. They said so in the first call, I sent the brochure anyway. They do not know what they are missing.',
      ),
    ],
  },
  {
    id: '5702',
    name: 'Autohof Nordring',
    amount: 8100,
    stage: 'closedlost',
    since: 200,
    cycle: 240,
    reached: 'qualifiedtobuy',
    reason: 'Stale: closed automatically after 180 days',
    by: 'workflow',
    log: [plainNote(190, 'will send offer'), task(185, 'offer Autohof', false)],
  },
  {
    id: '5703',
    name: 'Kongresshaus am Wall',
    amount: 27000,
    stage: 'qualifiedtobuy',
    since: 215,
    log: [call(3, 'Kongresshaus', 'interesting, call back after summer')],
  },
];

/** Deals that nobody owns. */
export const nobody: SampleDeal[] = [
  {
    id: '5801',
    name: 'Imported: Bergbahnen Hochgrat',
    amount: 15000,
    stage: 'closedlost',
    since: 400,
    reason: 'Lost in old CRM',
    by: 'import',
  },
  { id: '5802', name: 'Web form: Ferienpark Lüttsee', amount: 6000, stage: 'appointmentscheduled', since: 3 },
];
