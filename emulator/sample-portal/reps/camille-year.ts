import { call, mailIn, mailOut, meeting, note } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

/** The rest of Camille's year: as courteous to the product's gaps as to the buyers who hesitate. */
export const camilleYear: SampleDeal[] = [
  {
    id: '5320',
    name: 'Hôtel des Marquis',
    amount: 22400,
    stage: 'closedlost',
    since: 294,
    reason: 'Paie',
    log: [
      meeting(24, 'Presentation', 'Mme Fournel and her accountant, over an excellent tea.'),
      note(
        0,
        'The payroll interface, alas. Their accountant requires the hours by coefficient, and our export offers a single column. Madame was desolate, and so was I.',
      ),
    ],
  },
  {
    id: '5321',
    name: 'Domaine de Castaing',
    amount: 15800,
    stage: 'closedlost',
    since: 273,
    reason: 'No decision',
    log: [
      meeting(28, 'Presentation', 'M. Castaing had the champagne opened after the second module.'),
      note(
        0,
        'M. Castaing admires everything and decides nothing; it is, I fear, the nature of that house to postpone. Our offer could not have been clearer.',
      ),
    ],
  },
  {
    id: '5322',
    name: 'Grand Hôtel Cap-Ferrand',
    amount: 47000,
    stage: 'closedlost',
    since: 252,
    reached: 'decisionmakerboughtin',
    reason: 'Group sold',
    log: [
      call(
        48,
        'Call',
        'Mme Besson loses a receptionist every quarter because the night plan changes at six in the evening; each one costs her 5,000, and the owner wants it ended before the season.',
      ),
      note(
        0,
        'The group to which the hotel belongs was sold to a Spanish fund, and the new proprietors have frozen all local contracts until spring.',
      ),
    ],
  },
  {
    id: '5323',
    name: 'Brasserie Le Quai Vert',
    amount: 6900,
    stage: 'closedlost',
    since: 229,
    reason: 'Language of the app',
    log: [
      note(
        0,
        'Our application speaks neither French nor Portuguese, and the kitchen speaks nothing else. I could but agree with the chef.',
      ),
    ],
  },
  {
    id: '5324',
    name: 'Clinique Beaurivage',
    amount: 34000,
    stage: 'closedlost',
    since: 210,
    reason: 'Not at ease with technology',
    log: [
      meeting(19, 'Presentation', 'To the directress alone. All modules, twice, most patiently.'),
      note(
        0,
        'A cultivated lady, yet technology will remain foreign to her. All had been explained; she simply does not see the value of it.',
      ),
    ],
  },
  {
    id: '5325',
    name: 'Hôtel de la Poste, Armandie',
    amount: 9700,
    stage: 'closedlost',
    since: 189,
    reason: 'Paie, encore',
    log: [
      call(26, 'Call', 'M. Joly asked twice how the Sundays arrive at the accountant. I promised to enquire.'),
      note(
        0,
        'Once more the payroll export. Our file does not carry the Sunday supplement, which in a hotel is, one must concede, the essential. I have written to Hamburg for the third time.',
      ),
    ],
  },
  {
    id: '5326',
    name: 'Ateliers Tessier',
    amount: 18800,
    stage: 'closedlost',
    since: 161,
    reason: 'My presentation',
    log: [
      meeting(22, 'Presentation', 'Ninety minutes, every module, M. Tessier most polite.'),
      note(
        0,
        'I never asked M. Tessier what he wished to solve before I opened my presentation; he remarked upon it, very kindly, at the door. I should have come without a screen, and next time I shall.',
      ),
    ],
  },
  {
    id: '5327',
    name: 'Camping Les Flots',
    amount: 13300,
    stage: 'closedlost',
    since: 140,
    reason: 'Tarif',
    contact: 'Bruno Maillard, b.maillard@lesflots.example',
    log: [
      mailIn(
        4,
        'Votre offre',
        'Chère Madame, 80 personnes pendant dix semaines, et vous nous facturez cinquante-deux semaines. Nous ne pouvons pas. B. Maillard',
      ),
      note(
        0,
        'Our price list knows no seasonal licence: eighty people for ten weeks, and they would pay for fifty-two. The arithmetic is on their side.',
      ),
    ],
  },
  {
    id: '5328',
    name: 'Thermes de Saint-Elme',
    amount: 39500,
    stage: 'closedlost',
    since: 106,
    reached: 'decisionmakerboughtin',
    reason: 'Water damage',
    log: [
      meeting(
        34,
        'Visit',
        'Mme Roche showed me the baths, and then the plan of the week, which hung behind a curtain.',
      ),
      note(
        0,
        'A burst main flooded the thermal wing in September; the insurers have stopped every new project until their report.',
      ),
    ],
  },
  {
    id: '5329',
    name: 'Résidence Val-Fleuri',
    amount: 20600,
    stage: 'closedlost',
    since: 90,
    reached: 'contractsent',
    reason: 'The night team',
    log: [
      call(31, 'Call', 'The director and I are of one mind, as always.'),
      note(
        0,
        'For four months I courted the director and I never asked to meet the head of the night team, who was to use it. She declined in a single sentence. The omission was mine.',
      ),
    ],
  },
  {
    id: '5330',
    name: 'Hôpital privé des Glycines',
    amount: 62000,
    stage: 'closedlost',
    since: 60,
    reached: 'contractsent',
    reason: 'Interface paie',
    contact: 'Thierry Lacombe, t.lacombe@glycines.example',
    log: [
      meeting(
        52,
        'Visit',
        'The problem of M. Lacombe: 38 agency nights a month because nobody sees who is free; 19,000 euros, for which the board has asked him to account by June.',
      ),
      mailOut(
        6,
        'The interface',
        'Cher Monsieur Lacombe,\n\nI have asked our engineers once more and hope to have better news soon.',
      ),
      note(
        0,
        'We have no interface to their payroll system, and the union will not accept that supplements be typed by hand. Everything else was agreed. Hamburg now has five such names from me.',
      ),
    ],
  },
  {
    id: '5331',
    name: 'Galerie Montclair',
    amount: 8200,
    stage: 'closedlost',
    since: 43,
    reason: 'Chose another',
    log: [
      mailOut(9, 'Our proposal', 'Chère Madame,\n\nmay I draw your attention to the quality of our support?'),
      note(
        0,
        'They chose the cheaper house, for the price alone. One does not compete with those who do not wish to see the difference; I am certain that they will regret it.',
      ),
    ],
    contact: 'Inès Montclair, ines@montclair.example',
  },
  {
    id: '5332',
    name: 'Laboratoire Sérane',
    amount: 27500,
    stage: 'closedlost',
    since: 19,
    reason: 'Hosting',
    log: [
      call(23, 'Call', 'Their counsel asked for the certificate of health-data hosting.'),
      note(
        0,
        'Our hosting is not certified for health data, and their counsel permits nothing else. Shift Atlas has the certificate. We do not.',
      ),
    ],
  },
  {
    id: '5335',
    name: 'Pâtisserie Delorme',
    amount: 5400,
    stage: 'closedwon',
    since: 237,
    cycle: 30,
    log: [note(2, 'Signed, with a box of macarons for the whole office.')],
  },
  {
    id: '5336',
    name: 'Hôtel Miramar Sud',
    amount: 31500,
    stage: 'closedwon',
    since: 131,
    reached: 'contractsent',
    log: [
      call(
        50,
        'Call',
        'Mme Aguilar cannot open her second terrace because she never knows who comes; she loses 2,000 each fine Sunday and wants it solved before Easter.',
      ),
      note(0, 'She opened the terrace on Palm Sunday and signed at noon.'),
    ],
  },
  {
    id: '5337',
    name: 'Centre équestre Haras-Blanc',
    amount: 7100,
    stage: 'closedwon',
    since: 68,
    log: [meeting(19, 'Presentation', 'The complete tour, between two lessons. A most natural agreement.')],
  },
];
