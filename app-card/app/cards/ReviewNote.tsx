import { Alert } from '@hubspot/ui-extensions';
import type { CardReview } from './card-data.ts';
import { dayOf } from './words.ts';

/** A manager's decision, shown beside the verdict that it is about. */
export function ReviewNote({ review, locale }: { review: CardReview; locale: string }) {
  const title = review.decision === 'overruled' ? 'Overruled' : 'Confirmed';
  return (
    <Alert
      title={`${title} by ${review.by}, ${dayOf(review.at, locale)}`}
      variant={review.decision === 'overruled' ? 'info' : 'success'}
    >
      {review.reason || 'The manager reads the note the same way.'}
    </Alert>
  );
}
