import { Alert } from '@hubspot/ui-extensions';
import type { CardReview } from './card-data.ts';
import { dayOf } from './words.ts';

/** A manager's decision, shown beside the verdict that it is about; or one on an earlier reading, before the note was changed. */
export function ReviewNote({ review, earlier, locale }: { review: CardReview; earlier?: boolean; locale: string }) {
  const decided = review.decision === 'overruled' ? 'Overruled' : 'Confirmed';
  const title = earlier ? `An earlier reading was ${review.decision}` : decided;
  return (
    <Alert
      title={`${title} by ${review.by}, ${dayOf(review.at, locale)}`}
      variant={review.decision === 'overruled' ? 'info' : 'success'}
    >
      {review.reason || 'The manager reads the note the same way.'}
    </Alert>
  );
}
