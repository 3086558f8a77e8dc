import fs from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { samplePortal } from './portal.ts';

/** `node emulator/sample-portal/write-export.ts`: the sample portal as HubSpot's exports, for trying `npm run review`. */
const folder = new URL('../../docs/sample-export/', import.meta.url).pathname;
fs.mkdirSync(folder, { recursive: true });
const owners = new Map(samplePortal.users.map((user) => [user.ownerId, `${user.firstName} ${user.lastName}`]));
const stages = new Map(samplePortal.pipelines.flatMap((one) => one.stages.map((stage) => [stage.id, stage] as const)));
const TODAY = Date.UTC(2026, 10, 23);
const dayOf = (daysAgo: number) => new Date(TODAY - daysAgo * 86_400_000).toISOString().slice(0, 10);

const deals = samplePortal.deals.map((deal) => {
  const last = deal.stages.at(-1);
  const stage = stages.get(last?.stage ?? '');
  const lost = stage?.metadata.isClosed === 'true' && Number(stage.metadata.probability) === 0;
  return {
    'Record ID': deal.id,
    'Deal Name': deal.name,
    'Deal Stage': stage?.label ?? '',
    'Deal owner': owners.get(deal.owner) ?? '',
    'Close Date': stage?.metadata.isClosed === 'true' ? dayOf(last?.daysAgo ?? 0) : '',
    'Closed Lost Reason': deal.closedLostReason ?? '',
    'Is Closed Lost': lost ? 'true' : 'false',
    Amount: deal.amount ?? '',
  };
});
const notes = samplePortal.engagements
  .filter(({ type }) => type === 'notes')
  .toSorted((a, b) => b.daysAgo - a.daysAgo)
  .map((note) => ({ 'Associated Deal IDs': note.deals.join(';'), 'Note body': note.properties.hs_note_body ?? '' }));
fs.writeFileSync(`${folder}deals.csv`, `\uFEFF${stringify(deals, { header: true })}`);
fs.writeFileSync(`${folder}notes.csv`, `\uFEFF${stringify(notes, { header: true })}`);
