import { call, mailIn, mailOut, meeting, note, plainNote } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

/** Camille, always courteous: the cause is politely left at the buyer's door. */
export const camille: SampleDeal[] = [
  {
    id: '5301',
    name: 'Clinique des Deux Lacs',
    amount: 29000,
    stage: 'closedlost',
    since: 365,
    reason: 'Not the right moment for the client',
    contact: 'Dr Hélène Perrin, h.perrin@deuxlacs.example',
    log: [
      meeting(
        30,
        'Presentation',
        'A delightful exchange with Dr Perrin and her team. Complete presentation of the platform, warmly received.',
      ),
      mailOut(
        22,
        'Our exchange',
        'Dear Dr Perrin,\n\nit was a pleasure. Please find the complete documentation enclosed (64 pages).',
      ),
      note(
        0,
        'A charming team. One must accept that not every organisation has the maturity to embrace such a change. Our value was clearly set out at every step.',
      ),
    ],
  },
  {
    id: '5302',
    name: 'Hôtel Valombreuse',
    amount: 18500,
    stage: 'closedlost',
    since: 300,
    reason: 'Budget',
    log: [
      call(
        15,
        'Call',
        'Mme Girod enquired about a smaller formula. I explained that the full one is what makes the difference.',
      ),
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
    reached: 'decisionmakerboughtin',
    reason: 'Change of direction',
    contact: 'Solange Aubert, direction@lestilleuls.example',
    log: [
      meeting(
        47,
        'Visit',
        'Mme Aubert showed me the corridor on the second floor: one carer for 31 residents on 9 nights in October. The families have written to the prefect.',
      ),
      mailOut(6, 'Contract', 'Dear Madame Aubert,\n\nas agreed, the contract for your signature.'),
      note(
        0,
        'The director, Mme Aubert, left for another house on the 12th, and her successor has suspended all purchases until the summer audit.',
      ),
    ],
  },
  {
    id: '5304',
    name: 'Thermes de Valserine',
    amount: 21000,
    stage: 'closedlost',
    since: 177,
    reason: 'Preferred to remain with Excel',
    log: [
      meeting(35, 'Presentation', 'M. Vidal and his assistant. All modules, in the elegant version.'),
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
    name: 'Logistique Grandval',
    amount: 33000,
    stage: 'closedlost',
    since: 120,
    reason: 'Other',
    contact: 'Mathieu Roux, m.roux@grandval.example',
    log: [
      meeting(26, 'Presentation', 'To the board of five. Impeccable attention throughout.'),
      mailOut(9, 'Your thoughts?', 'Dear Monsieur Roux,\n\nmight I ask for your impressions?'),
      mailIn(
        3,
        'Re: Your thoughts?',
        'Chère Camille,\nthank you for the presentation. We felt it was the same that everybody sees. Our trouble is the night crew, 40 % leave within the year, and nobody asked us about it.\nM. Roux',
        {
          program: 'gmail',
          when: 'Fri, 12 Jun at 10:15',
          text: 'Dear Monsieur Roux,\nmight I ask for your impressions?',
        },
      ),
      note(
        0,
        'A lovely group who, I believe, had not yet identified their own priorities. The door remains open for when they have.',
      ),
    ],
  },
  {
    id: '5306',
    name: 'Château Marsanne',
    amount: 8900,
    stage: 'closedlost',
    since: 74,
    reason: 'Language of the app',
    log: [
      note(
        0,
        'Our mobile application is not available in French, and the chambermaids read nothing else. It came up in the first five minutes and in the last five.',
      ),
    ],
  },
  {
    id: '5307',
    name: 'Polyclinique des Trois Ormes',
    amount: 41000,
    stage: 'closedlost',
    since: 29,
    reached: 'decisionmakerboughtin',
    reason: 'No follow-up from their side',
    contact: 'Dr Alain Lemaire, a.lemaire@troisormes.example',
    log: [
      meeting(
        40,
        'Demonstration',
        'Dr Lemaire, the head of finance, the head of nursing. Two hours, the complete tour.',
      ),
      mailOut(
        14,
        'A gentle reminder',
        'Dear Dr Lemaire,\n\nI hope this finds you well. May I take the liberty of asking where you stand?',
      ),
      mailOut(
        7,
        'Re: A gentle reminder',
        'Dear Dr Lemaire,\n\nforgive my insistence. I remain at your entire disposal.',
      ),
      note(
        0,
        'After an excellent demonstration we regrettably heard nothing further from Dr Lemaire, in spite of several courteous reminders. A pity for them.',
      ),
    ],
  },
  {
    id: '5308',
    name: 'Hôtel Royal Garance',
    amount: 26500,
    stage: 'contractsent',
    since: 7,
    contact: 'Philippe Delmas, p.delmas@royalgarance.example',
    log: [
      meeting(
        22,
        'Presentation',
        'Full presentation to the management committee; M. Delmas most attentive. Everything was covered.',
      ),
      call(4, 'Call', 'Their questions about integration, price and hosting were all answered.'),
      mailOut(0, 'The contract', 'Cher Monsieur Delmas,\n\nplease find the contract enclosed, with my compliments.'),
    ],
  },
  {
    id: '5309',
    name: 'Résidence Belleval',
    amount: 17300,
    stage: 'presentationscheduled',
    since: 4,
    cycle: 20,
    log: [note(1, 'The director was so kind as to grant me ninety minutes next week for the complete tour.')],
  },
  {
    id: '5310',
    name: 'Traiteur Fontanelle',
    amount: 7600,
    stage: 'closedwon',
    since: 52,
    reached: 'contractsent',
    log: [
      call(31, 'Call', 'M. Fontanelle pays 700 in taxis each weekend because the teams end at the wrong place.'),
      note(0, 'He signed between two weddings.'),
    ],
  },
  {
    id: '5311',
    name: 'Hôpital Sainte-Aurore',
    amount: 58000,
    stage: 'decisionmakerboughtin',
    since: 15,
    contact: 'Claire Ashby, c.ashby@sainte-aurore.example',
    log: [
      meeting(9, 'Visit', 'A very agreeable visit. They would like better reporting.'),
      call(
        3,
        'Call',
        'Mme Ashby (English, no relation) had doubts about the interface to the wage system; I set her mind at rest.',
      ),
      mailIn(
        -12,
        'Re: Our visit',
        'Dear Camille,\nthank you, it was a lovely morning. Before we go on: we still do not know what it would change for our emergency rota, which is why we had asked you here. Could somebody look at it with us?\nClaire Ashby\nHead of Nursing',
        {
          program: 'outlook',
          when: 'Wednesday 17:20',
          text: 'Dear Madame Ashby, what a splendid visit. Shall we proceed?',
        },
      ),
    ],
  },
  { id: '5312', name: 'Spa Lumières d’Aval', amount: 5200, stage: 'appointmentscheduled', since: 1 },
  {
    id: '5315',
    name: 'Vignobles Castelrieux',
    amount: 11900,
    stage: 'closedwon',
    since: 205,
    reached: 'contractsent',
    cycle: 35,
    contact: 'Odile Castel, o.castel@castelrieux.example',
    log: [
      plainNote(30, 'Mme Castel: 60 pickers for 3 weeks, last year 11 did not come on day one and the white was lost'),
      mailIn(1, 'Signé', 'Voilà, c’est signé. À bientôt dans les vignes !\nO. Castel'),
    ],
  },
];
