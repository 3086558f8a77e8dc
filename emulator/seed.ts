/** What a portal holds when the emulator starts. Times are days before the start (fractions allowed), so a sample never ages. */

export type EngagementType = 'notes' | 'calls' | 'meetings' | 'emails' | 'tasks';

export interface SeedUser {
  userId: number;
  email: string;
  firstName: string;
  lastName: string;
  /** HubSpot's owner id; null for a user without a sales seat. */
  ownerId: string | null;
  /** Only for the sample and its preview: HubSpot itself has no such field. */
  role: 'manager' | 'rep' | 'other';
  archived?: boolean;
}

export interface SeedStage {
  id: string;
  label: string;
  /** Strings, as HubSpot gives them: {"isClosed":"true","probability":"0.0"}. */
  metadata: Record<string, string>;
}

export interface SeedPipeline {
  id: string;
  label: string;
  stages: SeedStage[];
}

export interface SeedDeal {
  id: string;
  name: string;
  pipeline: string;
  /** Owner id, or null for a deal without an owner. */
  owner: string | null;
  amount: string | null;
  /** The stages it went through, oldest first; the last is the present one. `by` who moved it: a user (default: the owner) or an automation. */
  stages: { stage: string; daysAgo: number; by?: 'user' | 'workflow' | 'import' | 'integration' }[];
  closedLostReason?: string;
  /** Who wrote the reason (default: the owner). */
  reasonBy?: 'user' | 'workflow' | 'import';
  /** Further HubSpot properties, string-valued. */
  properties?: Record<string, string>;
}

export interface SeedEngagement {
  id: string;
  type: EngagementType;
  /** Deals it is associated with. */
  deals: string[];
  daysAgo: number;
  /** Owner id of the writer, or null. */
  owner: string | null;
  /** HubSpot's own property names: hs_note_body, hs_call_body, hs_call_title, hs_meeting_body, hs_email_html, hs_email_direction … */
  properties: Record<string, string>;
}

export interface PortalSeed {
  portalId: number;
  /** Shown in the preview. */
  name: string;
  timeZone: string;
  currency: string;
  accountType: string;
  users: SeedUser[];
  pipelines: SeedPipeline[];
  deals: SeedDeal[];
  engagements: SeedEngagement[];
  /** Access tokens that work without OAuth (a static app's), with their scopes. */
  tokens: { token: string; scopes: string[] }[];
  /** OAuth apps known to this HubSpot. */
  oauthApps?: { clientId: string; clientSecret: string; redirectUris: string[]; scopes: string[] }[];
}

/** Something a person does in HubSpot's own pages: sent to the control port's `POST /act`, it changes objects and sends webhooks. */
export type UserAction =
  | {
      kind: 'set';
      as: number;
      deal: string;
      properties: Record<string, string>;
      source?: 'CRM_UI' | 'WORKFLOWS' | 'IMPORT' | 'INTEGRATION';
    }
  | { kind: 'log'; as: number; type: EngagementType; deals: string[]; properties: Record<string, string> }
  | { kind: 'edit'; as: number; type: EngagementType; id: string; properties: Record<string, string> }
  | { kind: 'remove'; as: number; type: EngagementType | 'deals'; id: string }
  | { kind: 'restore'; as: number; type: EngagementType | 'deals'; id: string }
  | { kind: 'merge'; as: number; into: string; from: string }
  | { kind: 'create'; as: number; properties: Record<string, string> };

/** One line of the demo's story: what is said on the terminal, then what the person does. */
export interface StoryStep {
  say: string;
  act: UserAction[];
}
