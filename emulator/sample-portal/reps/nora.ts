import { by, call, mailIn, mailOut, meeting, note, task } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

const INGRID = '700';

/** Nora, five months in: her first losses are open-eyed, from the third on she doubts the product, then the buyers. */
export const nora: SampleDeal[] = [
  {
    id: '5101',
    name: 'Pension Seeblick',
    amount: 3200,
    stage: 'closedlost',
    since: 140,
    cycle: 24,
    reason: 'talked too much',
    contact: 'Maren Ehlers, info@pension-seeblick.example',
    log: [
      meeting(
        9,
        'Online demo',
        'First demo of my life!! Mrs Ehlers and her daughter. Showed planning, time clock, absences, payroll export, the app, the reports. 45 min.',
        'Dear Mrs Ehlers, I look forward to showing you Halden. Join with video: https://meet.halden.example/nora',
      ),
      note(
        0,
        'I talked for forty minutes and only then asked how many people they plan. Eleven. Next time the headcount question comes first.',
      ),
    ],
  },
  {
    id: '5102',
    name: 'Hotel Adlerhof, 64 rooms',
    amount: 8400,
    stage: 'closedlost',
    since: 126,
    cycle: 40,
    reached: 'contractsent',
    reason: 'second owner against it',
    contact: 'Georg Falk, g.falk@adlerhof.example',
    log: [
      meeting(
        36,
        'Intro',
        'Front desk and housekeeping swap shifts over WhatsApp. Mr Falk loses two hours every Sunday to it and his wife has had enough of that.',
      ),
      mailOut(8, 'Contract Halden', 'Dear Mr Falk,\n\nas promised the contract, two pages only!'),
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
    contact: 'Anke Wendt, anke.wendt@lindenhof.example',
    log: [
      call(
        21,
        'Call with Ms Wendt',
        'Went through the price list. She asked for the small package, I said why the big one is the better value.',
      ),
      mailIn(
        6,
        'Re: Angebot',
        'Hallo Frau Lindqvist,\nzum Vergleich: Plandock liegt für 70 Leute bei 9.900. Was ist bei Ihnen anders?\nA. Wendt',
        {
          program: 'gmail-de',
          when: 'Mo., 09:02',
          text: 'Dear Ms Wendt,\nplease find our offer: EUR 15,600 for 70 people and twelve months.',
        },
      ),
      note(
        0,
        "Our 15.6k against 9.9k from Plandock for the same 70 people. I couldn't explain the difference to Ms Wendt and tbh I am not sure there is one. Third time this month somebody tells me we are too expensive. @Ingrid are we?",
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
    contact: 'Hinnerk Kruse, hk@backhaus-kruse.example',
    log: [
      meeting(27, 'Demo', 'He laughed at the shift bingo picture. Wants an offer!'),
      mailOut(20, 'Your offer', 'Dear Mr Kruse,\n\nas discussed, please find our offer attached.'),
      mailOut(
        12,
        'Re: Your offer',
        'Dear Mr Kruse,\n\ndid you have a chance to look at it? Any questions, just call me!',
      ),
      call(6, 'Call with Mr Kruse', '', 'noAnswer'),
      call(3, 'Call with Mr Kruse', '', 'voicemail'),
      note(
        0,
        'Four mails, two calls, nothing. He was so interested in the demo! People who ask for an offer and then vanish never wanted one in the first place.',
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
        "My best demo so far, I went through every module and had an answer to each question. They still don't see why planning on paper costs them money. You can't force people to understand.",
      ),
    ],
  },
  {
    id: '5106',
    name: 'Wäscherei Sonntag',
    amount: 4300,
    stage: 'closedlost',
    since: 47,
    cycle: 20,
    reason: 'No budget',
    log: [
      call(9, 'Call', 'Likes it. Says his wife does the books, he will ask her.'),
      note(
        0,
        'No budget. Of course. There is always budget for a new van, just not for software that would save them the van.',
      ),
    ],
  },
  {
    id: '5107',
    name: 'Hotel Postgarten',
    amount: 7700,
    stage: 'closedlost',
    since: 33,
    reached: 'decisionmakerboughtin',
    reason: 'Went with competitor',
    contact: 'Ulrike Post, u.post@postgarten.example',
    log: [
      meeting(24, 'Demo', 'Ms Post + head housekeeper. Showed everything incl. the new forecast.'),
      call(
        14,
        'Follow-up',
        'Their objections:\n- app only in German and English\n- price\n- staff do not want their phones at work\nAnswered all three from the objection sheet.',
      ),
      mailIn(
        2,
        'Our decision',
        'Dear Ms Lindqvist,\nwe have decided for Plandock. They spent a morning with our housekeeping before they made an offer, and that convinced the team. Your demo was very complete, we just did not find ourselves in it.\nKind regards\nUlrike Post',
        { program: 'gmail', when: 'Tue, 3 Mar at 16:40', text: 'Dear Ms Post,\nis there anything else I can explain?' },
      ),
      note(
        0,
        'They took the cheaper one. I had handled every objection and they had nothing left to say against us, so it can only be the price. They will regret it in winter.',
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
    contact: 'Jochen Ahrens, j.ahrens@spedition-ahrens.example',
    log: [
      meeting(20, 'Presentation', 'Presented to the owner and dispatch. They liked the map view.'),
      mailOut(11, 'Next steps', 'Dear Mr Ahrens,\n\nshall we fix a start date? I could reserve 1 June for you.'),
      task(6, 'Ahrens: ask again'),
      note(0, '"We will think about it." For seven weeks now. Mr Ahrens is just not someone who decides things.'),
      by(
        INGRID,
        note(-2, 'Nora, can we sit down over this one on Thursday, 20 minutes? Bring Ahrens and Tagesklinik. IS'),
      ),
    ],
  },
  {
    id: '5109',
    name: 'Seniorenhaus Birkengrund',
    amount: 11800,
    stage: 'presentationscheduled',
    since: 6,
    cycle: 15,
    log: [
      call(2, 'Call', 'They have some trouble with the roster, want to see the tool. Demo booked for Thursday.'),
      task(1, 'Prepare demo Birkengrund', false),
    ],
  },
  {
    id: '5110',
    name: 'Brauhaus Falkner',
    amount: 6900,
    stage: 'decisionmakerboughtin',
    since: 9,
    contact: 'Xaver Falkner, chef@brauhaus-falkner.example',
    log: [
      meeting(5, 'Demo', 'Showed shift planning, time clock and payroll export. Mr Falkner nodded a lot.'),
      mailOut(4, 'Offer', 'Dear Mr Falkner,\n\nthank you for the nice talk! Here is the offer.'),
      call(
        -6,
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
    contact: 'Barbara Heise, b.heise@waldfrieden.example',
    log: [
      meeting(10, 'Demo', 'Ms Heise, 35 min. Positive!'),
      mailOut(
        0,
        'Contract',
        'Dear Ms Heise,\n\nplease find the contract attached. I look forward to hearing from you.',
      ),
      call(-3, 'Call with Ms Heise', '', 'voicemail'),
    ],
  },
  {
    id: '5112',
    name: 'Café Morgenrot',
    amount: 2100,
    stage: 'appointmentscheduled',
    since: 2,
    log: [call(0, 'Inbound', 'Found us on the web, 9 staff, wants to know what it costs.', 'connected', 'INBOUND')],
  },
  {
    id: '5113',
    name: 'Gasthof Linde',
    amount: 3900,
    stage: 'closedwon',
    since: 71,
    reached: 'contractsent',
    cycle: 30,
    log: [
      call(26, 'First call', 'Two no-shows every weekend, 400 a time. She did the sum herself on a beer mat.'),
      note(1, 'Signed on the beer mat, then on paper. Yay!'),
    ],
  },
  {
    id: '5120',
    name: 'Pension Möwe',
    amount: 2400,
    stage: 'closedwon',
    since: 96,
    cycle: 14,
    log: [meeting(4, 'Demo', 'They liked the colours!! Signed the same week.')],
  },
  {
    id: '5121',
    name: 'Bio-Markt Grünkorn',
    amount: 6600,
    stage: 'closedwon',
    since: 41,
    log: [
      call(
        29,
        'Call with Ms Kern',
        'She loses 600 every Saturday because the cheese counter stays closed, and she wants it open again before Christmas. Wrote that down before anything else.',
      ),
      note(0, 'Yes!! And I showed only the counter.'),
    ],
  },
];
