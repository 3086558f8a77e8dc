import { call, mailIn, mailOut, meeting, note, plainNote } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

/** The rest of Tom's year: what was asked before, what it came to, and what he takes from it. */
export const tomYear: SampleDeal[] = [
  {
    id: '5220',
    name: 'Papierwerk Holsten',
    amount: 41000,
    stage: 'closedlost',
    since: 290,
    reached: 'contractsent',
    reason: 'Wage types',
    log: [
      meeting(
        52,
        'Needs',
        'The fourth machine stood still for nine nights last year because nobody with the licence was on. A night costs them 7,000. The plant manager has to answer for it in March.',
      ),
      note(
        0,
        'They pay nineteen kinds of supplement and our wage export knows six. The payroll lady showed me the list, kindly. We do not have it, and I had nothing to put beside it.',
      ),
    ],
  },
  {
    id: '5221',
    name: 'Jugendherbergen Geest',
    amount: 17500,
    stage: 'closedlost',
    since: 266,
    reason: 'Grant cut',
    log: [
      call(
        44,
        'Ms Feddersen',
        'Breakfast at seven with 120 children and one cook, four times since summer. Two house mothers have given notice over it.',
      ),
      note(
        0,
        'The state cut the grant in the November budget, and the association stopped all orders. All seven houses had said yes. I will be back when the next budget is read.',
      ),
    ],
  },
  {
    id: '5222',
    name: 'Molkerei Süderau',
    amount: 33000,
    stage: 'closedlost',
    since: 244,
    reached: 'decisionmakerboughtin',
    reason: 'Missed the point',
    log: [
      meeting(
        50,
        'Needs',
        'Overtime, 600 hours a month. In passing: temps without forklift papers, one accident in May, the trade association has asked twice.',
      ),
      note(
        0,
        'I built the case on overtime because that is the tune I know. Their worry was the forklift papers. I heard it in the second talk and answered it in the fifth; I should have asked which of the two keeps him awake.',
      ),
    ],
  },
  {
    id: '5223',
    name: 'Hotel Fährhaus Kollmar',
    amount: 12900,
    stage: 'closedlost',
    since: 222,
    reason: 'Payroll',
    log: [
      call(
        41,
        'Mr Ohlsen',
        'His problem is wages: they are wrong every month, his wife corrects them after closing time and loses two evenings. She has told him that this is the last year.',
      ),
      note(
        0,
        'Our hours go to payroll as one sum per month, they need them by day and by cost centre. Fourth time this year. I have sent product the four names and the four sums.',
      ),
    ],
  },
  {
    id: '5224',
    name: 'Seniorenstift Elbhang',
    amount: 37500,
    stage: 'closedlost',
    since: 198,
    reached: 'contractsent',
    reason: 'Shift Atlas',
    contact: 'Maria Lohse, m.lohse@stift-elbhang.example',
    log: [
      meeting(
        55,
        'Needs',
        'Weekend shifts are filled by text message on Friday night. The home supervision found eleven unstaffed hours; Ms Lohse must report every month until it is mended, and she is afraid of the next visit.',
      ),
      mailOut(3, 'Offer', 'Dear Ms Lohse,\n\nthe offer. Call me whenever it suits you.'),
      note(
        0,
        'I sent the offer by mail on a Friday instead of taking it there. On Monday Shift Atlas sat at her table. I will carry the next one in person, as I did for years.',
      ),
    ],
  },
  {
    id: '5225',
    name: 'Windparkservice Fehn',
    amount: 29000,
    stage: 'closedlost',
    since: 177,
    reason: 'No offline app',
    log: [
      meeting(
        38,
        'Needs',
        'Problem: crews of two, and if one man is late the boat waits. That costs them 1,900 an hour, 14 times since January, and the operator wants it ended by autumn or he looks for another firm.',
      ),
      note(
        0,
        'Our app needs a connection, and the technicians stand eight hours a day in a tower without one. Offline is on our roadmap. A roadmap is no help in a tower.',
      ),
    ],
  },
  {
    id: '5226',
    name: 'Theater am Deich',
    amount: 14800,
    stage: 'closedlost',
    since: 148,
    reason: 'Flood',
    log: [
      call(
        36,
        'Mr Siewert',
        'Two performances cancelled for want of a lighting man, 300 tickets refunded each time. The mayor sat in one of them.',
      ),
      note(
        0,
        'After the flood in May the city cancelled the whole modernisation. The director rang me himself and was more upset than I was.',
      ),
    ],
  },
  {
    id: '5227',
    name: 'Schlachthof Norderstapel',
    amount: 46000,
    stage: 'closedlost',
    since: 119,
    reached: 'contractsent',
    reason: 'Wage interface',
    contact: 'Dieter Hinrichs, hinrichs@schlachthof-nst.example',
    log: [
      meeting(
        58,
        'Needs',
        'The line needs 46 people at five in the morning and starts with 41 on most Mondays. Each hour late is 2,300, and the vet leaves at noon whatever happens.',
      ),
      mailIn(
        2,
        'Lohn',
        'Herr Berger, 210 Leute von Hand eintippen, das macht mir die Buchhaltung nicht mit. D. Hinrichs',
      ),
      note(
        0,
        'We have no interface to their payroll: 210 people would be keyed in by hand, two days every month. I would not have bought our product either.',
      ),
    ],
  },
  {
    id: '5228',
    name: 'Rehazentrum Quellental',
    amount: 23500,
    stage: 'closedlost',
    since: 88,
    reason: 'Head therapist',
    log: [
      meeting(
        39,
        'Needs',
        'Patients sit in the corridor since therapy and rooms are planned apart; the insurer has counted 61 lost units in one month.',
      ),
      meeting(12, 'Presentation', 'Head therapist present. She said nothing.'),
      note(
        0,
        'I took the head therapist’s silence for consent. She has to live with it, and I never asked what she is afraid of. She told the staff meeting instead of me.',
      ),
    ],
  },
  {
    id: '5229',
    name: 'Druckhaus Mönke',
    amount: 8800,
    stage: 'closedlost',
    since: 46,
    reason: 'Our price',
    log: [
      call(
        34,
        'Mr Mönke',
        'Weekend print run stood twice in August, 4,000 each. He took the calls himself, on a boat.',
      ),
      note(
        0,
        'For 25 people our smallest contract costs twice what Plandock asks, and they would use a third of it. Our price, not their purse.',
      ),
    ],
  },
  {
    id: '5230',
    name: 'Klärwerke Obermarsch',
    amount: 51000,
    stage: 'closedlost',
    since: 30,
    reached: 'decisionmakerboughtin',
    reason: 'Tender withdrawn',
    log: [
      meeting(
        49,
        'Needs',
        'They cannot prove rest periods for stand-by duty. The authority gives them until June, then it costs 50,000, and the works manager worries because he signs for it.',
      ),
      note(
        0,
        'The tender was withdrawn after a complaint by the bidder who came fifth. The law leaves them no choice, they must publish it anew next year. Need and money are there.',
      ),
    ],
  },
  {
    id: '5231',
    name: 'Kinderheim Sonnhalde',
    amount: 11200,
    stage: 'closedlost',
    since: 13,
    reason: 'Lost the date',
    log: [
      plainNote(
        33,
        'Night duty with one educator for 18 children; the youth office wrote, the board wants an answer by Advent.',
      ),
      note(
        0,
        'I moved the second meeting twice for a bigger customer. By the third date the board had voted. I did not tell them that I knew the deadline, and I should have kept it for them.',
      ),
    ],
  },
  {
    id: '5232',
    name: 'Hotelgruppe Dünenblick',
    amount: 30500,
    stage: 'closedlost',
    since: 71,
    reached: 'decisionmakerboughtin',
    reason: 'Two houses, one day',
    log: [
      meeting(
        46,
        'Needs',
        'Cooks are shared between three houses. When two houses plan the same man one kitchen stays cold; that costs her 1,500 an evening and she needs it to end before Whitsun.',
      ),
      note(
        0,
        'The same gap as at the Inselhotels: we cannot plan one person in two houses on a day. I had asked product before the offer, so we parted early and on good terms.',
      ),
    ],
  },
  {
    id: '5235',
    name: 'Fischfabrik Büsumer Tief',
    amount: 36500,
    stage: 'closedwon',
    since: 258,
    reached: 'contractsent',
    log: [
      meeting(
        54,
        'Needs',
        'When the cutters come in early there are 12 hands for 30 places. Fish does not wait, they lose 5,000 on a bad day, and the owner needs that solved before the herring season because the bank is watching.',
      ),
      note(1, 'Signed on the quay. It smelled accordingly.'),
    ],
  },
  {
    id: '5236',
    name: 'Pflegewohnen Altona-Nord',
    amount: 27900,
    stage: 'closedwon',
    since: 194,
    reached: 'contractsent',
    log: [
      call(
        49,
        'Ms Yilmaz',
        'Loses two carers a quarter because nobody gets a free weekend that stays free. Each costs her 6,000 to replace, and she promised the team to end it this year.',
      ),
      note(0, 'She read the first free weekends out at the Christmas party.'),
    ],
  },
  {
    id: '5237',
    name: 'Stadtreinigung Wedelau',
    amount: 58000,
    stage: 'closedwon',
    since: 138,
    reached: 'contractsent',
    log: [
      meeting(
        60,
        'Needs',
        'Three tours a week go out with two men instead of three. Back injuries doubled, the staff council threatens to go to court, and the director wants to settle before the summer.',
      ),
      mailOut(20, 'Offer', 'Dear Mr Rahn,\n\nthe offer, tour by tour.'),
    ],
    contact: 'Olaf Rahn, o.rahn@wedelau.example',
  },
  {
    id: '5238',
    name: 'Gasthof Alte Schmiede',
    amount: 6400,
    stage: 'closedwon',
    since: 63,
    log: [
      call(
        32,
        'Ms Brodersen',
        'She closes Mondays and Tuesdays because she cannot staff them, 1,100 of lost takings a day. Her bank wants to see five days by spring.',
      ),
    ],
  },
];
