import { by, call, mailIn, mailOut, meeting, note, plainNote, task } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

const INGRID = '700';

/**
 * Emre, ten months in, from a car showroom. His first ten losses stayed with the buyer; then Ingrid listened to a call with him (5911),
 * and since then he asks first.
 */
export const emre: SampleDeal[] = [
  {
    id: '5901',
    name: 'Reifen Hartmann, 3 workshops',
    amount: 6200,
    stage: 'closedlost',
    since: 292,
    cycle: 18,
    reason: 'not interested',
    log: [
      meeting(6, 'Demo', 'Took him round all functions like round a new model, doors open, bonnet up. He nodded.'),
      note(
        0,
        'I showed him everything there is and he goes "I sleep on it". Nobody sleeps on a good offer. If he can’t see what this saves him I can’t see it for him.',
      ),
    ],
  },
  {
    id: '5902',
    name: 'Spedition Olderog',
    amount: 11800,
    stage: 'closedlost',
    since: 283,
    cycle: 30,
    reason: 'no answer',
    contact: 'Kai Olderog, kai@olderog-spedition.example',
    log: [
      mailOut(20, 'Price list', 'Hello Mr Olderog,\n\nhere is the price list, as you wished. When do we sign? :-)'),
      call(9, 'Olderog', '', 'noAnswer'),
      call(4, 'Olderog', '', 'voicemail'),
      note(
        0,
        'Wanted the price list, got the price list, gone. A brochure collector, he was never going to buy a thing.',
      ),
    ],
  },
  {
    id: '5903',
    name: 'Autovermietung Küste',
    amount: 9400,
    stage: 'closedlost',
    since: 272,
    reason: 'no budget',
    log: [
      call(12, 'Boss', 'Nice guy, we talked cars for half an hour. Sent him the big package.'),
      note(
        0,
        'Says he has no money for software. New rims on his own car, I saw them. They always have no money when they don’t want to think about something.',
      ),
    ],
  },
  {
    id: '5904',
    name: 'Wachdienst Falke',
    amount: 14300,
    stage: 'closedlost',
    since: 261,
    reason: 'app offline',
    log: [
      meeting(15, 'Demo', 'In their garage, level -3. Bad idea.'),
      note(
        0,
        'Our app does not work without net. His guards stand in underground car parks all night, he opened it in front of me and got a white page. Missing feature, nothing to discuss.',
      ),
    ],
  },
  {
    id: '5905',
    name: 'Getränkemarkt Rössing',
    amount: 4100,
    stage: 'closedlost',
    since: 250,
    cycle: 25,
    reason: 'prefers paper',
    log: [
      meeting(10, 'Demo', '40 min, every button. My best one, my old boss would have clapped.'),
      note(
        0,
        'He stays with his paper book. Great demo, he just doesn’t get it, some people are not made for digital.',
      ),
    ],
  },
  {
    id: '5906',
    name: 'Gartencenter Immenhof',
    amount: 8700,
    stage: 'closedlost',
    since: 238,
    reason: 'cannot decide',
    log: [
      mailOut(22, 'Offer', 'Dear Ms Imhoff,\n\nthe offer, valid until Friday!'),
      note(
        0,
        'First the husband, then the tax adviser, then after Easter, then after the geraniums. This woman will not decide anything in her life.',
      ),
    ],
    contact: 'Silke Imhoff, s.imhoff@immenhof.example',
  },
  {
    id: '5907',
    name: 'Paketdepot Ahlhorn',
    amount: 17500,
    stage: 'closedlost',
    since: 229,
    reason: 'Plandock',
    log: [
      call(14, 'Depot manager', 'Has an offer from Plandock on the table. Told him you get what you pay for.'),
      note(
        0,
        'Went for the cheap one, two euros a head less. Looked at the number and nothing else. They will come back crying.',
      ),
    ],
  },
  {
    id: '5908',
    name: 'Taxi Union Weser',
    amount: 12600,
    stage: 'closedlost',
    since: 217,
    reason: 'too old school',
    log: [
      meeting(17, 'Presentation', 'Dispatcher with radio and cigarillo. Showed him the auto plan three times.'),
      note(
        0,
        'Forty years of radio in his head. I explained it three times, he simply does not understand what it is for.',
      ),
    ],
  },
  {
    id: '5909',
    name: 'Möbel Lüdemann',
    amount: 13900,
    stage: 'closedlost',
    since: 206,
    reason: '"not for us"',
    log: [
      call(
        8,
        'Objections',
        'She had:\n- price\n- training\n- data protection\nAnswered all of it, like from the textbook.',
      ),
      note(
        0,
        'I had the answer to each of her questions, the demo was perfect, and she still doesn’t see it. From my side there was nothing left to do.',
      ),
    ],
  },
  {
    id: '5910',
    name: 'Kaffeerösterei Brandes',
    amount: 5300,
    stage: 'closedlost',
    since: 195,
    cycle: 14,
    reason: 'no need',
    log: [
      meeting(5, 'Demo', 'Short one, 25 min. They looked at the clock.'),
      note(
        0,
        'They say they don’t need it. Fourteen people and a wall calendar full of Tipp-Ex, but no need. Not interested in anything new there.',
      ),
    ],
  },
  {
    id: '5911',
    name: 'Stahlhandel Voss',
    amount: 19800,
    stage: 'closedlost',
    since: 184,
    reason: 'lost on Saturday',
    log: [
      call(25, 'Mr Voss', 'Price talk. He wanted to say something about Saturdays, I was at the discount already.'),
      by(INGRID, note(1, 'Emre and I heard the recording from start to end. 11 minutes he, 2 minutes Mr Voss. IS')),
      note(
        0,
        'I talked discount before I knew that his problem is the Saturday crane. Never asked one question, it is on the tape. Next time I ask what went wrong last week and then I keep my mouth shut.',
      ),
    ],
  },
  {
    id: '5912',
    name: 'Fleischerei Kahl, 9 shops',
    amount: 10400,
    stage: 'closedlost',
    since: 173,
    reason: 'payroll export',
    log: [
      call(
        40,
        'Ms Kahl',
        'Asked first, like promised. Problem: every Saturday one shop opens late because two girls were planned twice, costs 900 each time.',
      ),
      note(
        0,
        'We have no export that her payroll can read. She would type 48 people by hand each month. She liked the plan, and still she is right.',
      ),
    ],
  },
  {
    id: '5913',
    name: 'Sicherheit Nordwache',
    amount: 27000,
    stage: 'closedlost',
    since: 161,
    reason: 'ops manager said no',
    log: [
      meeting(18, 'Presentation', 'The boss, in his office with the fish tank. He likes it.'),
      note(
        0,
        'I never spoke to the man who makes the plan, only to the one who pays. He killed it with one mail. I should have asked to sit next to him for one night.',
      ),
    ],
  },
  {
    id: '5914',
    name: 'Baumarkt Ewers',
    amount: 15200,
    stage: 'closedlost',
    since: 150,
    reached: 'decisionmakerboughtin',
    reason: 'franchise HQ',
    log: [
      call(
        45,
        'Store manager',
        'He needs to get the tills full on Saturday: last month they had to close two of five, customers left full trolleys standing.',
      ),
      note(
        0,
        'Headquarters in Cologne decided one tool for all 200 stores and stopped every local project. He had the pen in his hand. He showed me the letter.',
      ),
    ],
  },
  {
    id: '5915',
    name: 'Wäschedienst Frisch',
    amount: 9900,
    stage: 'closedlost',
    since: 139,
    reason: 'night supplement',
    log: [
      call(
        28,
        'Mr Frisch',
        'What costs you most? He: the nights, 30 people, and payroll calls him each month about it.',
      ),
      note(
        0,
        'Payroll again. Our export does not carry the night supplement, Shift Atlas does. Told product, number two this quarter from me alone.',
      ),
    ],
  },
  {
    id: '5916',
    name: 'Busbetrieb Wendland',
    amount: 31000,
    stage: 'closedlost',
    since: 127,
    reason: 'went quiet',
    contact: 'Gesa Thies, g.thies@bus-wendland.example',
    log: [
      meeting(20, 'Presentation', 'With Ms Thies and two drivers. She said: send me something for the council.'),
      mailOut(17, 'For the council', 'Dear Ms Thies,\n\nattached our brochure for the council.'),
      mailIn(
        9,
        'Re: For the council',
        'Dear Mr Aydin,\nthe council asked what a cancelled school bus costs us, and I had no figure to show.\nG. Thies',
      ),
      note(
        0,
        'She asked for something to show the council and I sent her a brochure. I didn’t work out the price of one cancelled school bus with her. That page I make together with the customer from now on.',
      ),
    ],
  },
  {
    id: '5917',
    name: 'Fitnessclub Alster',
    amount: 7200,
    stage: 'closedlost',
    since: 116,
    cycle: 20,
    reason: 'not serious',
    log: [
      meeting(7, 'Demo', 'Between two spinning classes.'),
      note(
        0,
        'He was never serious, only wanted to look modern in front of his trainers. Wasted my afternoon, I knew it at the juice bar.',
      ),
    ],
  },
  {
    id: '5918',
    name: 'Umzüge Krogmann',
    amount: 5600,
    stage: 'closedlost',
    since: 105,
    reason: 'our price',
    log: [
      call(
        30,
        'Mr Krogmann',
        'Asked what an empty truck costs him. 640 a day, he had two last week because three men were sick.',
      ),
      note(
        0,
        'For 22 people our price is 40 % above Rotaline. We have no small package. I had no answer to it because there is none.',
      ),
    ],
  },
  {
    id: '5919',
    name: 'Molkerei-Logistik Sande',
    amount: 24500,
    stage: 'closedlost',
    since: 93,
    reason: 'tender list',
    log: [
      plainNote(
        35,
        'dispatcher: 4 drivers over the legal hours in june, 8k fine, boss wants it gone before the next check',
      ),
      note(
        0,
        'I came too late to the tender, the list was written with Rotaline by then. I should have called in spring when I read about the fine in the paper. Next fine I read about, I call the same day.',
      ),
    ],
  },
  {
    id: '5920',
    name: 'Großbäckerei Tiedemann',
    amount: 33500,
    stage: 'closedlost',
    since: 80,
    reason: 'wage interface',
    contact: 'Heiko Tiedemann, heiko@tiedemann-brot.example',
    log: [
      meeting(
        33,
        'First talk',
        'He loses two bakers a month because the plan comes on Friday for Monday. Wants it out two weeks ahead, his wife counts the resignations.',
      ),
      mailIn(3, 'Schade', 'Moin Emre, Plan gut, Lohn schlecht. Ohne Schnittstelle machen wir das nicht. Heiko'),
      note(
        0,
        'No wage interface, no deal, he told me on the phone and in writing. We can’t do it and Plandock can. Fourth one for my list.',
      ),
    ],
  },
  {
    id: '5921',
    name: 'Eventtechnik Lautstark',
    amount: 11100,
    stage: 'closedlost',
    since: 66,
    reason: 'insolvent',
    log: [
      call(38, 'Jo', 'Needs 30 stagehands on Thursday, gets 19, pays the rest double.'),
      note(
        0,
        'Their biggest customer went bankrupt and took them along, insolvency since the 4th. The administrator stopped all contracts.',
      ),
    ],
  },
  {
    id: '5922',
    name: 'Hausmeisterdienst Perle',
    amount: 6800,
    stage: 'closedlost',
    since: 52,
    reason: 'next year',
    log: [
      call(26, 'Ms Perle', 'Winter service: if nobody comes at 5 the customers slip and sue. Had one in January.'),
      note(
        0,
        'I let her go into the summer without a next date. In July nobody thinks of snow. I should have fixed the September meeting before I hung up.',
      ),
    ],
  },
  {
    id: '5923',
    name: 'Zustellservice Elbe',
    amount: 18900,
    stage: 'closedlost',
    since: 37,
    reason: 'payroll file',
    log: [
      call(
        31,
        'Ops',
        '120 carriers, 14 complaints a day when a tour is empty. Publisher takes 5 euros off for each one.',
      ),
      note(
        0,
        'Piece rates. Our payroll file only knows hours, they pay by the newspaper. It is our gap, product says Q2.',
      ),
    ],
  },
  {
    id: '5924',
    name: 'Autohaus Petersen & Söhne',
    amount: 8300,
    stage: 'closedlost',
    since: 24,
    reason: 'chose Plandock',
    log: [
      meeting(19, 'Presentation', 'Back among the cars. Felt at home, maybe too much.'),
      note(
        0,
        'I demoed the whole car again and never asked about the one thing he came for, the Saturday rota in the workshop. My list of questions stayed in the bag, next time it lies on the table before the coffee.',
      ),
    ],
  },
  {
    id: '5925',
    name: 'Hofladen Quast',
    amount: 1900,
    stage: 'closedlost',
    since: 10,
    cycle: 6,
    reached: 'qualifiedtobuy',
    reason: 'disqualified',
    log: [
      note(
        0,
        'Asked how often the plan goes wrong: never, mother, daughter and one student. Told them a paper on the fridge is enough and bought two jars of honey. Ended it myself.',
      ),
    ],
  },
  {
    id: '5926',
    name: 'Kurierhaus Lübeck',
    amount: 13700,
    stage: 'closedlost',
    since: 133,
    reason: 'language',
    log: [
      call(24, 'Dispatch', 'Asked who reads the plan. 34 drivers, 20 of them from Szczecin.'),
      note(
        0,
        'Our app is not available in Polish and his drivers would not open it. He asked nicely when it comes, I could not name a month.',
      ),
    ],
  },
  {
    id: '5927',
    name: 'Abschleppdienst Hansa',
    amount: 10800,
    stage: 'closedlost',
    since: 72,
    reason: 'payroll, stand-by',
    log: [
      call(
        35,
        'Boss',
        'If nobody comes within 40 minutes the automobile club stops sending jobs. He loses 8,000 a month and needs it fixed before winter.',
      ),
      note(
        0,
        'Stand-by hours are missing in our payroll export, and stand-by is all they do. Good talk, wrong product for now.',
      ),
    ],
  },
  {
    id: '5928',
    name: 'Getreidehafen Nord',
    amount: 25900,
    stage: 'closedlost',
    since: 31,
    reason: 'offline',
    log: [
      meeting(16, 'Presentation', 'In the silo. Asked first: is there net? There is not.'),
      note(
        0,
        'The app needs net and a silo has none. Same gap as at Falke in winter, we still don’t have offline. This time I knew it before I drove there.',
      ),
    ],
  },
  { id: '5930', name: 'Copyshop Grindel', amount: 1800, stage: 'closedlost', since: 212, reason: 'price' },
  {
    id: '5931',
    name: 'Seilbahn Harzblick',
    amount: 7700,
    stage: 'closedlost',
    since: 88,
    reason: 'timing',
    log: [call(9, 'Seilbahn', '', 'noAnswer')],
  },
  {
    id: '5932',
    name: 'Stahlhandel Voss (fair list)',
    amount: 19800,
    stage: 'closedlost',
    since: 155,
    cycle: 1,
    reason: 'duplicate',
    log: [plainNote(0, 'created twice by the fair list, the other one is the right one')],
  },
  {
    id: '5940',
    name: 'Pizza-Kurier Da Enzo',
    amount: 4600,
    stage: 'closedwon',
    since: 168,
    cycle: 25,
    log: [
      call(
        20,
        'Enzo',
        'His problem is Friday 7 pm: three of nine drivers don’t come, he loses 500 a night on cold pizza and he needs it solved before the football starts. He wants one Friday with his kids.',
      ),
      note(0, 'First one where I shut up for ten minutes. Signed on a pizza box.'),
    ],
  },
  {
    id: '5941',
    name: 'Lagerlogistik Hafencity',
    amount: 28700,
    stage: 'closedwon',
    since: 121,
    reached: 'contractsent',
    log: [
      call(
        48,
        'Shift leader',
        'They lose 3,000 a week because ships come early and nobody is there to unload. Director gave her until October to fix it.',
      ),
      note(1, 'She did the selling upstairs with her own number. I only brought the coffee.'),
    ],
  },
  {
    id: '5942',
    name: 'Reinigung Blitz & Blank',
    amount: 9100,
    stage: 'closedwon',
    since: 73,
    log: [
      call(
        33,
        'Owner',
        'Problem: cleaners don’t come on Monday and nobody knows until the school calls. With one more complaint she loses the city contract, 90,000 a year, so she needs to see at six in the morning who is missing.',
      ),
    ],
  },
  {
    id: '5943',
    name: 'Fahrradkurier Kette',
    amount: 3900,
    stage: 'closedwon',
    since: 259,
    cycle: 12,
    log: [note(1, 'He clicked through it himself and signed. Easy!')],
  },
  {
    id: '5944',
    name: 'Kühlhaus Nordsee',
    amount: 22300,
    stage: 'closedwon',
    since: 17,
    log: [
      meeting(
        35,
        'First talk',
        'Only four people may drive the high rack. When two are sick the trucks wait, that costs them 450 euros an hour and happened 6 times since May. He needs to know on Sunday who drives on Monday, his boss asks him every week.',
      ),
      mailIn(1, 'Vertrag', 'Moin Herr Aydin, unterschrieben zurück. Gruß, Lars Behn'),
    ],
    contact: 'Lars Behn, l.behn@kuehlhaus-nordsee.example',
  },
  {
    id: '5945',
    name: 'Tankstellen Brockmann',
    amount: 16400,
    stage: 'qualifiedtobuy',
    since: 4,
    cycle: 9,
    log: [
      call(
        1,
        'Ms Brockmann',
        'Night shifts are always empty on the first of the month. Did not ask yet what it costs her, Tuesday.',
      ),
      task(0, 'Brockmann: ask what a closed night costs', false),
    ],
  },
];
