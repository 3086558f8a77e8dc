import { Alert, Button, Flex, Heading, LoadingButton, Text, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { CardNeeds, DiscoveryPost, Need } from './card-data.ts';
import { useSubmission } from './use-submission.ts';

type Content = Omit<DiscoveryPost, 'idempotencyKey'>;

/** At most five short questions, only those that are missing. What was typed stays until it is saved. */
export function NeedsForm({
  missing,
  mayDismiss,
  send,
}: {
  missing: CardNeeds['missing'];
  mayDismiss: boolean;
  send: (post: DiscoveryPost) => Promise<void>;
}) {
  const [answers, setAnswers] = useState<{ [need in Need]?: string }>({});
  const [reason, setReason] = useState('');
  const [dismissing, setDismissing] = useState(false);
  const [wanting, setWanting] = useState(false);
  const { busy, error, submit } = useSubmission<Content>(async (content, idempotencyKey) => {
    await send({ ...content, idempotencyKey });
    setAnswers({});
    setReason('');
    setDismissing(false);
  });
  const given = missing.filter(({ need }) => answers[need]?.trim());
  const save = () => {
    if (given.length === 0) setWanting(true);
    else void submit({ answers: Object.fromEntries(given.map(({ need }) => [need, answers[need]?.trim()])) });
  };
  const dismiss = () => {
    if (reason.trim() === '') setWanting(true);
    else void submit({ dismiss: reason.trim() });
  };
  return (
    <Flex direction="column" gap="small">
      <Heading>What did you find out?</Heading>
      <Text>A sentence each is enough; leave out what you don't know yet and ask it next time.</Text>
      {error && (
        <Alert title="Not saved, your text is still here" variant="error">
          {error}
        </Alert>
      )}
      {missing.map(({ need, question, help }) => (
        <TextArea
          key={need}
          name={need}
          label={question}
          description={help}
          rows={2}
          value={answers[need] ?? ''}
          onInput={(value: string) => {
            setAnswers((before) => ({ ...before, [need]: value }));
            setWanting(false);
          }}
        />
      ))}
      {wanting && !dismissing && <Text variant="microcopy">Answer at least one question first.</Text>}
      <Flex direction="row" gap="small">
        <LoadingButton variant="primary" loading={busy} onClick={save}>
          Save to the deal
        </LoadingButton>
        {mayDismiss && !dismissing && (
          <Button variant="secondary" onClick={() => setDismissing(true)}>
            Not needed here
          </Button>
        )}
      </Flex>
      {dismissing && (
        <Flex direction="column" gap="small">
          <TextArea
            name="dismiss"
            label="Why is nothing to be asked here?"
            description="Your manager sees it, and you are not asked again on this deal."
            value={reason}
            error={wanting && reason.trim() === ''}
            validationMessage={wanting && reason.trim() === '' ? 'Say why in a few words.' : ''}
            onInput={(value: string) => {
              setReason(value);
              setWanting(false);
            }}
          />
          <Flex direction="row" gap="small">
            <LoadingButton variant="secondary" loading={busy} onClick={dismiss}>
              Don't ask again
            </LoadingButton>
            <Button variant="transparent" onClick={() => setDismissing(false)}>
              Back
            </Button>
          </Flex>
        </Flex>
      )}
    </Flex>
  );
}
