import type { EngagementType } from '../seed.ts';
import { composeMail, htmlOf, type Parties, type Thread } from './html.ts';

/** Something logged on a deal of the sample. */
export interface Logged {
  type: EngagementType;
  /** Days before the deal got to its present stage; below zero: after it. */
  before: number;
  /** Owner id of the writer where it is not the deal's owner; null where HubSpot knows no owner, as for incoming mail. */
  by?: string | null;
  /** HubSpot's properties, once the two sides are known. */
  write: (parties: Parties) => Record<string, string>;
}

/** HubSpot's own ids of call outcomes, the same in every portal (developers' page of the calls API). */
const DISPOSITIONS = {
  connected: 'f240bbac-87c9-4f6e-bf70-924b57d47db7',
  voicemail: 'b2cf5968-551e-4856-9783-52b3da59a7d0',
  noAnswer: '73a0d17f-1163-4015-bdd5-ec830791da20',
  busy: '9d9162e7-6cf3-4944-bf63-4dff82258764',
};

/** A note from HubSpot's editor. Lines that begin with "- " become its list, an empty line its empty paragraph. */
export const note = (before: number, text: string): Logged => ({
  type: 'notes',
  before,
  write: () => ({ hs_note_body: htmlOf(text) }),
});

/** A note as an integration or a phone stores it: plain text, no markup. */
export const plainNote = (before: number, text: string): Logged => ({
  type: 'notes',
  before,
  write: () => ({ hs_note_body: text }),
});

/** A logged call; an attempt has no text. Its length in ms is made up from what was written down. */
export const call = (
  before: number,
  title: string,
  text: string,
  outcome: keyof typeof DISPOSITIONS = 'connected',
  direction: 'OUTBOUND' | 'INBOUND' = 'OUTBOUND',
): Logged => ({
  type: 'calls',
  before,
  write: () => ({
    hs_call_title: title,
    hs_call_body: text && htmlOf(text),
    hs_call_direction: direction,
    hs_call_disposition: DISPOSITIONS[outcome],
    hs_call_status: outcome === 'connected' ? 'COMPLETED' : 'NO_ANSWER',
    hs_call_duration: String(outcome === 'connected' ? 60_000 + text.length * 2_000 : 0),
  }),
});

/** A meeting: `notes` are the rep's internal ones, `invitation` is what the guests got. */
export const meeting = (
  before: number,
  title: string,
  notes: string,
  invitation = '',
  outcome: 'COMPLETED' | 'NO_SHOW' | 'CANCELED' = 'COMPLETED',
): Logged => ({
  type: 'meetings',
  before,
  write: () => ({
    hs_meeting_title: title,
    hs_meeting_body: invitation && htmlOf(invitation),
    hs_internal_meeting_notes: notes && htmlOf(notes),
    hs_meeting_outcome: outcome,
  }),
});

/** An e-mail from the rep to the deal's contact, with the rep's signature, perhaps over the thread it answers. */
export const mailOut = (before: number, subject: string, text: string, thread?: Thread): Logged => ({
  type: 'emails',
  before,
  write: (parties) => composeMail('EMAIL', parties, subject, text, thread),
});

/** An e-mail from the deal's contact. */
export const mailIn = (before: number, subject: string, text: string, thread?: Thread): Logged => ({
  type: 'emails',
  before,
  by: null,
  write: (parties) => composeMail('INCOMING_EMAIL', parties, subject, text, thread),
});

/** A task; it is never part of an account. */
export const task = (before: number, subject: string, done = true): Logged => ({
  type: 'tasks',
  before,
  write: () => ({
    hs_task_subject: subject,
    hs_task_status: done ? 'COMPLETED' : 'NOT_STARTED',
    hs_task_type: 'TODO',
    hs_task_priority: 'NONE',
  }),
});

/** The same, written by another owner, such as the manager or the colleague who came along. */
export const by = (ownerId: string, logged: Logged): Logged => ({ ...logged, by: ownerId });
