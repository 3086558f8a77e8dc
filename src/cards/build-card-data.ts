import type { CardData, CardQuote, CardVerdict } from '../../app-card/app/cards/card-data.ts';
import type { Owner } from '../hubspot/owners.ts';
import type { Evidence } from '../scoring/verdict.ts';
import type { StoredReview, StoredVerdict } from '../verdicts/stored-verdict.ts';
import { coachingQuestions } from './coaching-questions.ts';
import type { DealRow, ReflectionRow } from './read-card-rows.ts';

/** All that the card of one deal is made of. */
export interface CardRows {
  deal: DealRow;
  verdict: StoredVerdict | null;
  review: StoredReview | null;
  reflections: ReflectionRow[];
  /** A look at the deal waits in the queue or is under way. */
  lookPending: boolean;
}

/** Puts together what this viewer may see of one deal. */
export function buildCardData(rows: CardRows, viewer: CardData['viewer'], owners: Map<string, Owner>): CardData {
  const { deal, verdict } = rows;
  const owner = deal.owner_id ? (owners.get(deal.owner_id) ?? null) : null;
  const card: CardData = {
    deal: { id: deal.deal_id, name: deal.name, stage: deal.stage_label, owner: owner?.name ?? null },
    viewer,
    state: 'hidden',
    verdict: null,
    review: null,
    reflections: [],
    unreadable: [],
    questions: [],
    notWritten: null,
    message: null,
  };
  if (viewer === 'other') {
    return {
      ...card,
      message: "Only the deal's owner and the managers named in the settings can see the loss review.",
    };
  }
  if (deal.problem && !verdict) return { ...card, state: 'failed', message: deal.problem };
  if (deal.state !== 'lost') return { ...card, state: 'not_lost' };
  if (!verdict) {
    return { ...card, state: 'waiting', message: rows.lookPending ? WAITING : 'The note has not been read yet.' };
  }
  return {
    ...card,
    state: 'scored',
    verdict: cardVerdict(verdict, owners),
    review: rows.review && {
      decision: rows.review.decision,
      reason: rows.review.reason,
      by: nameOf(rows.review.userEmail, owners),
      at: rows.review.at.toISOString(),
    },
    reflections: rows.reflections.map((one) => ({
      text: one.text,
      by: nameOf(one.user_email, owners),
      at: one.created_at.toISOString(),
      logged: one.note_id !== null,
    })),
    unreadable: deal.unreadable,
    questions: coachingQuestions(verdict.given, viewer),
    notWritten: deal.not_written,
  };
}

const WAITING = 'The deal was lost a moment ago. The note is read shortly, so that there is time to finish writing it.';

function cardVerdict(stored: StoredVerdict, owners: Map<string, Owner>): CardVerdict {
  const { given } = stored;
  const quote = (evidence: Evidence): CardQuote => {
    const source = stored.sources[evidence.source];
    const author = source?.ownerId ? owners.get(source.ownerId)?.name : undefined;
    return { quote: evidence.quote, from: source?.kind ?? 'note', at: source?.at ?? null, author: author ?? null };
  };
  return {
    basis: given.basis,
    locus: given.locus,
    flag: given.flag,
    flagProbability: given.flagProbability,
    probabilities: given.probabilities,
    ownership: given.ownership,
    discovery: given.discovery,
    approach: given.approach,
    patterns: given.patterns,
    evidence: given.evidence.map(quote),
    ownPart: given.ownPart && quote(given.ownPart),
    need: given.need && quote(given.need),
    reason: given.reason,
    scorer: given.scorer,
    scoredAt: stored.scoredAt.toISOString(),
  };
}

function nameOf(email: string, owners: Map<string, Owner>): string {
  for (const owner of owners.values()) if (owner.email === email) return owner.name;
  return email;
}
