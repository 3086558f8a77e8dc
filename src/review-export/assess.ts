import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { score } from '../scoring/score.ts';
import { type Assessment, countLoss, emptyAssessment, skip, takenAsLost } from './assessment.ts';
import { type Columns, findColumns } from './columns.ts';
import { dayOrderOf } from './day-order.ts';
import { accountOf, dealOf } from './exported-deal.ts';
import type { NotesIndex } from './notes-index.ts';
import { readRows } from './read-rows.ts';
import { openSeenDeals, type SeenDeals } from './seen-deals.ts';
import { recordOf, VERDICT_COLUMNS } from './verdict-record.ts';

/**
 * Scores every lost deal of an export row by row and writes the verdicts as it goes: memory does not grow with the rows. `verdictsFile`
 * is replaced when all is read, so that a file that cannot be read costs nothing. With a BOM, without which Excel shows no umlauts.
 */
export async function assess(
  file: string,
  options: { notes: NotesIndex | null; verdictsFile: string; onBytes?: (bytes: number) => void },
): Promise<Assessment> {
  const dates = await dayOrderOf(file, (header) => findColumns(header).at.get('closeDate') ?? []);
  const found = emptyAssessment(dates, options.notes);
  const seen = openSeenDeals();
  const part = `${options.verdictsFile}.part`;
  try {
    await pipeline(
      records(file, found, { ...options, seen }),
      stringify({ header: true, columns: VERDICT_COLUMNS, bom: true }),
      fs.createWriteStream(part),
    );
    fs.renameSync(part, options.verdictsFile);
    return found;
  } finally {
    seen.close();
    fs.rmSync(part, { force: true });
  }
}

/** One record of verdicts.csv per lost deal; everything else is counted in `found` on the way. */
async function* records(
  file: string,
  found: Assessment,
  { notes, seen, onBytes }: { notes: NotesIndex | null; seen: SeenDeals; onBytes?: (bytes: number) => void },
): AsyncGenerator<string[]> {
  let columns: Columns | null = null;
  for await (const { fields, line, fault } of readRows(file, onBytes)) {
    if (!columns) {
      columns = findColumns(fields);
      found.unknown = columns.unknown;
      found.hasNotes ||= columns.at.has('notes');
      if (notes && !columns.at.has('id'))
        throw new Error(
          'Notes belong to deals by their ids, and the export of deals has no column “Record ID”. Add it in HubSpot’s export and try again.',
        );
      continue;
    }
    found.rows++;
    if (fault) {
      skip(found, line, fault);
      continue;
    }
    const deal = dealOf(fields, columns, line, found.dates.order);
    const before = deal.id === null ? null : seen.before(deal.id, line);
    if (before !== null) {
      skip(found, line, `the deal ${deal.id} stands already on line ${before}`);
      continue;
    }
    const logged = notes && deal.id !== null ? notes.of(deal.id) : [];
    if (found.notes) found.notes.matched += logged.length;
    if (!takenAsLost(found, deal)) continue;
    const verdict = score(accountOf(deal, logged));
    countLoss(found, deal, verdict);
    yield recordOf(deal, verdict);
  }
  if (!columns) throw new Error(`The file ${file} has no header.`);
}
