import type { StoryStep } from '../seed.ts';

const [NORA, TOM, CAMILLE, RICK, JANA, PIOTR, INGRID] = [4101, 4102, 4103, 4104, 4105, 4106, 4100];
const paragraph = (text: string) =>
  `<div style="" dir="auto" data-top-level="true"><p style="margin:0;">${text}</p></div>`;
const lose = (as: number, deal: string, reason?: string) => ({
  kind: 'set' as const,
  as,
  deal,
  properties: { dealstage: 'closedlost', ...(reason ? { closed_lost_reason: reason } : {}) },
});
const write = (as: number, deal: string, text: string) => ({
  kind: 'log' as const,
  as,
  type: 'notes' as const,
  deals: [deal],
  properties: { hs_note_body: paragraph(text) },
});

/** One working day at Halden, as the demo plays it. */
export const story: StoryStep[] = [
  {
    say: '08:41  Rick moves "Brightwater Spa Group" to Closed lost and writes a note.',
    act: [
      write(
        RICK,
        '5408',
        'Great product, presented it well, answered every single objection. Claire still says no. They just don’t get it, and you can’t sell to people who won’t think.',
      ),
      lose(RICK, '5408', 'Did not see the value'),
    ],
  },
  {
    say: '09:05  Tom loses "Hafenklinik", which he had for months, and writes why.',
    act: [
      lose(TOM, '5208', 'Lost to Shift Atlas'),
      write(
        TOM,
        '5208',
        'I never asked who signs besides the nursing director. The CFO had a frame contract with Shift Atlas and heard of us in the last week. I should have asked for him in the first talk, and will ask for the second signature from now on.',
      ),
    ],
  },
  {
    say: '09:30  Jana closes "Zoo am See" with one word.',
    act: [lose(JANA, '5514', 'price')],
  },
  {
    say: '09:52  Nora loses "Brauhaus Falkner".',
    act: [
      write(
        NORA,
        '5110',
        'I answered all his concerns, the price, the app, the old staff, everything. He just isn’t interested in improving anything. With people like that you can’t do anything.',
      ),
      lose(NORA, '5110', 'Not interested'),
    ],
  },
  {
    say: '10:20  Piotr moves "Praxisverbund Elbe" to "Verloren" in the clinics’ pipeline: another language, another stage id.',
    act: [
      { kind: 'set', as: PIOTR, deal: '5607', properties: { dealstage: '61204006', closed_lost_reason: 'Übernahme' } },
      write(
        PIOTR,
        '5607',
        'All five practices were bought by Medikette group on Monday. Group has own planning system and stopped all projects in new practices. Need is still there, decision is now in Munich.',
      ),
    ],
  },
  {
    say: '10:45  Camille closes "Hôtel Royal Garance", courteous as ever.',
    act: [
      lose(CAMILLE, '5308', 'Client not ready'),
      write(
        CAMILLE,
        '5308',
        'A most agreeable committee. Everything had been presented and every question answered; regrettably they did not have the vision to recognise what it would bring them.',
      ),
    ],
  },
  {
    say: '11:10  Tom marks "Stadtwerke Bäder" as won.',
    act: [{ kind: 'set', as: TOM, deal: '5207', properties: { dealstage: 'closedwon' } }],
  },
  {
    say: '11:30  Rick loses "Ellison Foods" over something we cannot do.',
    act: [
      lose(RICK, '5409', 'Missing feature'),
      write(
        RICK,
        '5409',
        'We don’t have allergy-zone rostering and they can’t run the plant without it. Rotaline does. Third one this year, product knows.',
      ),
    ],
  },
  {
    say: '12:02  Night shift for the CRM: a workflow closes the stale "Kongresshaus".',
    act: [
      {
        kind: 'set',
        as: INGRID,
        deal: '5703',
        source: 'WORKFLOWS',
        properties: { dealstage: 'closedlost', closed_lost_reason: 'Stale: closed automatically after 180 days' },
      },
    ],
  },
  {
    say: '13:15  Jana comes back to "Zoo am See" and writes what really happened: a late note.',
    act: [
      write(
        JANA,
        '5514',
        'I sent the quote before I knew what they plan with it. 60 keepers, seasonal, and I priced 60 full licences. My mistake, next time I ask for the season plan first.',
      ),
    ],
  },
  {
    say: '14:00  Nora closes "Kurhotel Waldfrieden" with two words …',
    act: [lose(NORA, '5111', 'no reply')],
  },
  {
    say: '14:40  … and thinks again about "Brauhaus Falkner": she adds her own part.',
    act: [
      write(
        NORA,
        '5110',
        'Looked at it again: I demoed three modules without asking what a missed shift costs him. I never found out. Next time I ask for that number before I show anything.',
      ),
    ],
  },
  {
    say: '15:20  Mr Delmas calls: "Hôtel Royal Garance" wants to talk again. Camille re-opens it.',
    act: [
      {
        kind: 'set',
        as: CAMILLE,
        deal: '5308',
        properties: { dealstage: 'decisionmakerboughtin', closed_lost_reason: '' },
      },
    ],
  },
  {
    say: '16:05  Piotr loses "Frauenklinik Saale".',
    act: [
      {
        kind: 'set',
        as: PIOTR,
        deal: '5606',
        properties: { dealstage: '61204006', closed_lost_reason: 'Keine Entscheidung' },
      },
      write(
        PIOTR,
        '5606',
        'They do not decide. I have explained everything, also scenario, also price, they say always yes, yes. In such house nobody wants to take responsibility.',
      ),
    ],
  },
  {
    say: '16:30  Rick tidies up: "Harbour Inns" was entered twice, he deletes one.',
    act: [{ kind: 'remove', as: RICK, type: 'deals', id: '5410' }],
  },
  {
    say: '17:10  Last of the day: Jana’s "Altenheim St. Josef" is gone as well.',
    act: [
      lose(JANA, '5512', 'Board said no'),
      write(
        JANA,
        '5512',
        'Board changed in May, new chair stopped all IT spending until the merger with Caritas is through.',
      ),
    ],
  },
];

/** The deals that the day leaves as lost: each must have its verdict in the end. */
export const storyDeals: string[] = ['5408', '5208', '5514', '5110', '5607', '5409', '5703', '5111', '5606', '5512'];
