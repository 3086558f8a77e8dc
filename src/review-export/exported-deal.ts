import { accountOfCase } from '../account/account-of-case.ts';
import { type Column, type Columns, valuesOf } from './columns.ts';
import { type DayOrder, parseDate } from './parse-date.ts';

const NOBODY = 'No owner';

/** A row of an export of deals. */
export interface ExportedDeal {
  id: string | null;
  /** The id, or where it stands. */
  place: string;
  name: string;
  owner: string;
  stage: string | null;
  isLost: string | null;
  reason: string;
  notes: string[];
  closedAt: string | null;
}

/** Reads a row; what it has no name, owner or id for gets one that says so. */
export function dealOf(fields: readonly string[], columns: Columns, line: number, order: DayOrder): ExportedDeal {
  const get = (column: Column): string | null => valuesOf(fields, columns, column)[0] ?? null;
  const id = get('id');
  const place = id ?? `line ${line}`;
  return {
    id,
    place,
    name: get('name') ?? `Deal ${place}`,
    owner: get('owner') ?? NOBODY,
    stage: get('stage'),
    isLost: get('isLost'),
    reason: valuesOf(fields, columns, 'reason').join('\n'),
    notes: valuesOf(fields, columns, 'notes'),
    closedAt: parseDate(get('closeDate') ?? '', order),
  };
}

/** The account of a deal from its reason and its notes. HubSpot's export of deals may carry the last note again that the export of notes has. */
export function accountOf(deal: ExportedDeal, logged: readonly string[]) {
  const bodies = [...logged, ...deal.notes.filter((note) => !logged.includes(note))];
  const engagements = bodies.map((body, index) => ({
    type: 'note' as const,
    from: 'owner' as const,
    days_before_close: bodies.length - 1 - index,
    body,
  }));
  return accountOfCase({ id: deal.place, reason: deal.reason, engagements });
}
