import type { CardData, CardNeeds, CardQuote, CardReview, CardVerdict } from '../../app-card/app/cards/card-data.ts';
import { lineOf } from '../audit/read-log.ts';
import { answersOfNote } from '../discovery/answer-note.ts';
import { discoveryOfAnswers, most } from '../discovery/judge-discovery.ts';
import { ASK, NEEDS } from '../discovery/needs.ts';
import type { StoredNeeds } from '../discovery/stored-needs.ts';
import { nameOfUser } from '../hubspot/owner-names.ts';
import type { Owner } from '../hubspot/owners.ts';
import { isOfModel } from '../readers/reader.ts';
import type { Evidence } from '../scoring/verdict.ts';
import { standingOf } from '../verdicts/standing.ts';
import type { QuoteSource, StoredContest, StoredReview, StoredVerdict } from '../verdicts/stored-verdict.ts';
import { coachingQuestions } from './coaching-questions.ts';
import type { DealRow, LogEntryRow, NudgeRow, ReflectionRow } from './read-card-rows.ts';

/** All that the card of one deal is made of. */
export interface CardRows {
  deal: DealRow;
  nudge: NudgeRow | null;
  verdict: StoredVerdict | null;
  review: StoredReview | null;
  /** The latest decision on an earlier verdict of this deal. */
  earlierReview: StoredReview | null;
  contest: StoredContest | null;
  reflections: ReflectionRow[];
  log: LogEntryRow[];
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
    needs: null,
    verdict: null,
    review: null,
    earlierReview: null,
    contest: null,
    reflections: [],
    unreadable: [],
    questions: [],
    log: [],
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
  if (deal.state === 'open' && deal.needs)
    return { ...card, state: 'open', needs: cardNeeds(deal.needs, rows, owners), unreadable: deal.unreadable };
  if (deal.state !== 'lost') return { ...card, state: 'not_lost' };
  if (!verdict) {
    return { ...card, state: 'waiting', message: rows.lookPending ? WAITING : 'The note has not been read yet.' };
  }
  return {
    ...card,
    state: 'scored',
    verdict: cardVerdict(verdict, deal, owners),
    review: cardReview(rows.review, owners),
    earlierReview: rows.review ? null : cardReview(rows.earlierReview, owners),
    contest: rows.contest && {
      ground: rows.contest.ground,
      text: rows.contest.text,
      by: nameOfUser(rows.contest.userEmail, owners),
      at: rows.contest.at.toISOString(),
      answered: standingOf(rows.review, rows.contest) !== 'contested',
    },
    reflections: rows.reflections
      .filter(({ kind }) => kind === 'own_part')
      .map((one) => ({
        text: one.text,
        by: nameOfUser(one.user_email, owners),
        at: one.created_at.toISOString(),
        logged: one.note_id !== null,
      })),
    unreadable: deal.unreadable,
    questions: coachingQuestions(verdict.given, viewer),
    log: rows.log.map((row) => lineOf(row, (email) => nameOfUser(email, owners))),
    notWritten: deal.not_written ?? deal.problem,
  };
}

const WAITING = 'The deal was lost a moment ago. The note is read shortly, so that there is time to finish writing it.';

function cardReview(review: StoredReview | null, owners: Map<string, Owner>): CardReview | null {
  if (!review) return null;
  const { decision, reason, userEmail, at } = review;
  return { decision, reason, by: nameOfUser(userEmail, owners), at: at.toISOString() };
}

function cardVerdict(stored: StoredVerdict, deal: DealRow, owners: Map<string, Owner>): CardVerdict {
  const { given } = stored;
  const quote = (evidence: Evidence): CardQuote => cardQuote(evidence, stored.sources, owners);
  return {
    id: stored.id,
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
    secondReading: isOfModel(given.scorer) ? null : deal.second_reading,
    scoredAt: stored.scoredAt.toISOString(),
    before:
      deal.presented_at && deal.discovered_before
        ? { presentedAt: deal.presented_at.toISOString(), discovered: deal.discovered_before }
        : null,
  };
}

function cardQuote(
  { quote, source }: { quote: string; source: string },
  sources: Record<string, QuoteSource>,
  owners: Map<string, Owner>,
): CardQuote {
  const from = sources[source];
  const author = from?.ownerId ? owners.get(from.ownerId)?.name : undefined;
  return { quote, from: from?.kind ?? 'note', at: from?.at ?? null, author: author ?? null };
}

/** What stands on the deal, and what was just answered and is on its way there, so that saving shows at once. */
function cardNeeds(stored: StoredNeeds, rows: CardRows, owners: Map<string, Owner>): CardNeeds {
  const onTheirWay = rows.reflections.filter(
    (one) => one.kind === 'needs' && (one.note_id === null || one.created_at > rows.deal.checked_at),
  );
  const answered = onTheirWay.flatMap((row) =>
    answersOfNote(row.text).map(({ need, quote }) => ({
      need,
      quote: {
        quote,
        from: 'note' as const,
        at: row.created_at.toISOString(),
        author: nameOfUser(row.user_email, owners),
      },
    })),
  );
  const logged = stored.known.map((one) => ({ need: one.need, quote: cardQuote(one, stored.sources, owners) }));
  const known = NEEDS.flatMap((need) => {
    const found = answered.findLast((one) => one.need === need) ?? logged.find((one) => one.need === need);
    return found ? [{ ...found, label: ASK[need].label }] : [];
  });
  const { nudge } = rows;
  return {
    moment: stored.moment,
    stage: stored.stage,
    unread: answered.length > 0 ? null : stored.unread,
    discovery: most(stored.discovery, discoveryOfAnswers(answered.map(({ need }) => need))),
    known,
    missing: NEEDS.filter((need) => known.every((one) => one.need !== need)).map((need) => ({
      need,
      question: ASK[need].question,
      help: ASK[need].help,
    })),
    dismissed:
      nudge?.state === 'dismissed'
        ? { reason: nudge.reason ?? '', by: nameOfUser(nudge.user_email ?? '', owners) }
        : null,
    saving: onTheirWay.length > 0,
  };
}
