/**
 * The contract between the app's pages and the server: what `GET /hubspot/pages/…` answers. It stands here because HubSpot
 * uploads only this folder; the server imports these types.
 */
import type { Locus, Pattern } from '../cards/card-data.ts';

/** What the reader chose to look at; every part travels in the page's address. */
export interface Filters {
  /** Days back from today, or all. */
  period: '90' | '180' | '365' | 'all';
  /** HubSpot's id of a pipeline; empty for all. */
  pipeline: string;
  /** Least and greatest amount of a deal, in its own currency; empty for none. */
  least: string;
  most: string;
  /** Reps whose first closed deal is less than half a year old, the others, or all. */
  tenure: 'all' | 'new' | 'established';
}

/** How many of how many, with the interval in which the true share lies with 95 % confidence. */
export interface Share {
  yes: number;
  of: number;
  /** Share, low and high from 0 to 1; null when there are too few to say. */
  interval: { share: number; low: number; high: number } | null;
  /** `42 % (31–54 %)`, or why nothing can be said. */
  words: string;
}

/** What some lost deals have in common. */
export interface Overview {
  losses: number;
  /** Losses with an account: the base of every share. */
  accounts: number;
  thin: number;
  housekeeping: number;
  /** Accounts that leave the result with the buyer and name nothing of the seller's own. */
  flagged: Share;
  owned: Share;
  discovered: Share;
  loci: { locus: Locus; name: string; count: number }[];
  /** Contested or overruled readings, which count nowhere; and those nobody confirmed, where only confirmed ones count. */
  leftOut: { contested: number; overruled: number; unconfirmed: number };
}

export interface Month {
  /** `2026-03`. */
  month: string;
  flagged: Share;
}

export interface RepLine {
  /** Empty for deals without an owner. */
  ownerId: string;
  name: string;
  losses: number;
  accounts: number;
  flagged: Share;
  owned: Share;
  /** Month of the first closed deal that is known, `2026-03`, or null. */
  since: string | null;
}

/** A theme of "product or sales?", in a manager's words. */
export interface FindingLine {
  theme: string;
  points: 'product' | 'sales' | 'nowhere';
  words: string;
  /** Accounts that name it, and the value of `what` under which their deals are listed. */
  count: number;
  what: string;
}

export interface TeamData {
  kind: 'team';
  filters: Filters;
  pipelines: { id: string; label: string }[];
  /** The settings show the team as a whole only: no filters, no reps, no deals. */
  teamOnly: boolean;
  /** Contested readings of all time that no manager has answered yet. */
  contested: number;
  overview: Overview;
  /** In the order of their names; empty where only the team is shown. */
  reps: RepLine[];
  months: Month[];
  /** Null with too few reps. */
  findings: FindingLine[] | null;
  test: string;
  /** Were needs logged before the presentation, of won and of lost deals? Null where too little is known. */
  wonAgainstLost: { won: Share; lost: Share; words: string } | null;
  /** Who looked at the team, latest first. */
  log: LookLine[];
  /** What the portal's settings make of this page, or null. */
  note: string | null;
}

/** Who looked when; `at` is ISO 8601. */
export interface LookLine {
  at: string;
  by: string;
  what: string;
}

/** A rep who opens the team page is sent to their own review. */
export interface OwnReviewData {
  kind: 'own';
  ownerId: string;
}

export interface PatternLine {
  pattern: Pattern;
  name: string;
  count: number;
  quotes: { quote: string; dealId: string; dealName: string; url: string }[];
  ask: string;
  /** What the rep may object to that question, and how a manager can answer. */
  objection: string;
  answer: string;
}

export interface RepData {
  kind: 'rep';
  filters: Filters;
  pipelines: { id: string; label: string }[];
  rep: { ownerId: string; name: string; since: string | null };
  /** The reader is this rep. */
  own: boolean;
  overview: Overview;
  /** Per quarter, `2026 Q1`, how many accounts put the cause where. */
  quarters: { quarter: string; locus: string; count: number }[];
  months: Month[];
  patterns: PatternLine[];
  /** The first ten losses of this rep against the later ones, whatever the filters say; null while there are fewer. */
  first: { first: Share; later: Share; words: string } | null;
  before: { lost: Share; words: string } | null;
  reflections: { text: string; dealId: string; dealName: string; at: string; url: string }[];
  decisions: {
    dealId: string;
    dealName: string;
    url: string;
    what: 'contested' | 'confirmed' | 'overruled';
    text: string;
    by: string;
    at: string;
  }[];
  log: LookLine[];
  note: string | null;
}

/** One deal behind a number. */
export interface DealLine {
  dealId: string;
  name: string;
  url: string;
  rep: string;
  closedAt: string | null;
  /** Where the note puts the cause; null for a won deal, of which nothing is read. */
  cause: string | null;
  flag: boolean;
  quote: string | null;
  review: 'open' | 'contested' | 'confirmed' | 'overruled';
}

export interface DealListData {
  kind: 'deals';
  title: string;
  /** Whose deals they are; null for deals of all reps. */
  rep: { ownerId: string; name: string } | null;
  /** Which filters hold, in words. */
  within: string;
  total: number;
  page: number;
  pages: number;
  deals: DealLine[];
}

export type PageData = TeamData | OwnReviewData | RepData | DealListData;
