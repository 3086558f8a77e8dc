import { call, mailIn, meeting, note, plainNote } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

const CLINICS = '28104417';

/** The rest of Piotr's year in the clinics' pipeline: what was found, and what our product can not. */
export const piotrYear: SampleDeal[] = [
  {
    id: '5620',
    name: 'Kreiskrankenhaus Ostheide',
    amount: 71000,
    stage: '61204006',
    since: 298,
    pipeline: CLINICS,
    reached: '61204004',
    reason: 'Lohnschnittstelle',
    log: [
      meeting(
        57,
        'Bedarfsanalyse',
        'Problem is stand-by duty: 90 doctors, plan and wage are different in each month, correction costs 3 days of two persons. Director wants end of it before audit in May.',
      ),
      note(
        0,
        'Our payroll file has no field for stand-by duty, so 90 doctors would be typed by hand each month. I told it to product, answer is: next year.',
      ),
    ],
  },
  {
    id: '5621',
    name: 'Geriatrie am Stadtwald',
    amount: 24000,
    stage: '61204006',
    since: 271,
    pipeline: CLINICS,
    reason: 'kein Interesse',
    log: [
      meeting(20, 'Vorführung', 'Architecture, interfaces, security. 40 minutes.'),
      note(
        0,
        'I did not ask the director of nursing what she needs, I explained architecture for 40 minutes. Her question was only who comes tonight. Next time I ask first and draw after.',
      ),
    ],
  },
  {
    id: '5622',
    name: 'Chirurgische Klinik Brenz',
    amount: 55000,
    stage: '61204006',
    since: 249,
    pipeline: CLINICS,
    reached: '61204004',
    reason: 'OP-Plan',
    log: [
      meeting(
        41,
        'Bedarfsanalyse',
        'Operation plan changes each hour, nurses are called by phone from free day, 23 times in October. Two have resigned because of it.',
      ),
      note(
        0,
        'Our import can only take CSV once in a day, and the operation plan changes each hour. So it is not possible with our product, I checked it with development.',
      ),
    ],
  },
  {
    id: '5623',
    name: 'Klinik Heidenau',
    amount: 38000,
    stage: '61204007',
    since: 231,
    pipeline: CLINICS,
    reason: 'Station geschlossen',
    log: [
      note(
        35,
        'Ward 4 is short of 3 nurses each weekend, they close beds, 1,900 EUR per bed and week is lost. Ms Adler needs solution before winter.',
      ),
      note(
        0,
        'Ministry made new hospital plan, ward with 40 beds is closed from first of month. Without ward there is no project.',
      ),
    ],
  },
  {
    id: '5624',
    name: 'Orthopädie Zentrum Lech',
    amount: 29500,
    stage: '61204006',
    since: 207,
    pipeline: CLINICS,
    reason: 'Budget woanders',
    log: [
      call(30, 'IT', 'IT is very interested. Third meeting.'),
      note(
        0,
        'I did not ask who owns the budget. It was not IT, it was nursing, and I made three meetings with wrong people. Next time it is my first question.',
      ),
    ],
  },
  {
    id: '5625',
    name: 'Psychiatrie Waldruh',
    amount: 44000,
    stage: '61204006',
    since: 187,
    pipeline: CLINICS,
    reached: '61204004',
    reason: 'Betriebsrat / Lohn',
    contact: 'Petra Nowack, p.nowack@waldruh.example',
    log: [
      meeting(
        46,
        'Bedarfsanalyse',
        'Rest time is broken 31 times in quarter, authority wrote letter, chief must answer until 15 March.',
      ),
      mailIn(
        4,
        'Betriebsrat',
        'Herr Zielinski, ohne Ruhezeiten in der Lohnabrechnung stimmt der Betriebsrat nicht zu. Nowack',
      ),
      note(
        0,
        'Our payroll export gives hours, but not rest time and not stand-by. This is missing in our product, so works council can not agree.',
      ),
    ],
  },
  {
    id: '5626',
    name: 'Hautklinik Prof. Abendroth',
    amount: 21000,
    stage: '61204006',
    since: 151,
    pipeline: CLINICS,
    reason: 'Chefarzt dagegen',
    log: [
      meeting(16, 'Vorführung', 'All modules, 60 min. Professor looked in his telephone.'),
      note(
        0,
        'Professor does not want to understand it. He says plan is good because he made it. I answered all questions, with such person no argument helps.',
      ),
    ],
  },
  {
    id: '5627',
    name: 'Radiologie Nordlicht',
    amount: 18700,
    stage: '61204006',
    since: 125,
    pipeline: CLINICS,
    reason: 'Login',
    log: [
      call(
        33,
        'Leitung MTR',
        'Device stands still if one assistant is sick, 600 EUR per hour. In November it was 11 hours and the partners asked her why.',
      ),
      note(
        0,
        'Our login needs a mobile phone, and in radiology phones are forbidden. We have no card reader, Rotaline has. So they took Rotaline.',
      ),
    ],
  },
  {
    id: '5628',
    name: 'Kinderklinik Sternsee',
    amount: 33500,
    stage: '61204006',
    since: 109,
    pipeline: CLINICS,
    reached: '61204004',
    reason: 'Test nicht genutzt',
    log: [
      meeting(
        48,
        'Bedarfsanalyse',
        'Two nights with one nurse for 19 children. Head nurse Falk cried, she wants that it never happens again, and director gave her time until autumn.',
      ),
      note(
        0,
        'Trial was in August, half of the ward had holiday, and I agreed to this date. Nobody used it. I should have planned it with calendar of Ms Falk.',
      ),
    ],
  },
  {
    id: '5629',
    name: 'Diakoniekrankenhaus Wesel-Ost',
    amount: 66000,
    stage: '61204006',
    since: 79,
    pipeline: CLINICS,
    reached: '61204004',
    reason: 'Lohn zum dritten Mal',
    log: [
      meeting(
        50,
        'Bedarfsanalyse',
        'Church tariff, 14 kinds of supplement. Wage office needs 5 days for one month and two people there stop in summer because of it.',
      ),
      note(
        0,
        'Payroll interface is missing, again. I wrote a converter by myself on Sunday, their auditor did not accept it. It is a gap of our product.',
      ),
    ],
  },
  {
    id: '5630',
    name: 'Rettungswache Mühltal',
    amount: 15900,
    stage: '61204007',
    since: 56,
    pipeline: CLINICS,
    reason: 'Träger wechselt',
    log: [
      plainNote(28, 'two cars without crew on 4 sundays, county counted it, penalty 2,500 each'),
      note(
        0,
        'County gave the rescue service to other organisation from January. All contracts of old one were stopped by county, also ours.',
      ),
    ],
  },
  {
    id: '5631',
    name: 'MVZ Hafenblick',
    amount: 26800,
    stage: '61204006',
    since: 35,
    pipeline: CLINICS,
    reason: 'Zertifikat',
    log: [
      call(
        29,
        'Verwaltung',
        'Reception is empty on 5 mornings in month, patients go to hospital instead, about 200 EUR each. Manager must show better numbers in January.',
      ),
      note(
        0,
        'They require certificate for cloud in health care and we do not have this certificate. Without it they can not use our product.',
      ),
    ],
  },
  {
    id: '5632',
    name: 'Tagesklinik Rosengarten',
    amount: 12200,
    stage: '61204006',
    since: 17,
    pipeline: CLINICS,
    reason: 'zu spät',
    log: [
      note(
        0,
        'I have sent offer two weeks after promise, because I wanted to make calculation perfect. In this time they signed with other. Better is 80 percent on the day which I said.',
      ),
    ],
  },
  {
    id: '5633',
    name: 'Frühgeborenenzentrum Lindau-Ost',
    amount: 42500,
    stage: '61204006',
    since: 67,
    pipeline: CLINICS,
    reached: '61204004',
    reason: 'Qualifikationen',
    log: [
      meeting(
        44,
        'Bedarfsanalyse',
        'Law asks that 40 % of each shift have special training. Nobody can prove it, ward must close if inspector comes, chief is afraid of spring.',
      ),
      note(
        0,
        'Our software can not plan by qualification in percent, only by person. It is missing feature, they need exactly this one.',
      ),
    ],
  },
  {
    id: '5635',
    name: 'Lungenklinik Hochwald',
    amount: 49500,
    stage: '61204005',
    since: 256,
    pipeline: CLINICS,
    reached: '61204004',
    log: [
      meeting(
        53,
        'Bedarfsanalyse',
        'Problem is ventilation ward: on 12 nights one specialist was missing, they sent patients away and lose 8,000 EUR for each. Chief is afraid for next winter and wants it solved until October.',
      ),
      note(1, 'Signed. First time that I opened laptop only in last ten minutes.'),
    ],
  },
  {
    id: '5636',
    name: 'Zahnklinik Albers',
    amount: 10300,
    stage: '61204005',
    since: 181,
    pipeline: CLINICS,
    log: [
      call(
        35,
        'Dr. Albers',
        'Loses 3 treatments per day because assistant is planned in wrong room, 150 EUR each. His wife makes the plan on Sunday and wants her Sunday back.',
      ),
    ],
  },
  {
    id: '5637',
    name: 'Palliativdienst Oderland',
    amount: 17600,
    stage: '61204005',
    since: 121,
    pipeline: CLINICS,
    reached: '61204004',
    log: [
      meeting(
        51,
        'Bedarfsanalyse',
        'A family waited four hours at night because two nurses believed the other one is on duty. Director said it must never happen again, she wants a solution until Easter.',
      ),
    ],
  },
  {
    id: '5638',
    name: 'Blutspendezentrale Nord',
    amount: 35200,
    stage: '61204005',
    since: 14,
    pipeline: CLINICS,
    log: [note(1, 'They saw it at Dialysezentrum, ordered same. I had nothing to do.')],
  },
];
