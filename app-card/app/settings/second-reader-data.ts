import type { Locus } from '../cards/card-data.ts';

/**
 * The contract between the settings page and the server about the second reader:
 * `GET /hubspot/settings/second-reader` and `POST` to the same path answer `SecondReaderData`;
 * `POST …/try` starts trials and answers it too (ask again until none is `reading`); `POST …/example` answers `Example`,
 * `POST …/dry-run` `DryRun`, `POST …/send` `Sent`.
 */
export interface SecondReaderData {
  mode: 'off' | 'unsure' | 'all';
  provider: 'openai-compatible' | 'anthropic';
  model: string | null;
  endpoint: string;
  /** The addresses that may be chosen. */
  endpoints: string[];
  /** Whose key is used; the key itself is never shown. */
  key: 'portal' | 'environment' | 'none';
  /** False where the server has no encryption key: then a key can only be given in its environment. */
  canKeepKey: boolean;
  placeholders: boolean;
  monthlyBudget: number | null;
  currency: string;
  /** Per million tokens. */
  inputPrice: number | null;
  outputPrice: number | null;
  /** What keeps it from reading, each with the mend; empty when all is there. */
  faults: string[];
  /** In the currency, in this UTC month. */
  spent: number;
  /** Deals read, waiting, and not read this month with the reasons. */
  read: number;
  waiting: number;
  notRead: { why: string; deals: number }[];
  /** The provider rests until then (ISO 8601), and why. */
  resting: { until: string; why: string } | null;
  /** The newest lost deals, to show or to try; `isSent` where the switch (off: `unsure`) would send them. */
  deals: { dealId: string; name: string; isSent: boolean }[];
  trials: ReaderTrial[];
  /** What `unsure` means, measured on the labelled cases: share of deals sent, and how often the local reader is right on the rest. */
  unsure: { sent: number; locusOfRest: number; flagOfRest: number };
}

/** Both verdicts of one deal, side by side. */
export interface ReaderTrial {
  dealId: string;
  name: string;
  state: 'reading' | 'read' | 'not read';
  local: TrialVerdict | null;
  model: TrialVerdict | null;
  /** Why it was not read. */
  why: string | null;
}

export interface TrialVerdict {
  scorer: string;
  basis: 'account' | 'thin' | 'housekeeping';
  locus: Locus;
  flag: boolean;
  flagProbability: number;
  ownership: boolean;
  discovery: 'none' | 'surface' | 'real';
  quotes: string[];
  reason: string;
}

/** `POST` to the settings: what is not given stays; null leaves it to the server's environment, for `key` it removes the portal's own. */
export interface SecondReaderPost {
  mode?: 'off' | 'unsure' | 'all';
  provider?: 'openai-compatible' | 'anthropic' | null;
  model?: string | null;
  endpoint?: string | null;
  key?: string | null;
  placeholders?: boolean | null;
  monthlyBudget?: number | null;
  currency?: string | null;
  inputPrice?: number | null;
  outputPrice?: number | null;
}

/** Exactly what would be sent for one deal, but for the boundary, which is drawn anew for each request. */
export interface Example {
  dealId: string;
  name: string;
  /** Where it would go. */
  address: string;
  /** The coding guide with the rules. */
  instructions: string;
  account: string;
  /** How many values of each kind are hidden. */
  hidden: Record<string, number>;
  /** Why this account would not be sent at all; null when it would. */
  never: string | null;
}

/** What sending the deals that stand would do; nothing is sent to find out. */
export interface DryRun {
  /** Lost deals that would be read, and of these the ones that were read before and cost nothing. */
  deals: number;
  read: number;
  /** Of those looked at, the ones that are never sent, by reason. */
  never: Record<string, number>;
  /** How many were looked at for the estimate. */
  sampled: number;
  tokensPerDeal: number;
  /** Estimated, in the currency. */
  cost: number;
  currency: string;
  spent: number;
  monthlyBudget: number | null;
}

export interface Sent {
  /** Deals handed to the second reader. */
  deals: number;
}
