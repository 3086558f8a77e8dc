import { by, call, mailIn, mailOut, meeting, note, plainNote, task } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

const PIOTR = '706';

/** Tom, eleven years in: asks first, and looks at his own part when a deal is gone. Once he did not. */
export const tom: SampleDeal[] = [
  {
    id: '5201',
    name: 'Krankenhaus Marienwerder, 3 wards',
    amount: 48000,
    stage: 'closedlost',
    since: 390,
    cycle: 90,
    reached: 'contractsent',
    reason: 'Works council',
    contact: 'Beate Rohde, rohde@kh-marienwerder.example',
    log: [
      meeting(
        84,
        'First talk',
        'Sister Beate plans 140 nurses by hand. Last winter 61 shifts stood open and agency staff cost them 220k. The director has promised the board to halve it by June.',
      ),
      meeting(50, 'Presentation', 'Only the winter rota, their own. Director did the maths aloud: 110k.'),
      mailOut(30, 'Offer', 'Dear Ms Rohde,\n\nthe offer, with the winter rota as page one.'),
      note(
        0,
        'We had the pain, the number and the date, and I still left the works council to HR. They stopped it in week nine. I should have asked to sit with them before the offer went out.',
      ),
    ],
  },
  {
    id: '5214',
    name: 'Golfresort Heidesee',
    amount: 21000,
    stage: 'closedlost',
    since: 352,
    reason: 'never serious',
    contact: 'Holger Brandt, brandt@heidesee.example',
    log: [
      mailOut(31, 'Offer, third version', 'Dear Mr Brandt,\n\nnow without the time clock, as you asked.'),
      call(12, 'Mr Brandt', 'Wants another trial month.'),
      note(
        0,
        'First the big package, then the small one, then the trial for the fourth time. Some people collect offers the way others collect stamps.',
      ),
    ],
  },
  {
    id: '5202',
    name: 'Nordkai Logistics',
    amount: 62000,
    stage: 'closedlost',
    since: 310,
    reached: 'decisionmakerboughtin',
    reason: 'Acquired',
    contact: 'Uwe Petersen, u.petersen@nordkai.example',
    log: [
      meeting(
        48,
        'Needs',
        'Night dispatch: 1 in 6 pickers agency, 38 EUR an hour against 21. Petersen has to be at 1 in 10 before the contract talks in autumn.',
      ),
      mailIn(2, 'Fwd: to all sites', 'Tom, see below. I found out yesterday myself. Nothing I can do.\nUwe Petersen', {
        program: 'outlook',
        when: 'Monday 08:00',
        text: 'All local IT projects are stopped as of today.',
      }),
      note(
        0,
        'Bought by a Danish group on the 3rd, and the Danes run their own planning on every site. All local projects stopped by letter. Mr Petersen sent me a copy, decent of him.',
      ),
    ],
  },
  {
    id: '5203',
    name: 'Inselhotels Sund',
    amount: 35500,
    stage: 'closedlost',
    since: 254,
    reason: 'Feature',
    contact: 'Frauke Iwersen, f.iwersen@inselhotels-sund.example',
    log: [
      meeting(
        53,
        'Needs',
        'Five houses share staff in season. One person must be plannable in two houses on one day, else the ferry crew double-books: eleven times last August, each one a refund.',
      ),
      by(
        PIOTR,
        note(
          30,
          'For Tom: I tested with their August data. Second house on same day is blocked in our model, not only in screen.',
        ),
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
    reached: 'decisionmakerboughtin',
    reason: 'No decision',
    contact: 'Sabine Mertens, mertens@klinik-auental.example',
    log: [
      call(52, 'With the head nurse', 'Wants less overtime: 4,300 hours last year, and two people burned out.'),
      meeting(
        28,
        'Presentation',
        'Ms Mertens alone. Overtime view on her ward. "Send me that, I will show it upstairs."',
      ),
      mailIn(
        4,
        'Re: Wie steht es?',
        'Lieber Herr Berger, ich habe es dreimal angesprochen, man sagt mir jetzt nicht. Tut mir leid.\nSabine Mertens',
      ),
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
    cycle: 12,
    reached: 'qualifiedtobuy',
    reason: 'Disqualified',
    log: [
      call(11, 'Inbound', 'Saw us at the trade fair, "wants to digitise".', 'connected', 'INBOUND'),
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
    contact: 'Hilde Kramer, h.kramer@messehotel-delta.example',
    log: [
      meeting(
        40,
        'Needs',
        'Night porters: 38 open shifts in May, she does them herself, third time this year that she missed her choir.',
      ),
      mailIn(
        1,
        'Freeze',
        'Tom, after the insolvency of the fair organiser our group has frozen every project until autumn. I am sorry, we wanted this.\nRegards, Hilde',
      ),
      note(
        0,
        'Fair organiser went insolvent, group froze all projects until autumn. Need is still there. Call Hilde on 1 September.',
      ),
      task(-1, 'Call Hilde Kramer, 1 September', false),
    ],
  },
  {
    id: '5207',
    name: 'Stadtbäder Ilmenau-West',
    amount: 31000,
    stage: 'contractsent',
    since: 12,
    contact: 'Renate Oster, oster@stadtbaeder.example',
    log: [
      meeting(
        37,
        'Discovery',
        'Six pools, lifeguards off sick at short notice. In July a pool stayed shut for two days, the local paper wrote about it, and Ms Oster had to explain herself to the mayor.',
      ),
      meeting(14, 'Presentation', 'Played the July week with her. Pool would have opened.'),
      mailOut(0, 'Contract', 'Dear Ms Oster,\n\nthe contract, with the July week as we calculated it together.'),
    ],
  },
  {
    id: '5208',
    name: 'Hafenklinik',
    amount: 44000,
    stage: 'decisionmakerboughtin',
    since: 8,
    contact: 'Dr. Imke Thomsen, i.thomsen@hafenklinik.example',
    log: [
      meeting(
        44,
        'Needs',
        'Two night shifts a week run one nurse short. An incident in April went to the insurer; the premium goes up by 90k if the ratio is not proven by October.',
      ),
      meeting(9, 'Presentation', 'Nursing director and two ward leads. She wants it before the October audit.'),
      mailIn(
        -4,
        'Re: Termin',
        'Herr Berger, unser kaufmännischer Direktor hat da noch eine andere Sache. Ich melde mich.\nI. Thomsen',
      ),
    ],
  },
  {
    id: '5209',
    name: 'Gut Rosenau',
    amount: 9800,
    stage: 'qualifiedtobuy',
    since: 3,
    cycle: 10,
    log: [
      call(
        1,
        'Ms von Ahlen',
        'Weddings: 14 last season, on 5 of them the service ran 3 people short. One bill of 6k not paid because of it.',
      ),
    ],
  },
  {
    id: '5210',
    name: 'Rettungsdienst Mitteltal',
    amount: 54000,
    stage: 'closedwon',
    since: 95,
    reached: 'contractsent',
    log: [
      meeting(
        58,
        'Needs',
        'One unfilled car, one complaint a week; response times are on the council’s agenda in May.',
      ),
      note(0, 'Signed. Council got its graph.'),
    ],
  },
  {
    id: '5211',
    name: 'Hotel Bellavista Süd',
    amount: 16400,
    stage: 'closedwon',
    since: 42,
    reached: 'contractsent',
    log: [plainNote(0, 'won. start 1st of month, Jonas onboards')],
  },
  {
    id: '5212',
    name: 'Sozialwerk Süderholz',
    amount: 38800,
    stage: 'closedwon',
    since: 20,
    reached: 'contractsent',
    log: [
      call(50, 'Ms Graf', 'She wants her Sundays back, and the auditors want rest periods proven by May.'),
      note(2, 'Ms Graf convinced the board with her own Sunday list. I only held the laptop.'),
    ],
  },
  {
    id: '5213',
    name: 'Großküche Taverna',
    amount: 12700,
    stage: 'presentationscheduled',
    since: 5,
    log: [
      call(13, 'Mr Rossi', 'Overtime 900 h a month, works council complained in writing. He must answer by the 15th.'),
      task(0, 'Get the September rota from Mr Rossi before the presentation', false),
    ],
  },
];
