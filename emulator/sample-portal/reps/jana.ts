import { call, note } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

/** Jana, two words at most: a short form is not an attitude. */
export const jana: SampleDeal[] = [
  { id: '5501', name: 'Hotel Krone', amount: 5200, stage: 'closedlost', since: 340, reason: 'price' },
  {
    id: '5502',
    name: 'Pflegedienst Sonne',
    amount: 7400,
    stage: 'closedlost',
    since: 280,
    reason: 'no reply',
    log: [call(9, 'Call outcome: No answer', ''), call(3, 'Call outcome: Left voicemail', 'lvm')],
  },
  { id: '5503', name: 'Metzgerei Roth', amount: 2600, stage: 'closedlost', since: 230, reason: 'timing' },
  { id: '5504', name: 'Klinik Bergblick', amount: 16000, stage: 'closedlost', since: 190, reason: 'competitor' },
  { id: '5505', name: 'TEST please ignore', amount: 1, stage: 'closedlost', since: 160, reason: 'test' },
  {
    id: '5506',
    name: 'Hotel Krone (2)',
    amount: 5200,
    stage: 'closedlost',
    since: 135,
    reason: 'duplicate of Hotel Krone',
  },
  { id: '5507', name: 'Bäckerei Ott', amount: 3100, stage: 'closedlost', since: 88, reason: 'no budget' },
  {
    id: '5508',
    name: 'Kinderklinik Nord',
    amount: 22000,
    stage: 'closedlost',
    since: 51,
    reason: 'lost',
    log: [
      note(0, 'Should have asked for the budget holder in the first call. Ward lead had no say, found out in week 8.'),
    ],
  },
  { id: '5509', name: 'Lagerhaus Beck', amount: 9600, stage: 'closedlost', since: 24, reason: 'see thread' },
  { id: '5510', name: 'Fitnesspark Ost', amount: 4800, stage: 'qualifiedtobuy', since: 5 },
  { id: '5511', name: 'Möbelhaus Tenner', amount: 14500, stage: 'presentationscheduled', since: 9 },
  {
    id: '5512',
    name: 'Altenheim St. Josef',
    amount: 18200,
    stage: 'contractsent',
    since: 11,
    log: [call(4, 'Call', 'waiting for board')],
  },
  { id: '5513', name: 'Getränke Wolf', amount: 6700, stage: 'closedwon', since: 36 },
  { id: '5514', name: 'Zoo am See', amount: 12300, stage: 'decisionmakerboughtin', since: 7 },
];
