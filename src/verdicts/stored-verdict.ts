import type { PassageAuthor, PassageKind, Unreadable } from '../account/account.ts';
import type { Verdict } from '../scoring/verdict.ts';

/** Where a quote comes from, kept with the verdict: whole notes are not stored. */
export interface QuoteSource {
  kind: PassageKind;
  author: PassageAuthor;
  ownerId: string | null;
  at: string | null;
}

export type StoredUnreadable = Unreadable;

/** The verdict that holds for a deal. */
export interface StoredVerdict {
  id: string;
  given: Verdict;
  sources: Record<string, QuoteSource>;
  inputHash: string;
  scoredAt: Date;
}

/** A manager's latest decision on that verdict. */
export interface StoredReview {
  decision: 'confirmed' | 'overruled';
  reason: string;
  userEmail: string;
  at: Date;
}

/** Why a rep finds a verdict not fair. */
export type Ground = 'misread' | 'not_mine' | 'unwritten' | 'facts';

/** The rep's latest word against that verdict. */
export interface StoredContest {
  ground: Ground;
  text: string;
  userEmail: string;
  at: Date;
}
