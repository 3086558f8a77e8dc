import { Accordion, Alert, Divider, Flex, Text } from '@hubspot/ui-extensions';
import { ContestForm, ContestNote } from './Contest.tsx';
import type { CardData, CardVerdict, ContestPost, ReflectionPost, ReviewPost } from './card-data.ts';
import { LogNote } from './LogNote.tsx';
import { OwnPart, Reflections } from './OwnPart.tsx';
import { Questions } from './Questions.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import { ReviewNote } from './ReviewNote.tsx';
import { Verdict } from './Verdict.tsx';

interface Scored {
  card: CardData;
  verdict: CardVerdict;
  locale: string;
}

/** The manager's view: finding, quotes, gaps, questions, decision. */
export function ManagerCard({
  card,
  verdict,
  locale,
  review,
}: Scored & { review: (post: ReviewPost) => Promise<void> }) {
  return (
    <Flex direction="column" gap="medium">
      {card.contest && <ContestNote contest={card.contest} locale={locale} />}
      {card.review && <ReviewNote review={card.review} locale={locale} />}
      {card.earlierReview && <ReviewNote review={card.earlierReview} earlier locale={locale} />}
      <Verdict card={card} verdict={verdict} locale={locale} />
      <Questions
        title={verdict.basis === 'thin' ? 'What to ask for' : 'Questions to coach with'}
        questions={card.questions}
      />
      <Reflections reflections={card.reflections} locale={locale} />
      {card.notWritten && (
        <Alert title="Not written onto the deal" variant="warning">
          {card.notWritten}
        </Alert>
      )}
      {verdict.basis === 'account' && (!card.review || card.contest?.answered === false) && (
        <>
          <Divider />
          <ReviewForm send={(decision) => review({ ...decision, verdictId: verdict.id })} />
        </>
      )}
      <LogNote log={card.log} locale={locale} />
    </Flex>
  );
}

/** The rep's view: first the prompt to own it, then everything that the manager sees. */
export function OwnerCard({
  card,
  verdict,
  locale,
  reflect,
  contest,
}: Scored & { reflect: (post: ReflectionPost) => Promise<void>; contest: (post: ContestPost) => Promise<void> }) {
  if (verdict.basis === 'housekeeping') return <Verdict card={card} verdict={verdict} locale={locale} />;
  return (
    <Flex direction="column" gap="medium">
      {card.contest && <ContestNote contest={card.contest} locale={locale} />}
      {card.review && <ReviewNote review={card.review} locale={locale} />}
      {card.earlierReview && <ReviewNote review={card.earlierReview} earlier locale={locale} />}
      {verdict.ownership && <Text>This note names your own part. That is what the next deal is won with.</Text>}
      <Reflections reflections={card.reflections} locale={locale} />
      <OwnPart thin={verdict.basis === 'thin'} send={reflect} />
      <Questions title="Questions to ask yourself" questions={card.questions} />
      <Accordion title="What your manager sees" size="sm">
        <Verdict card={card} verdict={verdict} locale={locale} />
      </Accordion>
      {verdict.basis === 'account' && !card.contest && (
        <Accordion title="Not fair?" size="sm">
          <ContestForm send={(post) => contest({ ...post, verdictId: verdict.id })} />
        </Accordion>
      )}
      <LogNote log={card.log} locale={locale} />
    </Flex>
  );
}
