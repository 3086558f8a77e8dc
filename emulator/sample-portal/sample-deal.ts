import type { SeedDeal, SeedEngagement } from '../seed.ts';

/** A deal of the sample, as its file tells it: what it is, where it stands, and what is logged on it. */
export interface SampleDeal {
  id: string;
  name: string;
  amount: number;
  /** Stage id it stands in now. */
  stage: string;
  /** Days since it got there. */
  since: number;
  pipeline?: string;
  reason?: string;
  /** Who moved it there; a person unless said. */
  by?: 'workflow' | 'import';
  log?: Logged[];
}

export interface Logged {
  type: SeedEngagement['type'];
  /** Days before the deal got to its present stage; below zero: after it. */
  before: number;
  /** `mail in` has no owner of ours. */
  incoming?: boolean;
  properties: Record<string, string>;
}

const html = (text: string) =>
  `<div style="" dir="auto" data-top-level="true">${text
    .split('\n')
    .map((line) => `<p style="margin:0;">${line || '&nbsp;'}</p>`)
    .join('')}</div>`;

export const note = (before: number, text: string): Logged => ({
  type: 'notes',
  before,
  properties: { hs_note_body: html(text) },
});
export const call = (before: number, title: string, text: string): Logged => ({
  type: 'calls',
  before,
  properties: {
    hs_call_title: title,
    hs_call_body: text ? html(text) : '',
    hs_call_direction: 'OUTBOUND',
    hs_call_status: 'COMPLETED',
  },
});
export const meeting = (before: number, title: string, text: string): Logged => ({
  type: 'meetings',
  before,
  properties: {
    hs_meeting_title: title,
    hs_meeting_body: '',
    hs_internal_meeting_notes: html(text),
    hs_meeting_outcome: 'COMPLETED',
  },
});
export const mailOut = (before: number, subject: string, text: string): Logged => ({
  type: 'emails',
  before,
  properties: { hs_email_subject: subject, hs_email_html: html(text), hs_email_direction: 'EMAIL' },
});
export const mailIn = (before: number, subject: string, text: string): Logged => ({
  type: 'emails',
  before,
  incoming: true,
  properties: { hs_email_subject: subject, hs_email_html: html(text), hs_email_direction: 'INCOMING_EMAIL' },
});

const FIRST_STAGE: Record<string, string> = { default: 'appointmentscheduled', '28104417': '61204001' };
const MIDDLE_STAGE: Record<string, string> = { default: 'presentationscheduled', '28104417': '61204003' };

/** Turns one owner's deals into the emulator's seed. */
export function seedOf(
  owner: string | null,
  deals: readonly SampleDeal[],
): { deals: SeedDeal[]; engagements: SeedEngagement[] } {
  return {
    deals: deals.map((deal) => seedDeal(owner, deal)),
    engagements: deals.flatMap((deal) =>
      (deal.log ?? []).map(({ type, before, incoming, properties }, index) => ({
        id: `${deal.id}${String(index).padStart(2, '0')}`,
        type,
        deals: [deal.id],
        daysAgo: Math.max(deal.since + before, 0.01),
        owner: incoming ? null : owner,
        properties,
      })),
    ),
  };
}

function seedDeal(owner: string | null, deal: SampleDeal): SeedDeal {
  const pipeline = deal.pipeline ?? 'default';
  const first = FIRST_STAGE[pipeline] ?? '';
  const middle = MIDDLE_STAGE[pipeline] ?? '';
  const closed = /^closed|^6120400[567]$/.test(deal.stage);
  const way = [
    { stage: first, daysAgo: deal.since + 60 },
    ...(closed ? [{ stage: middle, daysAgo: deal.since + 20 }] : []),
  ];
  const last = { stage: deal.stage, daysAgo: deal.since, ...(deal.by ? { by: deal.by } : {}) };
  return {
    id: deal.id,
    name: deal.name,
    pipeline,
    owner,
    amount: String(deal.amount),
    stages: deal.stage === first ? [last] : [...way, last],
    ...(deal.reason === undefined ? {} : { closedLostReason: deal.reason }),
    ...(deal.by ? { reasonBy: deal.by } : {}),
  };
}
