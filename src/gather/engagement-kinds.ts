import type { EngagementKind } from '../../webhooks/parse-events.ts';

/** Where the words stand in each kind of engagement, in HubSpot's property names. */
export interface EngagementSource {
  kind: EngagementKind;
  objectType: string;
  title: string;
  /** Read one after the other; for `either`, the first that is filled. */
  bodies: string[];
  either: boolean;
}

export const ENGAGEMENTS: EngagementSource[] = [
  { kind: 'note', objectType: 'notes', title: '', bodies: ['hs_note_body'], either: false },
  { kind: 'call', objectType: 'calls', title: 'hs_call_title', bodies: ['hs_call_body'], either: false },
  {
    kind: 'meeting',
    objectType: 'meetings',
    title: 'hs_meeting_title',
    bodies: ['hs_meeting_body', 'hs_internal_meeting_notes'],
    either: false,
  },
  {
    kind: 'email',
    objectType: 'emails',
    title: 'hs_email_subject',
    bodies: ['hs_email_html', 'hs_email_text'],
    either: true,
  },
];

/** The source of one kind. */
export function engagementsOf(kind: EngagementKind): EngagementSource {
  const source = ENGAGEMENTS.find((one) => one.kind === kind);
  if (!source) throw new Error(`No engagements of the kind ${kind} are read.`);
  return source;
}
