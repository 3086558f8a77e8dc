import { call, mailIn, mailOut, meeting, note, type SampleDeal } from '../sample-deal.ts';

/** Camille, always courteous: the cause is politely left at the buyer's door. */
export const camille: SampleDeal[] = [
  {
    id: '5301',
    name: 'Clinique du Lac',
    amount: 29000,
    stage: 'closedlost',
    since: 365,
    reason: 'Not the right moment for the client',
    log: [
      meeting(
        30,
        'Presentation',
        'A delightful exchange with Dr Perrin and her team. Complete presentation of the platform, warmly received.',
      ),
      note(
        0,
        'A charming team. One must accept that not every organisation has the maturity to embrace such a change. Our value was clearly set out at every step.',
      ),
    ],
  },
  {
    id: '5302',
    name: 'Hôtel Beaurivage',
    amount: 18500,
    stage: 'closedlost',
    since: 300,
    reason: 'Budget',
    log: [
      note(
        0,
        'Their finances did not permit it this year, although they were the first to admit how elegant the solution is. We part as friends.',
      ),
    ],
  },
  {
    id: '5303',
    name: 'Maison de retraite Les Tilleuls',
    amount: 14200,
    stage: 'closedlost',
    since: 241,
    reason: 'Direction changed',
    log: [
      note(
        0,
        'The director, Mme Aubert, left for another house on the 12th, and her successor has suspended all purchases until the summer audit.',
      ),
    ],
  },
  {
    id: '5304',
    name: 'Thermes de Vals',
    amount: 21000,
    stage: 'closedlost',
    since: 177,
    reason: 'Preferred to remain with Excel',
    log: [
      call(
        20,
        'Call',
        'M. Vidal raised the usual concerns about training and price. I was able to reassure him on each point.',
      ),
      note(
        0,
        'Despite full reassurance on all of their concerns, they preferred the comfort of their spreadsheets. Some clients are simply more at ease with what they know.',
      ),
    ],
  },
  {
    id: '5305',
    name: 'Logistique Alpine',
    amount: 33000,
    stage: 'closedlost',
    since: 120,
    reason: 'Other',
    log: [
      mailIn(
        3,
        'Notre décision',
        'Chère Camille,\nthank you for the presentation. We felt that it was the same for everybody; nobody had asked us about our night crew.\nM. Roux',
      ),
      note(
        0,
        'A lovely group who, I believe, had not yet identified their own priorities. The door remains open for when they have.',
      ),
    ],
  },
  {
    id: '5306',
    name: 'Château Marsan',
    amount: 8900,
    stage: 'closedlost',
    since: 74,
    reason: 'Interface',
    log: [
      note(
        0,
        'Our mobile application is not available in French, and the chambermaids read nothing else. It came up in the first five minutes and in the last five.',
      ),
    ],
  },
  {
    id: '5307',
    name: 'Polyclinique Saint-Roch',
    amount: 41000,
    stage: 'closedlost',
    since: 29,
    reason: 'No follow-up from their side',
    log: [
      mailOut(
        14,
        'A gentle reminder',
        'Dear Dr Lemaire,\nI hope this finds you well. May I take the liberty of asking where you stand?\nWarm regards,\nCamille Moreau\nSenior Account Manager | Halden\nThis e-mail and any attachments are confidential and intended solely for the addressee.',
      ),
      note(
        0,
        'After an excellent demonstration, we regrettably heard nothing further from Dr Lemaire in spite of several courteous reminders. A pity for them.',
      ),
    ],
  },
  {
    id: '5308',
    name: 'Hôtel Royal Garance',
    amount: 26500,
    stage: 'contractsent',
    since: 7,
    log: [
      meeting(
        18,
        'Presentation',
        'Full presentation to the management committee; M. Delmas most attentive. Everything was covered.',
      ),
      call(4, 'Call', 'Their questions about integration, price and hosting were all answered.'),
    ],
  },
  { id: '5309', name: 'Résidence Bellerive', amount: 17300, stage: 'presentationscheduled', since: 4 },
  { id: '5310', name: 'Traiteur Fontaine', amount: 7600, stage: 'closedwon', since: 52 },
  {
    id: '5311',
    name: 'Hôpital Sainte-Claire',
    amount: 58000,
    stage: 'decisionmakerboughtin',
    since: 15,
    log: [meeting(9, 'Visit', 'A very agreeable visit. They would like better reporting.')],
  },
  { id: '5312', name: 'Spa Lumière', amount: 5200, stage: 'appointmentscheduled', since: 1 },
];
