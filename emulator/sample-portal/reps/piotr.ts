import { mailIn, mailOut, meeting, note } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

const CLINICS = '28104417';

/** Piotr, engineer by training: writes down what was found, in the English he has. Works the clinics' pipeline. */
export const piotr: SampleDeal[] = [
  {
    id: '5601',
    name: 'Klinikum Westtal',
    amount: 83000,
    stage: '61204006',
    since: 285,
    pipeline: CLINICS,
    reason: 'Schnittstelle',
    log: [
      meeting(
        60,
        'Bedarfsanalyse',
        'Emergency room: 3 duty plans in 3 files, conflict found each Monday. Chief physician must prove rest time to authority until 1 July or fine 30k.',
      ),
      note(
        0,
        'Their hospital system has only HL7 interface, we have only REST. Partner wants 28k for bridge. So it was finished.',
      ),
    ],
  },
  {
    id: '5602',
    name: 'Rehaklinik Moos',
    amount: 36000,
    stage: '61204006',
    since: 222,
    pipeline: CLINICS,
    reason: 'Gesetz',
    log: [
      note(
        0,
        'New state regulation from May: staff data of clinics must be hosted in own data centre. No cloud for 2 years, is not our and not their decision.',
      ),
    ],
  },
  {
    id: '5603',
    name: 'Herzzentrum Alb',
    amount: 59000,
    stage: '61204007',
    since: 166,
    pipeline: CLINICS,
    reason: 'zurückgestellt',
    log: [
      meeting(
        45,
        'Erstgespräch',
        'Nurse manager Kolb: 17 % of shifts changed less than 24 h before. Two people resigned because of it, she said it in tears.',
      ),
      note(
        0,
        'I have shown tool for planning, but problem was exchange of shifts, I understood it only in third meeting. Next project I will make one day in the ward before I open the laptop.',
      ),
    ],
  },
  {
    id: '5604',
    name: 'Augenklinik Dr. Thiel',
    amount: 12500,
    stage: '61204006',
    since: 93,
    pipeline: CLINICS,
    reason: 'Kein Bedarf',
    log: [
      note(
        0,
        'Dr. Thiel does not want to know about processes. I have sent calculation two times, he did not read it. Such doctors think that planning is work for secretary.',
      ),
    ],
  },
  {
    id: '5605',
    name: 'Unfallklinik Harz',
    amount: 47500,
    stage: '61204006',
    since: 40,
    pipeline: CLINICS,
    reason: 'Der Kunde hat sich für eine Eigenentwicklung entschieden',
    log: [
      note(
        0,
        'Der Kunde hat sich für eine Eigenentwicklung entschieden, weil die IT-Abteilung das Projekt selbst machen wollte. Wir haben alles gezeigt und jede Frage beantwortet.',
      ),
    ],
  },
  {
    id: '5606',
    name: 'Frauenklinik Saale',
    amount: 28800,
    stage: '61204004',
    since: 13,
    pipeline: CLINICS,
    log: [
      meeting(
        30,
        'Bedarfsanalyse',
        'Midwives plan in a paper book. In March two births with one midwife, the insurer asked in writing. Head midwife Ms Sander wants never again such night.',
      ),
      mailOut(4, 'Angebot', 'Dear Ms Sander,\noffer is attached, scenario March night on page 2.\nPiotr Zielinski'),
    ],
  },
  {
    id: '5607',
    name: 'Praxisverbund Elbe',
    amount: 19900,
    stage: '61204003',
    since: 9,
    pipeline: CLINICS,
    log: [
      mailIn(3, 'Vorführung', 'Guten Tag Herr Zielinski, wir freuen uns auf Donnerstag. M. Brandt'),
      note(
        2,
        'Five practices, one receptionist pool. 2 practices closed on 6 days last quarter because nobody knew who is free. 1,100 EUR lost each day.',
      ),
    ],
  },
  { id: '5608', name: 'MVZ Isartal', amount: 23500, stage: '61204002', since: 5, pipeline: CLINICS },
  {
    id: '5609',
    name: 'Schlaflabor Kiel',
    amount: 8800,
    stage: '61204005',
    since: 77,
    pipeline: CLINICS,
    log: [note(3, 'Technicians worked 11 nights without free day. Now plan checks it.')],
  },
  { id: '5610', name: 'Dialyse Zentrum Ems', amount: 31200, stage: '61204005', since: 31, pipeline: CLINICS },
  { id: '5611', name: 'Kurklinik Hirsau', amount: 26400, stage: '61204001', since: 2, pipeline: CLINICS },
  { id: '5612', name: 'Tierklinik Vogt', amount: 9700, stage: '61204003', since: 12, pipeline: CLINICS },
];
