/**
 * What the scorer reads: the rep's own account of one deal, as plain text with its sources.
 * Pure data; `account-of-deal.ts` and `account-of-case.ts` make it from HubSpot objects or from a JSON Lines case.
 */

/** Where a passage was written: the closed-lost reason or one logged engagement. */
export type PassageKind = 'reason' | 'note' | 'call' | 'meeting' | 'email';

/**
 * Who wrote it. `owner` and `colleague` are the seller's side and make up the account; `prospect` is incoming mail
 * or a quoted thread, `machine` a call recap or an automatic log line: never evidence (coding guide, first section).
 */
export type PassageAuthor = 'owner' | 'colleague' | 'prospect' | 'machine';

/** One stretch of text by one author from one source, HTML, signatures and boiler-plate already removed. */
export interface Passage {
  /** Stable within the account: `reason`, `note/123` (HubSpot's id) or `engagements/0` (index in a case file). */
  source: string;
  kind: PassageKind;
  author: PassageAuthor;
  /** HubSpot's owner id of the writer, where known: the card shows the name. */
  ownerId: string | null;
  /** When it was logged, ISO 8601; null where unknown. */
  at: string | null;
  /** Plain text; quotes in a verdict are verbatim substrings of it. */
  text: string;
}

/** A kind of engagement that exists on the deal but could not be read, for example for want of a scope. */
export interface Unreadable {
  kind: PassageKind;
  /** How many engagements. */
  count: number;
  /** Why, and the mend, in a sentence for the card. */
  why: string;
}

/** The account of one deal. Passages are in time order, oldest first, the reason last. */
export interface Account {
  passages: Passage[];
  /** `automation` when the stage and the reason were set by a workflow or an import: nobody to attribute to. */
  closedBy: 'person' | 'automation' | 'unknown';
  unreadable: Unreadable[];
}
