import { LOCI, type Locus, PATTERNS, type Pattern } from '../scoring/verdict.ts';
import { FIRST_LOSSES, type Loss } from './loss.ts';

/** Counts of one rep's losses (or of a team's), added up one by one: as small for 100,000 deals as for ten. */
export interface Tally {
  losses: number;
  thin: number;
  housekeeping: number;
  /** Losses with an account: the base of every rate. */
  accounts: number;
  flagged: number;
  owned: number;
  discovered: number;
  loci: Record<Locus, number>;
  patterns: Record<Pattern, number>;
  /** Month (`2026-03`) → accounts and how many of them were flagged. */
  months: Map<string, { accounts: number; flagged: number }>;
  /** The earliest accounts by date, at most as many as count as the first. */
  first: { closedAt: string; flagged: boolean }[];
  /** Examples: the latest flagged deals with their quotes. */
  examples: { dealId: string; name: string; quote: string; pattern: Pattern | null; closedAt: string | null }[];
}

const MOST_EXAMPLES = 12;

export function emptyTally(): Tally {
  return {
    losses: 0,
    thin: 0,
    housekeeping: 0,
    accounts: 0,
    flagged: 0,
    owned: 0,
    discovered: 0,
    loci: Object.fromEntries(LOCI.map((locus) => [locus, 0])) as Record<Locus, number>,
    patterns: Object.fromEntries(PATTERNS.map((pattern) => [pattern, 0])) as Record<Pattern, number>,
    months: new Map(),
    first: [],
    examples: [],
  };
}

/** Adds one loss. Housekeeping is no loss at all; thin ones are counted and stand outside all rates (coding guide, section 0). */
export function addLoss(tally: Tally, loss: Loss): void {
  if (loss.basis === 'housekeeping') {
    tally.housekeeping++;
    return;
  }
  tally.losses++;
  if (loss.basis === 'thin') {
    tally.thin++;
    return;
  }
  tally.accounts++;
  tally.loci[loss.locus]++;
  if (loss.flag) tally.flagged++;
  if (loss.ownership) tally.owned++;
  if (loss.discovery !== 'none') tally.discovered++;
  for (const pattern of loss.patterns) tally.patterns[pattern]++;
  if (loss.closedAt) addDated(tally, loss, loss.closedAt);
  if (loss.flag && loss.quote) addExample(tally, loss, loss.quote);
}

function addDated(tally: Tally, loss: Loss, closedAt: string): void {
  const month = tally.months.get(closedAt.slice(0, 7)) ?? { accounts: 0, flagged: 0 };
  tally.months.set(closedAt.slice(0, 7), {
    accounts: month.accounts + 1,
    flagged: month.flagged + Number(loss.flag),
  });
  tally.first.push({ closedAt, flagged: loss.flag });
  tally.first.sort((a, b) => a.closedAt.localeCompare(b.closedAt));
  tally.first.length = Math.min(tally.first.length, FIRST_LOSSES);
}

function addExample(tally: Tally, { dealId, name, patterns, closedAt }: Loss, quote: string): void {
  tally.examples.push({ dealId, name, quote, pattern: patterns[0] ?? null, closedAt });
  tally.examples.sort((a, b) => (b.closedAt ?? '').localeCompare(a.closedAt ?? ''));
  tally.examples.length = Math.min(tally.examples.length, MOST_EXAMPLES);
}

/** The first ten accounts by date against the dated ones after them; null while there are no later ones. */
export function firstAgainstLater(tally: Tally) {
  const dated = { accounts: 0, flagged: 0 };
  for (const { accounts, flagged } of tally.months.values()) {
    dated.accounts += accounts;
    dated.flagged += flagged;
  }
  const first = { accounts: tally.first.length, flagged: tally.first.filter(({ flagged }) => flagged).length };
  const later = { accounts: dated.accounts - first.accounts, flagged: dated.flagged - first.flagged };
  const undated = tally.accounts - dated.accounts;
  return later.accounts > 0 && first.accounts === FIRST_LOSSES ? { first, later, undated } : null;
}
