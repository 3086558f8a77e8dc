import type { Account, PassageKind, Unreadable } from './account.ts';
import { readPassages } from './read-passages.ts';

/** What HubSpot holds on one lost deal, as gathered; bodies are HTML or plain text. */
export interface LoggedDeal {
  reason: string | null;
  /** Who wrote the reason last, where that is known: not always the deal's owner. */
  reasonOwnerId: string | null;
  /** When the reason was written, ISO 8601. */
  reasonAt: string | null;
  closedBy: Account['closedBy'];
  /** When the deal entered the stage in which it is lost, ISO 8601. */
  closedAt: string | null;
  dealOwnerId: string | null;
  engagements: LoggedEngagement[];
  unreadable: Unreadable[];
}

/** A note, call, meeting or e-mail of the deal. */
export interface LoggedEngagement {
  kind: Exclude<PassageKind, 'reason'>;
  id: string;
  at: string | null;
  ownerId: string | null;
  incoming: boolean;
  title: string | null;
  bodies: string[];
}

/** Makes the rep's account from HubSpot's objects: oldest first, the reason last, each passage with its one author. */
export function accountOfDeal(deal: LoggedDeal): Account {
  const passages = byTime(withoutComments(deal)).flatMap((engagement) =>
    readPassages({
      source: `${engagement.kind}/${engagement.id}`,
      kind: engagement.kind,
      author: authorOf(engagement, deal.dealOwnerId),
      ownerId: engagement.ownerId,
      at: engagement.at,
      body: engagement.bodies.join('\n'),
    }),
  );
  const reason = readPassages({
    source: 'reason',
    kind: 'reason',
    author: deal.reasonOwnerId !== null && deal.reasonOwnerId !== deal.dealOwnerId ? 'colleague' : 'owner',
    ownerId: deal.reasonOwnerId ?? deal.dealOwnerId,
    at: deal.reasonAt,
    body: deal.reason ?? '',
  });
  return { passages: [...passages, ...reason], closedBy: deal.closedBy, unreadable: deal.unreadable };
}

/**
 * Without what colleagues wrote after the close: a manager's word about the loss is not the rep's account. Where the owner
 * wrote nothing, a colleague has closed the deal, and the account is theirs.
 */
function withoutComments({ engagements, closedAt, dealOwnerId }: LoggedDeal): LoggedEngagement[] {
  const closed = Date.parse(closedAt ?? '');
  const kept = engagements.filter(
    (one) => authorOf(one, dealOwnerId) !== 'colleague' || !(Date.parse(one.at ?? '') > closed),
  );
  return kept.some((one) => authorOf(one, dealOwnerId) === 'owner') ? kept : engagements;
}

function authorOf(engagement: LoggedEngagement, dealOwnerId: string | null): 'owner' | 'colleague' | 'prospect' {
  if (engagement.incoming) return 'prospect';
  return engagement.ownerId === null || dealOwnerId === null || engagement.ownerId === dealOwnerId
    ? 'owner'
    : 'colleague';
}

/** Undated engagements go first: nothing says that they are the last word. */
function byTime(engagements: readonly LoggedEngagement[]): LoggedEngagement[] {
  return engagements.toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
}
