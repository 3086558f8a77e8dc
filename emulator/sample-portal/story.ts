import type { StoryStep } from '../seed.ts';
import { CAMILLE, giveReason, INGRID, JANA, moveTo, NORA, PIOTR, RICK, TOM, writeNote } from './story-actions.ts';

const LOST = 'closedlost';
const VERLOREN = '61204006';
const ZURUECKGESTELLT = '61204007';

/** One working day at Halden, as the demo plays it. */
export const story: StoryStep[] = [
  {
    say: '08:41  Rick has barely sat down. "Brightwater Spa Group" goes to Closed lost: "They just don’t get it."',
    act: [
      writeNote(
        RICK,
        '5408',
        'Great product, brilliant demo, had a comeback for every single objection. Claire still says no. They just don’t get it, and you can’t sell to people who won’t think.',
      ),
      moveTo(LOST, RICK, '5408', 'Did not see the value'),
    ],
  },
  {
    say: '09:05  Tom loses "Hafenklinik", which he had as good as won, and writes down what he would do differently.',
    act: [
      moveTo(LOST, TOM, '5208', 'Lost to Shift Atlas'),
      writeNote(
        TOM,
        '5208',
        'I never asked who signs besides the nursing director. The CFO had a frame contract with Shift Atlas and heard of us in the last week. I should have asked for him in the first talk, and will ask for the second signature from now on.',
      ),
    ],
  },
  {
    say: '09:30  Jana closes "Zoo am See" with one word: "price".',
    act: [moveTo(LOST, JANA, '5514', 'price')],
  },
  {
    say: '09:52  Nora loses "Brauhaus Falkner", her ninth. In spring she asked what she had missed; today it is Mr Falkner.',
    act: [
      writeNote(
        NORA,
        '5110',
        'I answered all his concerns, the price, the app, the old staff, everything. He just isn’t interested in improving anything. With people like that you can’t do anything.',
      ),
      moveTo(LOST, NORA, '5110', 'Not interested'),
    ],
  },
  {
    say: '10:20  Piotr drags "Praxisverbund Elbmarsch" to "Verloren": another pipeline, another language, a stage id that says nothing.',
    act: [
      moveTo(VERLOREN, PIOTR, '5607', 'Übernahme'),
      writeNote(
        PIOTR,
        '5607',
        'All five practices were bought by Medikette group on Monday. Group has own planning system and stopped all projects in new practices. Need is still there, decision is now in Munich.',
      ),
    ],
  },
  {
    say: '10:45  Camille moves "Hôtel Royal Garance" to Closed lost and goes for a coffee. No reason yet.',
    act: [moveTo(LOST, CAMILLE, '5308')],
  },
  {
    say: '10:58  Camille is back, and courteous as ever: "A most agreeable committee …"',
    act: [
      giveReason(CAMILLE, '5308', 'Client not ready'),
      writeNote(
        CAMILLE,
        '5308',
        'A most agreeable committee. Everything had been presented and every question answered; regrettably they did not have the vision to recognise what it would bring them.',
      ),
    ],
  },
  {
    say: '11:10  A bell rings: Tom wins "Stadtbäder Ilmenau-West".',
    act: [moveTo('closedwon', TOM, '5207')],
  },
  {
    say: '11:15  Tom logs what "Gut Rosenau" needs, and only then moves it to "Presentation scheduled".',
    act: [
      writeNote(
        TOM,
        '5209',
        'Asked Ms von Rosenau what a missing hand costs her: 1,200 a wedding in overtime and one bride who told the press. She wants it solved before the season opens on 1 May, decides with her brother, and if nothing changes she gives up Sundays.',
      ),
      moveTo('presentationscheduled', TOM, '5209'),
    ],
  },
  {
    say: '11:22  Rick moves "Oakenfield Nurseries" to "Presentation scheduled". They have four sites and want a price; that is all he knows.',
    act: [moveTo('presentationscheduled', RICK, '5412')],
  },
  {
    say: '11:30  Rick loses "Ellerby Foods" over something Halden cannot do. This time it is not the buyer.',
    act: [
      moveTo(LOST, RICK, '5409', 'Missing feature'),
      writeNote(
        RICK,
        '5409',
        'We don’t have allergen zones in the rota and they can’t run the plant without. Rotaline does. Third one this year, product knows.',
      ),
    ],
  },
  {
    say: '12:02  Everybody is at lunch. A workflow closes "Kongresshaus am Wall", which nobody has touched for months.',
    act: [
      {
        kind: 'set',
        as: INGRID,
        deal: '5703',
        source: 'WORKFLOWS',
        properties: { dealstage: LOST, closed_lost_reason: 'Stale: closed automatically after 180 days' },
      },
    ],
  },
  {
    say: '13:15  The zoo will not leave Jana alone. She writes more than two words: a late note on "Zoo am See".',
    act: [
      writeNote(
        JANA,
        '5514',
        'sent the quote before i knew what they plan with it. 60 keepers, half of them seasonal, and i priced 60 full licences. my mistake, next time i ask for the season plan first',
      ),
    ],
  },
  {
    say: '13:40  Piotr ends "Tierklinik Ottersee" himself: he asked, and there is nothing to plan.',
    act: [
      moveTo(ZURUECKGESTELLT, PIOTR, '5612', 'Kein Bedarf'),
      writeNote(
        PIOTR,
        '5612',
        'Six persons, no open shift in one year, night duty is made in next town. I asked what it costs them if plan is wrong: nothing, they call each other. I told Dr. Maar that she does not need us, and ended it.',
      ),
    ],
  },
  {
    say: '14:00  Nora closes "Kurhotel Waldfrieden", her tenth, with "no reply". Ingrid stops at her desk, and they talk about Mr Falkner.',
    act: [moveTo(LOST, NORA, '5111', 'no reply')],
  },
  {
    say: '14:40  Nora opens "Brauhaus Falkner" once more and adds her own part.',
    act: [
      writeNote(
        NORA,
        '5110',
        'Looked at it again: I demoed three modules without asking what a missed shift costs him. I never found out. Next time I ask for that number before I show anything.',
      ),
    ],
  },
  {
    say: '15:20  The phone: M. Delmas would like to talk again. Camille re-opens "Hôtel Royal Garance".',
    act: [moveTo('decisionmakerboughtin', CAMILLE, '5308', '')],
  },
  {
    say: '16:05  "Frauenklinik Saaletal" is lost. Piotr knew the need to the hour; his note does not say so: "They do not decide."',
    act: [
      moveTo(VERLOREN, PIOTR, '5606', 'Keine Entscheidung'),
      writeNote(
        PIOTR,
        '5606',
        'They do not decide. I have explained everything, also scenario, also price, they say always yes, yes. In such house nobody wants to take responsibility.',
      ),
    ],
  },
  {
    say: '16:30  Ingrid tidies up: "Hotel Krone am Markt (2)" is merged into the first one, and Jana’s test deal is deleted.',
    act: [
      { kind: 'merge', as: INGRID, into: '5501', from: '5506' },
      { kind: 'remove', as: INGRID, type: 'deals', id: '5505' },
    ],
  },
  {
    say: '17:10  Two more before the day is out: Jana’s "Altenheim St. Jodok", and Camille’s "Hôpital Sainte-Aurore", whose own mail tells it otherwise.',
    act: [
      moveTo(LOST, JANA, '5512', 'board'),
      writeNote(
        JANA,
        '5512',
        'new chair since monday, stopped all it spending until the merger with the marienstift is through. klara in tears on the phone',
      ),
      writeNote(
        CAMILLE,
        '5311',
        'Mme Ashby has been most gracious, but I fear that the house does not yet measure what modern planning would bring it. All had been explained with patience.',
      ),
      moveTo(LOST, CAMILLE, '5311', 'Lack of vision'),
    ],
  },
];

/** The deals that the day leaves as lost: each must have its verdict in the end. */
export const storyDeals: string[] = [
  '5408',
  '5208',
  '5514',
  '5110',
  '5607',
  '5409',
  '5703',
  '5612',
  '5111',
  '5606',
  '5512',
  '5311',
];
