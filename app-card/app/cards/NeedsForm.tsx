import { Alert, Button, Flex, Heading, LoadingButton, Text, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { CardNeeds, DiscoveryPost, Need } from './card-data.ts';
import { useSubmission } from './use-submission.ts';

type Content = Omit<DiscoveryPost, 'idempotencyKey'>;
type Questions = CardNeeds['missing'];

/**
 * At most five short questions, only those that are missing. What was typed stays until it is saved: a field that holds text stays on
 * the screen, whatever the server says meanwhile, and what is typed while saving is not wiped.
 */
export function NeedsForm({
  missing,
  enough,
  mayDismiss,
  send,
}: {
  missing: Questions;
  /** Nothing has to be asked any more: the form waits behind a button, unless something is typed in it. */
  enough: boolean;
  mayDismiss: boolean;
  send: (post: DiscoveryPost) => Promise<void>;
}) {
  const [asked] = useState(new Map<Need, Questions[number]>());
  for (const question of missing) asked.set(question.need, question);
  const [answers, setAnswers] = useState<{ [need in Need]?: string }>({});
  const [reason, setReason] = useState('');
  const [dismissing, setDismissing] = useState(false);
  const [wanting, setWanting] = useState(false);
  const [opened, setOpened] = useState(false);
  const { busy, error, submit } = useSubmission<Content>(async (content, idempotencyKey) => {
    await send({ ...content, idempotencyKey });
    const sent = content.answers ?? {};
    setAnswers((now) =>
      Object.fromEntries(Object.entries(now).filter(([need, text]) => text?.trim() !== sent[need as Need])),
    );
    if (content.dismiss) setDismissing(false);
  });
  const typed = [...asked.values()].filter(({ need }) => answers[need]?.trim());
  const shown = [...asked.values()].filter(
    (one) => missing.some(({ need }) => need === one.need) || typed.includes(one),
  );
  const save = () => {
    if (typed.length === 0) setWanting(true);
    else void submit({ answers: Object.fromEntries(typed.map(({ need }) => [need, answers[need]?.trim()])) });
  };
  const dismiss = () => {
    if (reason.trim() === '') setWanting(true);
    else void submit({ dismiss: reason.trim() });
  };
  if (shown.length === 0) return null;
  if (enough && !opened && typed.length === 0) {
    return (
      <Flex direction="row">
        <Button variant="secondary" onClick={() => setOpened(true)}>
          Log more of the need
        </Button>
      </Flex>
    );
  }
  return (
    <Flex direction="column" gap="small">
      <Heading>{enough ? 'Log more of the need' : 'What did you find out?'}</Heading>
      <Text>A sentence each is enough; leave out what you don't know yet and ask it next time.</Text>
      {error && (
        <Alert title="Not saved, your text is still here" variant="error">
          {error}
        </Alert>
      )}
      {shown.map(({ need, question, help }) => (
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
      {mayDismiss && dismissing && (
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
