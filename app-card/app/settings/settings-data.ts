/** The contract between the settings page and the server. */

/** One deal pipeline and the stage in which its deals are presented. */
export interface PipelineSetting {
  id: string;
  label: string;
  /** Open stages in their order. */
  stages: { id: string; label: string }[];
  /** Null: none; then reps of this pipeline are not asked for the need. */
  presentation: string | null;
  /** Chosen by a manager, found by its name, not found, or chosen and no longer there. */
  by: 'admin' | 'name' | 'nobody' | 'admin, gone';
}

/** What the managers of a portal choose. */
export interface Choices {
  /** E-mail addresses or HubSpot user ids, beside those named when the server was started. */
  managers: string[];
  /** A flag needs at least this probability (0.65 to 0.95); null leaves it to the scorer. */
  leastFlagProbability: number | null;
  /** Seconds; null leaves it to the server. */
  settleSeconds: number | null;
  cardOnly: boolean;
  /** Days; null keeps verdicts as long as the deal. */
  retentionDays: number | null;
  paused: boolean;
  countOnly: 'standing' | 'confirmed';
  view: 'reps' | 'team';
}

export interface SettingsData {
  pipelines: PipelineSetting[];
  choices: Choices;
  /** Users who can be made managers, and those named when the server was started, who cannot be removed here. */
  users: { email: string; name: string }[];
  namedManagers: string[];
  /** What holds where a choice is null. */
  defaults: { settleSeconds: number; leastFlagProbability: number };
  /** The reading of past losses; null before the first. `since` and `updatedAt` are ISO 8601. */
  backfill: {
    state: 'running' | 'done';
    found: number;
    done: number;
    since: string;
    updatedAt: string;
    problem: string | null;
  } | null;
  /** The last nightly comparison with HubSpot's own list of lost deals. */
  nightly: { at: string; lost: number; withoutVerdict: number } | null;
  /** Latest changes first; `at` is ISO 8601. */
  log: { at: string; by: string; what: string }[];
  /** Who opened the settings, latest first. */
  looks: { at: string; by: string; what: string }[];
}

/** What reading past losses would take: the answer to `POST /hubspot/settings/backfill/estimate`. */
export interface PastLossesEstimate {
  deals: number;
  calls: number;
  minutes: number;
}
