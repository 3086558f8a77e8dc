import type { StoredContest, StoredReview } from './stored-verdict.ts';

/** What became of a verdict: a contest stands until a manager has answered it. */
export type Standing = 'open' | 'contested' | 'confirmed' | 'overruled';

export function standingOf(review: StoredReview | null, contest: StoredContest | null): Standing {
  if (contest && (!review || review.at < contest.at)) return 'contested';
  return review?.decision ?? 'open';
}
