/**
 * The contract between the card and the server: what `GET /hubspot/cards/deals/:dealId` answers and what the card posts.
 * It stands here because HubSpot uploads only this folder; the server imports these types.
 */

export type Basis = 'account' | 'thin' | 'housekeeping';
export type Locus = 'prospect' | 'product' | 'circumstance' | 'rep' | 'unclear';
export type Discovery = 'none' | 'surface' | 'real';
export type Approach = 'present_and_counter' | 'needs_first' | 'not_shown';
export type Pattern =
  | 'did_everything_right'
  | 'failed_to_understand'
  | 'no_need'
  | 'no_money'
  | 'went_dark'
  | 'would_not_decide'
  | 'never_serious'
  | 'chose_worse'
  | 'objections_as_reason';

/** The five parts of an understood need. */
export type Need = 'problem' | 'consequence' | 'who' | 'decision' | 'nothing';

/** A verbatim quote of the rep's account. */
export interface CardQuote {
  quote: string;
  /** `reason` is the closed-lost reason. */
  from: 'reason' | 'note' | 'call' | 'meeting' | 'email';
  /** When it was written, ISO 8601, or null. */
  at: string | null;
  /** The writer's name, or null. */
  author: string | null;
}

export interface CardVerdict {
  id: string;
  basis: Basis;
  locus: Locus;
  flag: boolean;
  /** 0 to 1. */
  flagProbability: number;
  probabilities: Record<Locus, number>;
  ownership: boolean;
  discovery: Discovery;
  approach: Approach;
  patterns: Pattern[];
  evidence: CardQuote[];
  ownPart: CardQuote | null;
  need: CardQuote | null;
  /** One sentence about the note. */
  reason: string;
  /** Which reader gave it: the version of the local scorer, or `model:<provider>/<model>@<version of the guide>`. */
  scorer: string;
  /** That a language model reads the note next, or why it did not and the local verdict stands; null when there is nothing to say. */
  secondReading: string | null;
  /** ISO 8601. */
  scoredAt: string;
  /** Whether needs were logged before the deal was presented; null when it never was, or nothing can be said. */
  before: { presentedAt: string; discovered: 'yes' | 'no' } | null;
}

/** An open deal near its presentation: what is known of the buyer's needs, and what is missing. */
export interface CardNeeds {
  /** The next stage is the presentation, it is there or behind it, or a presentation meeting is booked. */
  moment: 'next' | 'presenting' | 'meeting';
  /** Label of the presentation stage. */
  stage: string;
  discovery: Discovery;
  known: { need: Need; label: string; quote: CardQuote }[];
  missing: { need: Need; question: string; help: string }[];
  /** The rep said that nothing is to be asked here, and why. */
  dismissed: { reason: string; by: string } | null;
  /** Language of notes that could not be read, where nothing else shows a need. */
  unread: string | null;
  /** Answers are on their way to the deal. */
  saving: boolean;
}

/** A manager's decision on the verdict; the verdict itself stays visible beside it. */
export interface CardReview {
  decision: 'confirmed' | 'overruled';
  reason: string;
  by: string;
  at: string;
}

/** Why a rep finds a verdict not fair: it misreads the note; somebody else wrote it; what matters is not written; the facts are others. */
export type Ground = 'misread' | 'not_mine' | 'unwritten' | 'facts';

/** The rep's word against the verdict. `answered` turns true when a manager has decided after it. */
export interface CardContest {
  ground: Ground;
  text: string;
  by: string;
  at: string;
  answered: boolean;
}

/** What the rep added: their own part. `logged` turns true when it stands on the deal as a note. */
export interface CardReflection {
  text: string;
  by: string;
  at: string;
  logged: boolean;
}

export interface CardData {
  deal: { id: string; name: string; stage: string; owner: string | null };
  /** Manager and owner see the verdict; `other` sees only that it is not theirs to see. */
  viewer: 'manager' | 'owner' | 'other';
  /** `hidden` for `other`; `waiting` while lost and not yet scored; `failed` when scoring ended in a dead letter. */
  state: 'not_lost' | 'open' | 'waiting' | 'scored' | 'failed' | 'hidden';
  /** Set when `open`: an open deal near its presentation. */
  needs: CardNeeds | null;
  /** Set when `scored`. */
  verdict: CardVerdict | null;
  review: CardReview | null;
  /** The latest decision on an earlier reading, where the note was changed since and nobody has decided on this one. */
  earlierReview: CardReview | null;
  contest: CardContest | null;
  reflections: CardReflection[];
  /** Engagements that exist and could not be read, with the mend. */
  unreadable: { kind: CardQuote['from']; count: number; why: string }[];
  /** Two or three coaching questions that fit the verdict (manager), or questions to ask oneself (owner). */
  questions: string[];
  /** Who saw, did and changed what on this deal, latest first; `at` is ISO 8601. */
  log: { at: string; by: string; what: string }[];
  /** Why the properties could not be written onto the deal (the portal's own rules), or null. */
  notWritten: string | null;
  /** What went wrong, for `failed`; what the card waits for, for `waiting`; who may see it, for `hidden`. */
  message: string | null;
}

/** `POST …/reflection`, by the deal's owner. */
export interface ReflectionPost {
  /** Made once by the card per submission: HubSpot repeats a call on 5xx. */
  idempotencyKey: string;
  text: string;
}

/** `POST …/review`, by a manager. */
export interface ReviewPost {
  idempotencyKey: string;
  /** The verdict that the manager saw: another may have taken its place. */
  verdictId: string;
  decision: 'confirmed' | 'overruled';
  /** Required to overrule. */
  reason: string;
}

/** `POST …/contest`, by the deal's owner. */
export interface ContestPost {
  idempotencyKey: string;
  verdictId: string;
  ground: Ground;
  text: string;
}

/** `POST …/discovery`, by the deal's owner: answers to what is missing, or why nothing is to be asked here. */
export interface DiscoveryPost {
  idempotencyKey: string;
  answers?: { [need in Need]?: string | undefined } | undefined;
  dismiss?: string | undefined;
}

/** Body of every refusal (4xx, 5xx): what is wrong and what to do, in one sentence for the user. */
export interface CardError {
  error: string;
}
