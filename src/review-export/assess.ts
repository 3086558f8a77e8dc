import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'csv-stringify';
import { accountOfCase } from '../account/account-of-case.ts';
import type { Loss } from '../review/loss.ts';
import { addLoss, emptyTally, type Tally } from '../review/tally.ts';
import { score } from '../scoring/score.ts';
import type { Verdict } from '../scoring/verdict.ts';
import { type Column, type Columns, findColumns } from './columns.ts';
import { isLost } from './is-lost.ts';
import type { NotesIndex } from './notes-index.ts';
import { type DayOrder, orderOf, parseDate } from './parse-date.ts';
import { readRows } from './read-rows.ts';

/** What an export comes to. */
export interface Assessment {
  reps: Map<string, Tally>;
  team: Tally;
  rows: number;
  /** Rows that are not lost deals. */
  notLost: number;
  skipped: { line: number; why: string }[];
  /** How many rows were skipped in all; the list holds the first. */
  skippedRows: number;
  undated: number;
  unknown: Columns['unknown'];
  from: string | null;
  to: string | null;
}

const MOST_SKIPPED_SHOWN = 50;
const NOBODY = 'No owner';
const HEADER = [
  'Record ID',
  'Deal name',
  'Deal owner',
  'Close date',
  'Basis',
  'Locus',
  'Flag',
  'Flag probability',
  'Ownership',
  'Discovery',
  'Patterns',
  'Evidence',
  'Reason',
  'Scorer',
];

/** Scores every lost deal of an export row by row and writes the verdicts to `verdictsFile` as it goes: memory does not grow with the rows. */
export async function assess(
  file: string,
  options: { notes: NotesIndex | null; verdictsFile: string; onBytes?: (bytes: number) => void },
): Promise<Assessment> {
  const order = await dayOrderOf(file);
  fs.mkdirSync(path.dirname(options.verdictsFile), { recursive: true });
  const out = fs.createWriteStream(options.verdictsFile);
  const csv = stringify({ header: true, columns: HEADER });
  csv.pipe(out);
  const found: Assessment = {
    reps: new Map(),
    team: emptyTally(),
    rows: 0,
    notLost: 0,
    skipped: [],
    skippedRows: 0,
    undated: 0,
    unknown: [],
    from: null,
    to: null,
  };
  let columns: Columns | null = null;
  for await (const row of readRows(file, options.onBytes)) {
    if (!columns) {
      columns = findColumns(row.fields);
      found.unknown = columns.unknown;
      continue;
    }
    found.rows++;
    if (row.fault) {
      skip(found, row.line, row.fault);
      continue;
    }
    const deal = dealOf(row.fields, columns, row.line, order);
    if (!isLost(deal)) {
      found.notLost++;
      continue;
    }
    const verdict = score(accountOf(deal, options.notes));
    count(found, deal, verdict);
    if (!csv.write(recordOf(deal, verdict))) await new Promise((resolve) => csv.once('drain', resolve));
  }
  if (!columns) throw new Error(`The file ${file} has no header.`);
  csv.end();
  await new Promise<void>((resolve, reject) => out.once('finish', () => resolve()).once('error', reject));
  return found;
}

interface ExportedDeal {
  id: string;
  name: string;
  owner: string;
  stage: string | null;
  isLost: string | null;
  reason: string;
  notes: string;
  closedAt: string | null;
}

function dealOf(fields: readonly string[], { at }: Columns, line: number, order: DayOrder): ExportedDeal {
  const get = (column: Column): string | null => {
    const index = at.get(column);
    return index === undefined ? null : (fields[index] ?? '').trim();
  };
  const id = get('id') || `line ${line}`;
  return {
    id,
    name: get('name') || `Deal ${id}`,
    owner: get('owner') || NOBODY,
    stage: get('stage'),
    isLost: get('isLost'),
    reason: get('reason') ?? '',
    notes: get('notes') ?? '',
    closedAt: parseDate(get('closeDate') ?? '', order),
  };
}

function accountOf(deal: ExportedDeal, notes: NotesIndex | null) {
  const bodies = [...(notes?.of(deal.id) ?? []), ...(deal.notes ? [deal.notes] : [])];
  const engagements = bodies.map((body, index) => ({
    type: 'note' as const,
    from: 'owner' as const,
    days_before_close: bodies.length - 1 - index,
    body,
  }));
  return accountOfCase({ id: deal.id, reason: deal.reason, engagements });
}

function count(found: Assessment, deal: ExportedDeal, verdict: Verdict): void {
  const { basis, locus, flag, ownership, discovery, patterns, evidence } = verdict;
  const codes = { basis, locus, flag, ownership, discovery, patterns };
  const loss: Loss = {
    ...codes,
    dealId: deal.id,
    name: deal.name,
    rep: deal.owner,
    closedAt: deal.closedAt,
    quote: evidence[0]?.quote ?? null,
  };
  const tally = found.reps.get(deal.owner) ?? emptyTally();
  found.reps.set(deal.owner, tally);
  addLoss(tally, loss);
  addLoss(found.team, loss);
  if (!deal.closedAt) found.undated++;
  else {
    if (!found.from || deal.closedAt < found.from) found.from = deal.closedAt;
    if (!found.to || deal.closedAt > found.to) found.to = deal.closedAt;
  }
}

/** A spreadsheet takes a field that begins like a formula for one: a quote is put before it. */
function recordOf(deal: ExportedDeal, verdict: Verdict): string[] {
  const fields = [
    deal.id,
    deal.name,
    deal.owner,
    deal.closedAt ?? '',
    verdict.basis,
    verdict.locus,
    verdict.flag ? 'yes' : 'no',
    verdict.flagProbability.toFixed(2),
    verdict.ownership ? 'yes' : 'no',
    verdict.discovery,
    verdict.patterns.join(';'),
    verdict.evidence.map(({ quote }) => `“${quote}”`).join(' '),
    verdict.reason,
    verdict.scorer,
  ];
  return fields.map((field) => (/^[=+\-@\t]/.test(field) ? `'${field}` : field));
}

function skip(found: Assessment, line: number, why: string): void {
  found.skippedRows++;
  if (found.skipped.length < MOST_SKIPPED_SHOWN) found.skipped.push({ line, why });
}

/** Reads the file once for a date that only one order allows; day first is what most of the world writes. */
async function dayOrderOf(file: string): Promise<DayOrder> {
  let at: number | undefined;
  let header = true;
  for await (const { fields } of readRows(file)) {
    if (header) {
      at = findColumns(fields).at.get('closeDate');
      header = false;
      continue;
    }
    const order = at === undefined ? null : orderOf(fields[at] ?? '');
    if (order) return order;
  }
  return 'day first';
}
