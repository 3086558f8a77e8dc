import { call, mailIn, mailOut, meeting, note, type SampleDeal } from '../sample-deal.ts';

/** Tom, eleven years in: asks first, and looks at his own part when a deal is gone. */
export const tom: SampleDeal[] = [
  {
    id: '5201',
    name: 'Marienhospital, 3 wards',
    amount: 48000,
    stage: 'closedlost',
    since: 390,
    reason: 'Lost to incumbent',
    log: [
      meeting(
        70,
        'First talk',
        'Sister Beate plans 140 nurses by hand. Last winter 61 shifts stood open and agency staff cost them 220k. The director has promised the board to halve it by June.',
      ),
      note(
        0,
        'We had the pain, the number and the date, and I still left the works council to HR. They stopped it in week nine. I should have asked to sit with them before the offer went out.',
      ),
    ],
  },
  {
    id: '5202',
    name: 'Nordkai Logistics',
    amount: 62000,
    stage: 'closedlost',
    since: 310,
    reason: 'Acquired',
    log: [
      note(
        0,
        'Bought by a Danish group on the 3rd, and the Danes run their own planning in every site. All local projects stopped by letter. Mr Petersen sent me a copy, decent of him.',
      ),
    ],
  },
  {
    id: '5203',
    name: 'Hotelgruppe Ostsee',
    amount: 35500,
    stage: 'closedlost',
    since: 254,
    reason: 'Feature',
    log: [
      meeting(
        33,
        'Needs',
        'Five houses share staff in season. They need one person to be planned in two houses on one day, else the ferry crew double-books: eleven times last August, each one a refund.',
      ),
      note(
        0,
        'We cannot plan one person in two houses on the same day. Shift Atlas can. Told product in March and again now.',
      ),
    ],
  },
  {
    id: '5204',
    name: 'Klinik Auental',
    amount: 27000,
    stage: 'closedlost',
    since: 188,
    reason: 'No decision',
    log: [
      call(40, 'With the head nurse', 'Wants less overtime: 4,300 hours last year, and two people burned out.'),
      note(
        0,
        'Never got past the head nurse. She wanted it, I let her carry it upstairs alone and gave her nothing to show there. Mine to lose, and I lost it.',
      ),
    ],
  },
  {
    id: '5205',
    name: 'Fleischwerk Hansen',
    amount: 19000,
    stage: 'closedlost',
    since: 131,
    reason: 'Disqualified',
    log: [
      note(
        0,
        'Asked what a missed shift costs them: nothing, the owner and his two sons step in, eight people in all. Told them a whiteboard does it and shook hands. Will call when the second plant opens.',
      ),
    ],
  },
  {
    id: '5206',
    name: 'Messehotel Delta',
    amount: 22500,
    stage: 'closedlost',
    since: 58,
    reason: 'Budget frozen',
    log: [
      mailIn(
        1,
        'Freeze',
        'Tom, after the insolvency of the fair organiser our group has frozen every project until autumn. I am sorry, we wanted this. Regards, Hilde',
      ),
      note(
        0,
        'Fair organiser went insolvent, group froze all projects until autumn. Need is still there (night porters, 38 open shifts in May). Call Hilde on 1 September.',
      ),
    ],
  },
  {
    id: '5207',
    name: 'Stadtwerke Bäder',
    amount: 31000,
    stage: 'contractsent',
    since: 12,
    log: [
      meeting(
        25,
        'Discovery',
        'Six pools, lifeguards off sick at short notice. In July a pool stayed shut for two days, local paper wrote about it, and Ms Oster had to explain herself to the mayor.',
      ),
      mailOut(
        3,
        'Contract',
        'Dear Ms Oster,\nthe contract, with the July scenario as we calculated it together.\nTom Berger',
      ),
    ],
  },
  {
    id: '5208',
    name: 'Hafenklinik',
    amount: 44000,
    stage: 'decisionmakerboughtin',
    since: 8,
    log: [
      meeting(
        12,
        'Needs',
        'Two night shifts a week run one nurse short. An incident in April went to the insurer; the premium goes up by 90k if the ratio is not proven by October.',
      ),
    ],
  },
  { id: '5209', name: 'Gut Rosenau', amount: 9800, stage: 'qualifiedtobuy', since: 3 },
  {
    id: '5210',
    name: 'Rettungsdienst Mitte',
    amount: 54000,
    stage: 'closedwon',
    since: 95,
    log: [note(4, 'Response times were on the council’s agenda; one unfilled car cost them a complaint a week.')],
  },
  { id: '5211', name: 'Hotel Bellevue', amount: 16400, stage: 'closedwon', since: 42 },
  {
    id: '5212',
    name: 'Diakonie Süd',
    amount: 38800,
    stage: 'closedwon',
    since: 20,
    log: [note(2, 'Ms Graf wanted her Sundays back, and the auditors wanted rest periods proven by May.')],
  },
  {
    id: '5213',
    name: 'Großküche Taverna',
    amount: 12700,
    stage: 'presentationscheduled',
    since: 5,
    log: [
      call(3, 'Call', 'Overtime 900 h a month, works council complained in writing. Mr Rossi must answer by the 15th.'),
    ],
  },
];
