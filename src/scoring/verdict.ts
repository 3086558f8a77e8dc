/** The verdict's shape and the codes of the coding guide. */

export const BASES = ['account', 'thin', 'housekeeping'] as const;
export const LOCI = ['prospect', 'product', 'circumstance', 'rep', 'unclear'] as const;
export const DISCOVERIES = ['none', 'surface', 'real'] as const;
export const APPROACHES = ['present_and_counter', 'needs_first', 'not_shown'] as const;
export const PATTERNS = [
  'did_everything_right',
  'failed_to_understand',
  'no_need',
  'no_money',
  'went_dark',
  'would_not_decide',
  'never_serious',
  'chose_worse',
  'objections_as_reason',
] as const;

export type Basis = (typeof BASES)[number];
export type Locus = (typeof LOCI)[number];
export type Discovery = (typeof DISCOVERIES)[number];
export type Approach = (typeof APPROACHES)[number];
export type Pattern = (typeof PATTERNS)[number];

/** A verbatim quote: `passage.text.slice(start, end) === quote` for the passage whose `source` it names. */
export interface Evidence {
  quote: string;
  source: string;
  start: number;
  end: number;
}

interface VerdictFields {
  basis: Basis;
  locus: Locus;
  /** One calibrated probability per locus, summing to 1. */
  probabilities: Record<Locus, number>;
  /** Does the rep name a part of their own (guide, section 2)? */
  ownership: boolean;
  /** Calibrated probability that a fair manager would say the account leaves the responsibility with the prospect. */
  flagProbability: number;
  discovery: Discovery;
  approach: Approach;
  patterns: Pattern[];
  /** One sentence in plain words about the note, never about the person. */
  reason: string;
  /** Where the rep names their own part, if `ownership`. */
  ownPart: Evidence | null;
  /** Where a need was logged, if `discovery` is not `none`. */
  need: Evidence | null;
  /** Which scorer gave the verdict, for example `local-2026.11.1`. */
  scorer: string;
}

/** A flag without a verbatim quote cannot exist: the type asks for at least one, and for basis `account`. */
export type Verdict = VerdictFields &
  ({ flag: true; basis: 'account'; evidence: [Evidence, ...Evidence[]] } | { flag: false; evidence: Evidence[] });
