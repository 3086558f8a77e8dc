import type { Basis, Discovery, Locus, Pattern } from '../scoring/verdict.ts';

/** One lost deal as the reviews count it. Contested and overruled verdicts are left out before they come here. */
export interface Loss {
  dealId: string;
  name: string;
  rep: string;
  /** ISO date, or null where the export has none. */
  closedAt: string | null;
  basis: Basis;
  locus: Locus;
  flag: boolean;
  ownership: boolean;
  discovery: Discovery;
  patterns: readonly Pattern[];
  /** The first quote, for the deals behind a number. */
  quote: string | null;
}

/** Below this number of accounts a rep's share is "too few to say": the interval would span half of what is possible. */
export const LEAST_ACCOUNTS = 8;
/** The time in which a new rep's way of explaining losses forms. */
export const FIRST_LOSSES = 10;
