import type { Generated, GeneratedAlways } from 'kysely';
import type { LoggedAction } from '../audit/log-entry.ts';
import type { StoredNeeds } from '../discovery/stored-needs.ts';
import type { Answer } from '../readers/model/answer.ts';
import type { SecondReaderSettings } from '../readers/second-reader-settings.ts';
import type { Basis, Discovery, Locus, Pattern, Verdict } from '../scoring/verdict.ts';
import type { PortalSettings } from '../settings/portal-settings.ts';
import type { Ground, QuoteSource, StoredUnreadable } from '../verdicts/stored-verdict.ts';

/** The database's tables as Kysely sees them; made by `migrations/`. Ids of HubSpot are text: they outgrow 53 bits. */
export interface Tables {
  event: EventTable;
  ignored_event: IgnoredEventTable;
  seen_request: { signature: string; seen_at: Generated<Date> };
  portal: PortalTable;
  deal: DealTable;
  verdict: VerdictTable;
  review: ReviewTable;
  reflection: ReflectionTable;
  contest: ContestTable;
  presentation_stage: PresentationStageTable;
  nudge: NudgeTable;
  portal_settings: PortalSettingsTable;
  log_entry: LogEntryTable;
  reading: ReadingTable;
  model_spending: { portal_id: string; month: string; cost: Generated<number>; reserved: Generated<number> };
  second_reader: SecondReaderTable;
  /** No request goes out before that moment: to an address, with a key, or of a portal with what it chose (`restKey` in `pace.ts`). */
  model_rest: { provider: string; until: Date; why: string };
  model_trial: ModelTrialTable;
  backfill: BackfillTable;
  call_budget: { portal_id: string; bucket: string; free_at: Date };
  nightly_look: { portal_id: string; looked_at: Date; lost: number; without_verdict: number };
  chore: { name: string; done_at: Date };
  installation: InstallationTable;
  /** Never two looks at one deal at once; `until` is when the hold of a look that died ends. */
  held_deal: { portal_id: string; deal_id: string; held_by: 'live' | 'past'; until: Date };
  deal_contact: { portal_id: string; deal_id: string; contact_id: string };
}

/** One webhook event that was acknowledged to HubSpot. Property values are not kept: they can hold whole notes. */
export interface EventTable {
  id: Generated<string>;
  portal_id: string;
  key: string;
  subscription_type: string;
  object_type: string;
  object_id: string;
  property_name: string | null;
  change_source: string | null;
  occurred_at: Date;
  received_at: Generated<Date>;
}

/** Events that were answered 2xx and led to nothing, counted by kind so that an admin can see them. */
export interface IgnoredEventTable {
  portal_id: string;
  subscription_type: string;
  why: string;
  count: Generated<number>;
  last_at: Generated<Date>;
}

export interface PortalTable {
  portal_id: string;
  time_zone: string | null;
  /** No call is made to this portal before that moment (`Retry-After`, outage, refused token). */
  paused_until: Date | null;
  /** Why it is paused, with the mend; null when all is well. */
  problem: string | null;
  /** Since when HubSpot has given no good answer; null when the last call went well. */
  away_since: Date | null;
  /** Whatever changed up to then has been looked for (`catch-up/catch-up.ts`); null before the first look. */
  looked_until: Date | null;
  updated_at: Generated<Date>;
}

export interface DealTable {
  portal_id: string;
  deal_id: string;
  name: string;
  pipeline_id: string;
  stage_id: string;
  stage_label: string;
  owner_id: string | null;
  state: 'lost' | 'won' | 'open' | 'deleted';
  unreadable: StoredUnreadable[];
  /** Why the last job for this deal failed for good; null after a success. */
  problem: string | null;
  /** Why HubSpot refused the properties under the portal's own rules; null when they stand on the deal. */
  not_written: string | null;
  checked_at: Date;
  /** What is logged of the buyer's needs, for open deals near their presentation; null for others. */
  needs: StoredNeeds | null;
  /** When the deal first stood in a presentation stage or behind it. */
  presented_at: Date | null;
  /** Whether needs were logged by then, of a closed deal; null when it was never presented or nothing can be said. */
  discovered_before: 'yes' | 'no' | null;
  /** What the card says of the second reader: that it reads next, or why it did not; null when there is nothing to say. */
  second_reading: Generated<string | null>;
  /** In the deal's own currency; PostgreSQL gives decimals as text. */
  amount: string | null;
  /** HubSpot's close date of a closed deal. */
  closed_at: Date | null;
  /** Whether its contacts stand in `deal_contact`; false where they were never read. */
  contacts_known: Generated<boolean>;
}

export interface VerdictTable {
  id: Generated<string>;
  portal_id: string;
  deal_id: string;
  scorer: string;
  input_hash: string;
  verdict: Verdict;
  /** Where the quotes come from: kind, id, time and author of each source that the verdict names. */
  sources: Record<string, QuoteSource>;
  scored_at: Date;
  /** Null for the verdict that holds; earlier versions keep the moment they were replaced or the deal re-opened. */
  superseded_at: Date | null;
  /** Read out of `verdict` by the database, for counting. */
  basis: GeneratedAlways<Basis>;
  locus: GeneratedAlways<Locus>;
  flag: GeneratedAlways<boolean>;
  ownership: GeneratedAlways<boolean>;
  discovery: GeneratedAlways<Discovery>;
  patterns: GeneratedAlways<Pattern[]>;
  /** The first quote. */
  quote: GeneratedAlways<string | null>;
}

export interface ReviewTable {
  id: Generated<string>;
  portal_id: string;
  deal_id: string;
  verdict_id: string;
  decision: 'confirmed' | 'overruled';
  reason: string;
  user_id: string;
  user_email: string;
  idempotency_key: string;
  created_at: Generated<Date>;
}

/** The rep's word against a verdict. */
export interface ContestTable {
  id: Generated<string>;
  portal_id: string;
  deal_id: string;
  verdict_id: string;
  ground: Ground;
  text: string;
  user_id: string;
  user_email: string;
  idempotency_key: string;
  created_at: Generated<Date>;
}

export interface ReflectionTable {
  id: Generated<string>;
  portal_id: string;
  deal_id: string;
  text: string;
  user_id: string;
  user_email: string;
  owner_id: string;
  idempotency_key: string;
  /** The rep's own part in a loss, or needs answered before the presentation. */
  kind: Generated<'own_part' | 'needs'>;
  /** HubSpot's id of the note it became; null until it stands on the deal. */
  note_id: string | null;
  created_at: Generated<Date>;
}

/** An admin's choice; without a row the stage's name decides. */
export interface PresentationStageTable {
  portal_id: string;
  pipeline_id: string;
  /** Null: this pipeline has no presentation. */
  stage_id: string | null;
  chosen_by: string;
  chosen_at: Date;
}

/** The one prompt that a deal gets: a task when it is presented without discovery, or the rep's word that it is not needed. */
export interface NudgeTable {
  portal_id: string;
  deal_id: string;
  /** `over`: the deal was closed before anything was logged. */
  state: 'asked' | 'logged' | 'dismissed' | 'over';
  /** Why it was dismissed. */
  reason: string | null;
  user_email: string | null;
  /** HubSpot's id of the task; null until it stands, or where nobody could be given one. */
  task_id: string | null;
  task_done: Generated<boolean>;
  created_at: Date;
  updated_at: Date;
}

/** What this portal's managers chose; without a row the defaults hold. */
export interface PortalSettingsTable {
  portal_id: string;
  settings: Partial<PortalSettings>;
  updated_at: Generated<Date>;
}

/** Who saw, did or changed what. */
export interface LogEntryTable {
  id: Generated<string>;
  portal_id: string;
  at: Generated<Date>;
  user_id: string;
  user_email: string;
  action: LoggedAction;
  deal_id: string | null;
  /** Whose deals or review it is about. */
  owner_id: string | null;
  detail: string | null;
  /** Entries with the same key are one: a view counts once a day. */
  once: string | null;
}

/** What a portal chose of the second reader, and its own key for the provider, encrypted. */
export interface SecondReaderTable {
  portal_id: string;
  settings: SecondReaderSettings;
  sealed_key: string | null;
  updated_at: Date;
}

/** One account read by a language model, or tried: paid once for the same words and the same reader. */
export interface ReadingTable {
  portal_id: string;
  /** The deal it was first read for. */
  deal_id: string;
  /** Hash of the words that were sent. */
  input_hash: string;
  reader: string;
  state: 'asking' | 'read' | 'not_read';
  /** The accepted answer, its quotes with placeholders; forgotten when the deal no longer says it. */
  answer: Answer | null;
  why: string | null;
  again: 'never' | 'later' | null;
  /** UTC month in which it was asked last, as 2026-11. */
  month: string;
  /** Held back from the budget while the request is under way. */
  reserved: Generated<number>;
  cost: Generated<number>;
  input_tokens: Generated<number>;
  output_tokens: Generated<number>;
  ms: Generated<number>;
  asked_at: Date;
}

/** An admin's try: both verdicts of one deal, side by side. */
export interface ModelTrialTable {
  portal_id: string;
  deal_id: string;
  local: Verdict | null;
  model: Verdict | null;
  why: string | null;
  asked_at: Date;
}

/** The reading of a portal's past losses, and how far it is. */
export interface BackfillTable {
  portal_id: string;
  /** Deals closed at that moment or later. */
  since: Date;
  state: 'running' | 'done';
  /** Deals that HubSpot counted at the start. */
  found: number;
  done: number;
  /** All deals up to this id are done. */
  last_deal_id: Generated<string>;
  /** Why the last step failed; null when it went well. */
  problem: string | null;
  started_at: Date;
  updated_at: Date;
}

/** A portal that installed the app by OAuth. Tokens are encrypted (`secrets/encrypt.ts`). */
export interface InstallationTable {
  portal_id: string;
  /** `ended`: HubSpot no longer lets us in, because the app was uninstalled or its access taken away. */
  state: 'connected' | 'ended';
  access_token: string | null;
  refresh_token: string | null;
  /** When the access token is to be renewed, some minutes before it ends. */
  renew_at: Date | null;
  /** While it lies ahead, one worker is renewing the token and the others wait. */
  renewing_until: Date | null;
  /** The scopes that the admin granted; empty where HubSpot did not say. */
  scopes: string[];
  installed_at: Date;
  ended_at: Date | null;
  /** Why, in words for the operator. */
  ended_why: string | null;
  /** When all data of this portal is erased; null while it is connected. */
  erase_at: Date | null;
  /** When it was erased, until a second pass has made sure of it. */
  erased_at: Date | null;
  /** Which version of our properties stands in the portal. */
  prepared: string | null;
  /** When it is looked after next: still connected, properties as they should be. */
  check_at: Date;
}
