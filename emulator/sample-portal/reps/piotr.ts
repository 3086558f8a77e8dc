import { by, call, mailIn, mailOut, meeting, note, plainNote } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

const CLINICS = '28104417';
const TOM = '702';

/** Piotr, engineer by training: writes down what was found, in the English he has. Works the clinics' pipeline. */
export const piotr: SampleDeal[] = [
  {
    id: '5601',
    name: 'Klinikum Westtal',
    amount: 83000,
    stage: '61204006',
    since: 285,
    pipeline: CLINICS,
    reached: '61204004',
    reason: 'Schnittstelle',
    contact: 'Dr. Lutz Ahlers, l.ahlers@klinikum-westtal.example',
    log: [
      meeting(
        58,
        'Bedarfsanalyse',
        'Emergency room: 3 duty plans in 3 files, conflict is found each Monday.\n- chief physician must prove rest time to authority until 1 July or fine 30k\n- he signs himself, it is his name in the newspaper',
      ),
      meeting(
        19,
        'Vorführung',
        'Only duty plan of ER, with their three files imported. Two conflicts found in front of all.',
      ),
      mailIn(5, 'HL7', 'Herr Zielinski, ohne HL7 können wir die Personaldaten nicht übernehmen. Ahlers'),
      note(
        0,
        'Their hospital system has only HL7 interface, we have only REST. Partner wants 28k for bridge. So it was finished.',
      ),
    ],
  },
  {
    id: '5602',
    name: 'Rehaklinik Moosach-Tal',
    amount: 36000,
    stage: '61204006',
    since: 222,
    pipeline: CLINICS,
    reason: 'Gesetz',
    log: [
      meeting(
        40,
        'Erstgespräch',
        'Therapy plan and duty plan are made by two persons who do not speak since 2019. Patients wait in corridor.',
      ),
      note(
        0,
        'New state regulation from May: staff data of clinics must be hosted in own data centre. No cloud for 2 years, is not our and not their decision.',
      ),
    ],
  },
  {
    id: '5603',
    name: 'Herzzentrum Albhöhe',
    amount: 59000,
    stage: '61204007',
    since: 166,
    pipeline: CLINICS,
    reached: '61204004',
    reason: 'zurückgestellt',
    log: [
      meeting(
        45,
        'Erstgespräch',
        'Nurse manager Kolb: 17 % of shifts changed less than 24 h before. Two people resigned because of it, she said it in tears.',
      ),
      meeting(
        18,
        'Vorführung',
        'Planning module, 70 min. Ms Kolb asks for exchange of shifts, I said is in next version.',
      ),
      note(
        0,
        'I have shown tool for planning, but problem was exchange of shifts, I understood it only in third meeting. Next project I will make one day in the ward before I open the laptop.',
      ),
    ],
  },
  {
    id: '5615',
    name: 'Labor Dr. Wendt & Partner',
    amount: 14900,
    stage: '61204006',
    since: 137,
    pipeline: CLINICS,
    reason: 'mehrere Gründe',
    contact: 'Dr. Karin Wendt, wendt@labor-wendt.example',
    log: [
      call(25, 'Dr. Wendt', 'Is not same Wendt as Lindenhof. 22 assistants, courier comes at 5, at 4 nobody is there.'),
      note(
        0,
        'Price was discussed, also move of laboratory in October, also our start date was late, also one partner goes in pension. I can not say what was decisive. Maybe all together.',
      ),
    ],
  },
  {
    id: '5604',
    name: 'Augenklinik Dr. Thielmann',
    amount: 12500,
    stage: '61204006',
    since: 93,
    pipeline: CLINICS,
    reason: 'Kein Bedarf',
    contact: 'Dr. Ernst Thielmann, praxis@augen-thielmann.example',
    log: [
      mailOut(20, 'Calculation', 'Dear Dr. Thielmann,\n\nplease see calculation on 4 pages.'),
      mailOut(8, 'Calculation, second time', 'Dear Dr. Thielmann,\n\nI send again, maybe first was lost.'),
      note(
        0,
        'Dr. Thielmann does not want to know about processes. I have sent calculation two times, he did not read it. Such doctors think that planning is work for secretary.',
      ),
    ],
  },
  {
    id: '5613',
    name: 'Praxis am Deich',
    amount: 4200,
    stage: '61204007',
    since: 70,
    cycle: 9,
    pipeline: CLINICS,
    reached: '61204002',
    reason: 'Kein Bedarf',
    log: [
      note(
        0,
        'I asked how often plan changes: two times in a year. 5 assistants, all live in same street and change between them. I said that they do not need us, paper calendar is enough, and ended it. If second practice opens, they call.',
      ),
    ],
  },
  {
    id: '5605',
    name: 'Unfallklinik Torfhaus',
    amount: 47500,
    stage: '61204006',
    since: 40,
    pipeline: CLINICS,
    reached: '61204004',
    reason: 'Eigenentwicklung',
    contact: 'Jens Harms, j.harms@uk-torfhaus.example',
    log: [
      meeting(24, 'Vorführung', 'Komplette Vorführung vor der IT und zwei Oberärzten, 90 Minuten.'),
      mailIn(
        2,
        'Absage',
        'Guten Tag Herr Zielinski,\nwir bauen es selbst. Ehrlich gesagt hatten wir nach der Vorführung keine Antwort darauf, wie der OP-Plan hineinkommt.\nJ. Harms',
      ),
      note(
        0,
        'Die IT-Abteilung wollte das Projekt unbedingt selbst machen. Wir haben alles gezeigt und jede Frage beantwortet, aber dort will man einfach nichts von außen annehmen.',
      ),
    ],
  },
  {
    id: '5606',
    name: 'Frauenklinik Saaletal',
    amount: 28800,
    stage: '61204004',
    since: 13,
    pipeline: CLINICS,
    contact: 'Ute Sander, u.sander@fk-saaletal.example',
    log: [
      meeting(
        44,
        'Bedarfsanalyse',
        'Midwives plan in a paper book. In March two births with one midwife, the insurer asked in writing. Head midwife Ms Sander wants never again such night.',
      ),
      meeting(15, 'Vorführung', 'Scenario of March night. Ms Sander was silent, then she said: this one.'),
      mailOut(0, 'Angebot', 'Dear Ms Sander,\n\noffer is attached, scenario of March night is on page 2.'),
    ],
  },
  {
    id: '5607',
    name: 'Praxisverbund Elbmarsch',
    amount: 19900,
    stage: '61204003',
    since: 9,
    pipeline: CLINICS,
    contact: 'Martina Brandt, m.brandt@pv-elbmarsch.example',
    log: [
      note(
        30,
        'Five practices, one pool of receptionists. 2 practices closed on 6 days last quarter because nobody knew who is free. 1,100 EUR lost each day.',
      ),
      mailIn(3, 'Vorführung', 'Guten Tag Herr Zielinski, wir freuen uns auf Donnerstag. M. Brandt'),
      by(TOM, plainNote(-2, 'Ms Brandt is not related to my Mr Brandt from the golf resort. Asked. T.')),
    ],
  },
  {
    id: '5608',
    name: 'MVZ Isarwinkel',
    amount: 23500,
    stage: '61204002',
    since: 5,
    cycle: 12,
    pipeline: CLINICS,
    log: [
      meeting(
        2,
        'Bedarf',
        'X-ray stands still 7 h in a week because plan of doctor and plan of assistant are different. 190 EUR per hour.',
      ),
    ],
  },
  {
    id: '5609',
    name: 'Schlaflabor Kranzbach',
    amount: 8800,
    stage: '61204005',
    since: 77,
    pipeline: CLINICS,
    reached: '61204004',
    log: [
      note(3, 'Technicians worked 11 nights without free day. Now plan checks it. Contract came back with chocolate.'),
    ],
  },
  {
    id: '5610',
    name: 'Dialysezentrum Emsbogen',
    amount: 31200,
    stage: '61204005',
    since: 31,
    pipeline: CLINICS,
    reached: '61204004',
    contact: 'Norbert Fehn, n.fehn@dialyse-emsbogen.example',
    log: [
      meeting(
        50,
        'Bedarfsanalyse',
        'Chair is empty if nurse is sick, patient goes to other city, 1,400 EUR per week lost and patient does not come back.',
      ),
      mailIn(1, 'Auftrag', 'Anbei unterschrieben. Auf gute Zusammenarbeit!'),
    ],
  },
  {
    id: '5611',
    name: 'Kurklinik Hollerbach',
    amount: 26400,
    stage: '61204001',
    since: 2,
    pipeline: CLINICS,
    log: [call(0, 'Erstkontakt', 'Director of nursing calls us. First talk is on Friday.', 'connected', 'INBOUND')],
  },
  {
    id: '5612',
    name: 'Tierklinik Ottersee',
    amount: 9700,
    stage: '61204003',
    since: 12,
    pipeline: CLINICS,
    log: [
      call(9, 'Dr. Ilse Maar', 'Wants to see it because colleague has it. 6 people.'),
      meeting(
        -10,
        'Vorführung',
        'Before I opened laptop I asked for the last month. No shift was open, night duty is made by clinic in the next town.',
      ),
    ],
  },
];
