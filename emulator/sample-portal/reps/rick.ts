import { by, call, mailIn, mailOut, meeting, note, plainNote, task } from '../engagements.ts';
import type { SampleDeal } from '../sample-deal.ts';

const INGRID = '700';

/** Rick, presenter and objection-killer: the pitch was always great. In two deals the buyer's mail tells another story. */
export const rick: SampleDeal[] = [
  {
    id: '5401',
    name: 'Kingsmere Hotels',
    amount: 72000,
    stage: 'closedlost',
    since: 330,
    reached: 'decisionmakerboughtin',
    reason: 'Price (they say)',
    log: [
      meeting(
        22,
        'Big demo',
        'Smashed it. 14 people in the room, every module, 90 min, applause at the forecast screen.',
      ),
      call(
        5,
        'Objection call',
        'Obj 1 price -> ROI sheet\nObj 2 IT capacity -> we host\nObj 3 "need to think" -> 15% off till Friday',
      ),
      note(
        0,
        'Took every objection apart and they STILL walked. If you cannot see the value after that demo you are not going to see it ever. Next.',
      ),
    ],
  },
  {
    id: '5402',
    name: 'Parcelmoor UK',
    amount: 90000,
    stage: 'closedlost',
    since: 270,
    reached: 'contractsent',
    reason: 'went w/ Rotaline',
    contact: 'Gavin Strutt, g.strutt@parcelmoor.example',
    log: [
      meeting(38, 'Demo', '4 sites dialled in. Full deck + live forecast on 900 heads'),
      mailOut(20, 'Proposal v2', 'Hi Gavin, proposal v2 with the bigger discount. Sign by the 30th and it is yours.'),
      note(
        0,
        'Ops director plays golf with the Rotaline guy. Best product in the market and they buy a spreadsheet with a logo on it. Good luck at Christmas peak lads.',
      ),
    ],
  },
  {
    id: '5403',
    name: 'Fernleigh Care Homes',
    amount: 38000,
    stage: 'closedlost',
    since: 215,
    reached: 'contractsent',
    reason: 'Tyre kickers',
    contact: 'Debbie Marsh, debbie.marsh@fernleigh.example',
    log: [
      mailOut(30, 'Proposal v4', 'Hi Debbie, proposal v4 as requested, with the comparison you wanted.', {
        program: 'outlook',
        when: '14 March 11:02',
        text: 'Rick, could you put it next to what we pay today? We would need that for the trustees. Debbie',
      }),
      call(16, 'Debbie', 'lvm', 'voicemail'),
      call(9, 'Debbie', '', 'noAnswer'),
      note(
        0,
        'Fourth version of the proposal, then radio silence. Only ever wanted a number to beat their current supplier down with.',
      ),
    ],
  },
  {
    id: '5404',
    name: 'Northmoor Fresh',
    amount: 44000,
    stage: 'closedlost',
    since: 150,
    reason: 'Payroll export',
    log: [
      meeting(25, 'Demo', 'Payroll woman kept asking for the export format. Parked it.'),
      note(
        0,
        'Their payroll is on a 2009 box and our export needs an API. Dev quoted 6 weeks, they go live in 3. Dead.',
      ),
    ],
  },
  {
    id: '5413',
    name: 'Saltmarsh Holiday Parks',
    amount: 34000,
    stage: 'closedlost',
    since: 124,
    reason: 'went w/ Shift Atlas',
    log: [
      meeting(19, 'Demo', 'Full pitch, 60 slides. They went quiet half way.'),
      by(INGRID, note(1, 'Rick and I listened to the recording together. He will write down what he heard. IS')),
      note(
        0,
        'Ok. Slide 9, their GM says changeover Saturdays are killing them, and I said "we will come to that" and never came to it. Lost it right there. Next parks deal I start with the Saturday and leave the deck in the car.',
      ),
    ],
  },
  {
    id: '5405',
    name: 'Tarnhill Resorts',
    amount: 51000,
    stage: 'closedlost',
    since: 99,
    reason: 'didnt get it',
    log: [
      meeting(12, 'Demo', 'Full pitch. GM on his phone half the time.'),
      note(
        0,
        'Great product, great pitch, dealt with whatever they threw at me. Some people are just not bright enough for this stuff and you cant fix that.',
      ),
    ],
  },
  {
    id: '5406',
    name: 'Marlock Clinics',
    amount: 29500,
    stage: 'closedlost',
    since: 64,
    reason: 'no budget apparently',
    contact: 'Joan Petty, j.petty@marlock.example',
    log: [
      meeting(31, 'Demo', 'Standard deck, 45 min. Joan + finance guy.'),
      mailOut(8, 'Last call', 'Hi Joan, last call for the Q3 price. In or out?'),
      mailIn(
        2,
        'Re: Last call',
        'Rick,\nto be honest budget was not the issue. We asked twice for an example with our own shift patterns and got the standard slides. We have gone another way.\nRegards, Joan',
        { program: 'gmail', when: 'Mon, 7 Sept at 12:30', text: 'Hi Joan, last call for the Q3 price. In or out?' },
      ),
      note(
        0,
        'Now they say no budget, after two months of wasting my time. Should have known they werent serious, my mistake was trusting them.',
      ),
    ],
  },
  {
    id: '5407',
    name: 'Dockside Events',
    amount: 16800,
    stage: 'closedlost',
    since: 21,
    reason: 'Lost',
    log: [
      plainNote(
        8,
        'AI call summary\nThe prospect described difficulties staffing events at short notice and mentioned two cancelled bookings. The representative presented pricing and the product roadmap.\nAction items: none.',
      ),
      call(0, 'Call with Dockside', 'Call outcome: Connected', 'connected', 'INBOUND'),
    ],
  },
  {
    id: '5408',
    name: 'Brightwater Spa Group',
    amount: 33000,
    stage: 'decisionmakerboughtin',
    since: 10,
    contact: 'Claire Ashby, claire.ashby@brightwater.example',
    log: [
      meeting(6, 'Demo', 'Killer demo, full deck + live forecast. Claire loved it.'),
      call(
        2,
        'Objections',
        'Claire:\n- price\n- rollout time\n- her team leaders not techy\nCountered all 3, she had nothing left.',
      ),
      mailIn(
        -9,
        'Re: Proposal',
        'Hi Rick,\nthanks, still a no from us I am afraid. Our trouble is therapists cancelling on the morning and I never quite saw what Halden does about that.\nClaire',
        {
          program: 'gmail',
          when: 'Tue, 10:31',
          text: 'Hi Claire, all your points are answered in the attached. Shall I send the contract?',
        },
      ),
    ],
  },
  {
    id: '5409',
    name: 'Ellerby Foods',
    amount: 61000,
    stage: 'contractsent',
    since: 6,
    contact: 'Raj Menon, raj.menon@ellerbyfoods.example',
    log: [
      meeting(14, 'Demo', 'Presented to ops + finance. Went great.'),
      mailOut(0, 'Contract', 'Hi Raj, contract attached, DocuSign to follow.'),
      mailIn(-4, 'Re: Contract', 'Rick, before we sign: where do I set the allergen zones per line? Raj'),
    ],
  },
  {
    id: '5410',
    name: 'Harbour Inns',
    amount: 24000,
    stage: 'presentationscheduled',
    since: 3,
    log: [
      call(2, 'Cold call', 'Got the ops manager, pitched for 10 min straight, demo booked.'),
      task(0, 'Harbour: print the big deck', false),
    ],
  },
  {
    id: '5411',
    name: 'Cobbleside Couriers',
    amount: 47000,
    stage: 'closedwon',
    since: 110,
    reached: 'contractsent',
    log: [
      meeting(
        30,
        'Demo',
        'They came in with a list: 22 vans idle every Monday, 3 drivers short. Walked the list top to bottom.',
      ),
      note(2, 'Closed it on the last day of the quarter. Boom.'),
    ],
  },
  {
    id: '5412',
    name: 'Oakenfield Nurseries',
    amount: 9100,
    stage: 'qualifiedtobuy',
    since: 8,
    cycle: 6,
    log: [plainNote(1, 'met at show, has 4 sites, wants a price')],
  },
  {
    id: '5416',
    name: 'Pennyfold Leisure',
    amount: 27500,
    stage: 'closedwon',
    since: 245,
    reached: 'contractsent',
    contact: 'Lee Pennyfold, lee@pennyfold.example',
    log: [mailIn(1, 'Signed', 'Signed and sent back. Please call Moira about the start date. Best, Lee')],
  },
];
