import type { Account } from '../account/account.ts';
import type { Verdict } from '../scoring/verdict.ts';

/** What a reading cost: nothing for a reader in this process. */
export interface Spent {
  inputTokens: number;
  outputTokens: number;
  /** In the currency of the settings. */
  cost: number;
  ms: number;
  /** Requests that the provider answered. */
  asks: number;
}

export const NOTHING_SPENT: Spent = { inputTokens: 0, outputTokens: 0, cost: 0, ms: 0, asks: 0 };

/** A reading that gave a verdict, or why it gave none; then the verdict that was there stands. */
export type Reading = { verdict: Verdict; spent: Spent } | { verdict: null; notRead: NotRead; spent: Spent };

export interface NotRead {
  /** Completes the sentence "model: not read because …". */
  why: string;
  /** Whether the same account may be read later; with `never` another try would end the same way. */
  again: 'never' | 'later';
  /** How long no request should go to this provider at all, ms; null when only this account is concerned. */
  restMs: number | null;
  /** Whom that rest concerns; `choice` where nothing is said. */
  reach?: Reach;
}

/**
 * Whom a failure concerns: this account alone, what a portal has chosen (its key, model and address), everybody with this key,
 * or everybody who asks this provider.
 */
export type Reach = 'account' | 'choice' | 'key' | 'provider';

/** Somebody who reads accounts by the coding guide. Readers give the same shape of verdict, each with its name on it. */
export interface Reader {
  /** Name and version, as verdicts carry it. */
  scorer: string;
  /** Never throws for what a provider does. `names` are persons known to the deal; `signal` ends requests under way. */
  read(account: Account, around?: { names?: readonly string[]; signal?: AbortSignal }): Promise<Reading>;
}

/** Verdicts of a language model carry `model:…`, those of the local scorer its version. */
export function isOfModel(scorer: string): boolean {
  return scorer.startsWith('model:');
}
