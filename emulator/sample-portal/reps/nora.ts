import { call, mailIn, mailOut, meeting, note, type SampleDeal } from '../sample-deal.ts';

/** Nora, five months in: her first losses are open-eyed, the later ones drift towards excuses. */
export const nora: SampleDeal[] = [
  {
    id: '5101',
    name: 'Pension Seeblick',
    amount: 3200,
    stage: 'closedlost',
    since: 140,
    reason: 'My first one',
    log: [
      note(
        0,
        'I talked for forty minutes and only then asked how many people they plan. Eleven. Next time the headcount question comes first.',
      ),
    ],
  },
  {
    id: '5102',
    name: 'Hotel Adler, 64 rooms',
    amount: 8400,
    stage: 'closedlost',
    since: 126,
    reason: 'Timing',
    log: [
      meeting(
        30,
        'Intro',
        'Front desk and housekeeping swap shifts over WhatsApp. Mr Falk loses two hours every Sunday to it and his wife has had enough of that.',
      ),
      note(
        0,
        "I never asked Mr Falk who else has a say. His brother owns half of it and heard of us from the invoice. That is on me, I'll ask for the second owner in the first call from now on.",
      ),
    ],
  },
  {
    id: '5103',
    name: 'Reha-Zentrum Lindenhof',
    amount: 15600,
    stage: 'closedlost',
    since: 104,
    reason: 'Price',
    log: [
      call(
        21,
        'Call with Ms Wendt',
        'Went through the price list. She asked for the small package, explained why the big one is better value.',
      ),
      note(
        0,
        'Said 15k is too much for what they do. I explained three times what is included. Not sure they listened, but I also had no number to put against it.',
      ),
    ],
  },
  {
    id: '5104',
    name: 'Backhaus Kruse',
    amount: 5400,
    stage: 'closedlost',
    since: 83,
    reason: 'no reply',
    log: [
      mailOut(
        20,
        'Your offer',
        'Dear Mr Kruse,\nas discussed, please find our offer attached.\nBest regards\nNora Lindqvist\nAccount Executive, Halden',
      ),
      mailOut(
        12,
        'Re: Your offer',
        'Dear Mr Kruse,\ndid you have a chance to look at it?\nBest regards\nNora Lindqvist',
      ),
      note(
        0,
        'Four mails, two calls, nothing. He seemed so interested in the demo! People who ask for an offer and then vanish never wanted one in the first place.',
      ),
    ],
  },
  {
    id: '5105',
    name: 'Tagesklinik am Park',
    amount: 9900,
    stage: 'closedlost',
    since: 62,
    reason: 'Not interested',
    log: [
      meeting(15, 'Demo', 'Full demo, 50 min, all modules. Good atmosphere, few questions.'),
      note(
        0,
        "Demo was honestly my best one so far, I covered everything and had an answer to each question. They still don't see why planning on paper costs them money. You can't force people to understand.",
      ),
    ],
  },
  {
    id: '5106',
    name: 'Wäscherei Sonntag',
    amount: 4300,
    stage: 'closedlost',
    since: 47,
    reason: 'No budget',
    log: [
      note(
        0,
        'No budget. Of course. There is always budget for a new van, just not for software that would save them the van.',
      ),
    ],
  },
  {
    id: '5107',
    name: 'Hotel Zur Post',
    amount: 7700,
    stage: 'closedlost',
    since: 33,
    reason: 'Went with competitor',
    log: [
      call(
        14,
        'Follow-up',
        'Objections: 1) app only in German and English, 2) price, 3) staff does not want phones at work. Answered all three with the objection sheet.',
      ),
      mailIn(
        2,
        'Our decision',
        'Dear Ms Lindqvist,\nwe have decided for Plandock. They spent a morning with our housekeeping before they made an offer, and that convinced our team.\nKind regards\nUlrike Post',
      ),
      note(
        0,
        'They took the cheaper one. I had handled every objection and they had nothing left to say against us, so it can only have been the price. They will regret it in winter.',
      ),
    ],
  },
  {
    id: '5108',
    name: 'Spedition Ahrens',
    amount: 12100,
    stage: 'closedlost',
    since: 18,
    reason: 'would not decide',
    log: [
      meeting(20, 'Presentation', 'Presented to the owner and dispatch. They liked the map view.'),
      note(0, '"We will think about it." For seven weeks now. Mr Ahrens is just not someone who decides things.'),
    ],
  },
  {
    id: '5109',
    name: 'Seniorenhaus Birkengrund',
    amount: 11800,
    stage: 'presentationscheduled',
    since: 6,
    log: [call(2, 'Call', 'They have some trouble with the roster, want to see the tool. Demo booked for Thursday.')],
  },
  {
    id: '5110',
    name: 'Brauhaus Falkner',
    amount: 6900,
    stage: 'decisionmakerboughtin',
    since: 9,
    log: [
      meeting(5, 'Demo', 'Showed shift planning, time clock and payroll export. Mr Falkner nodded a lot.'),
      call(
        1,
        'Call',
        'He has concerns: too expensive, staff too old for apps, already has Excel. Explained each of them.',
      ),
    ],
  },
  {
    id: '5111',
    name: 'Kurhotel Waldfrieden',
    amount: 13400,
    stage: 'contractsent',
    since: 4,
    log: [
      mailOut(
        1,
        'Contract',
        'Dear Ms Heise,\nplease find the contract attached. I look forward to hearing from you.\nBest regards\nNora Lindqvist',
      ),
    ],
  },
  { id: '5112', name: 'Café Morgenrot', amount: 2100, stage: 'appointmentscheduled', since: 2 },
  {
    id: '5113',
    name: 'Gasthof Linde',
    amount: 3900,
    stage: 'closedwon',
    since: 71,
    log: [note(1, 'Mrs Linde: two no-shows every weekend cost her 400 a time. She did the sum herself on a beer mat.')],
  },
];
