import type { Loss } from '../review/loss.ts';
import { addLoss, emptyTally, type Tally } from '../review/tally.ts';
import type { Verdict } from '../scoring/verdict.ts';
import type { Columns } from './columns.ts';
import type { FileOrder } from './day-order.ts';
import type { ExportedDeal } from './exported-deal.ts';
import { isLost } from './is-lost.ts';
import type { NotesIndex } from './notes-index.ts';

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
  dates: FileOrder;
  unknown: Columns['unknown'];
  /** Stage name → how many of its rows were taken as lost and how many not; the first names only. */
  stages: Map<string, { lost: number; not: number }>;
  /** Words of HubSpot’s own "is closed lost" that were not understood: there the stage decided. */
  unreadLost: Map<string, number>;
  /** Notes in their own file: how many, and how many of them belong to a deal of the export. Null when none was given. */
  notes: { count: number; matched: number } | null;
  /** Whether anything but the reason field was there to read. */
  hasNotes: boolean;
  /** Per rep the latest quotes of accounts that put the loss down to the product: what customers name is in them, not in a count. */
  productQuotes: Map<string, ProductQuote[]>;
  from: string | null;
  to: string | null;
}

interface ProductQuote {
  rep: string;
  dealId: string;
  name: string;
  quote: string;
  closedAt: string | null;
}

const MOST_PRODUCT_QUOTES = 2;
const QUOTES_OF_ONE_DEAL = 2;
const MOST_SKIPPED_SHOWN = 50;
const MOST_NAMES_KEPT = 200;

/** The counts before the first row. */
export function emptyAssessment(dates: FileOrder, notes: NotesIndex | null): Assessment {
  return {
    reps: new Map(),
    team: emptyTally(),
    rows: 0,
    notLost: 0,
    skipped: [],
    skippedRows: 0,
    undated: 0,
    dates,
    unknown: [],
    stages: new Map(),
    unreadLost: new Map(),
    notes: notes ? { count: notes.count, matched: 0 } : null,
    hasNotes: notes !== null,
    productQuotes: new Map(),
    from: null,
    to: null,
  };
}

/** Is the deal a lost one? Counts it with its stage, so that the report can say what was taken for lost. */
export function takenAsLost(found: Assessment, deal: ExportedDeal): boolean {
  const { lost, unread } = isLost(deal);
  if (unread && (found.unreadLost.has(unread) || found.unreadLost.size < MOST_NAMES_KEPT))
    found.unreadLost.set(unread, (found.unreadLost.get(unread) ?? 0) + 1);
  const stage = found.stages.get(deal.stage ?? '') ?? { lost: 0, not: 0 };
  if (deal.stage && (found.stages.has(deal.stage) || found.stages.size < MOST_NAMES_KEPT))
    found.stages.set(deal.stage, { lost: stage.lost + Number(lost), not: stage.not + Number(!lost) });
  if (!lost) found.notLost++;
  return lost;
}

/** Adds a verdict to its rep and to the team. */
export function countLoss(found: Assessment, deal: ExportedDeal, verdict: Verdict): void {
  const { basis, locus, flag, ownership, discovery, patterns, evidence } = verdict;
  const codes = { basis, locus, flag, ownership, discovery, patterns };
  const loss: Loss = {
    ...codes,
    dealId: deal.place,
    name: deal.name,
    rep: deal.owner,
    closedAt: deal.closedAt,
    quote: evidence[0]?.quote ?? null,
  };
  const tally = found.reps.get(deal.owner) ?? emptyTally();
  found.reps.set(deal.owner, tally);
  addLoss(tally, loss);
  addLoss(found.team, loss);
  const said = evidence.slice(0, QUOTES_OF_ONE_DEAL).map(({ quote }) => quote);
  if (basis === 'account' && locus === 'product' && said.length > 0)
    addProductQuote(found.productQuotes, { ...loss, quote: said.join('” – “') });
  if (!deal.closedAt) found.undated++;
  else {
    if (!found.from || deal.closedAt < found.from) found.from = deal.closedAt;
    if (!found.to || deal.closedAt > found.to) found.to = deal.closedAt;
  }
}

function addProductQuote(all: Assessment['productQuotes'], { rep, dealId, name, quote, closedAt }: ProductQuote): void {
  const quotes = [...(all.get(rep) ?? []), { rep, dealId, name, quote, closedAt }];
  quotes.sort((a, b) => (b.closedAt ?? '').localeCompare(a.closedAt ?? ''));
  all.set(rep, quotes.slice(0, MOST_PRODUCT_QUOTES));
}

/** Counts a row that is left out; the list holds the first. */
export function skip(found: Assessment, line: number, why: string): void {
  found.skippedRows++;
  if (found.skipped.length < MOST_SKIPPED_SHOWN) found.skipped.push({ line, why });
}
