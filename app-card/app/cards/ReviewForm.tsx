import { Alert, Button, Flex, Heading, LoadingButton, Text, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ReviewPost } from './card-data.ts';
import { useSubmission } from './use-submission.ts';

type Decision = Pick<ReviewPost, 'decision' | 'reason'>;

/** Where a manager confirms the verdict or overrules it with a reason. */
export function ReviewForm({ send }: { send: (post: Omit<ReviewPost, 'verdictId'>) => Promise<void> }) {
  const [overruling, setOverruling] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, error, submit } = useSubmission<Decision>((decision, idempotencyKey) =>
    send({ ...decision, idempotencyKey }),
  );
  const overrule = () => {
    if (reason.trim() === '') setMissing(true);
    else void submit({ decision: 'overruled', reason: reason.trim() });
  };
  return (
    <Flex direction="column" gap="small">
      <Heading>Is this a fair reading of the note?</Heading>
      {error && (
        <Alert title="Not saved" variant="error">
          {error}
        </Alert>
      )}
      {overruling ? (
        <Flex direction="column" gap="small">
          <TextArea
            name="reason"
            label="Why do you overrule it? The rep sees this."
            required={true}
            value={reason}
            error={missing}
            validationMessage={missing ? 'Say why in a sentence.' : ''}
            onInput={(value: string) => {
              setReason(value);
              setMissing(false);
            }}
          />
          <Flex direction="row" gap="small">
            <LoadingButton variant="primary" loading={busy} onClick={overrule}>
              Overrule
            </LoadingButton>
            <Button variant="secondary" onClick={() => setOverruling(false)}>
              Back
            </Button>
          </Flex>
        </Flex>
      ) : (
        <Flex direction="row" gap="small">
          <LoadingButton
            variant="primary"
            loading={busy}
            onClick={() => void submit({ decision: 'confirmed', reason: '' })}
          >
            Confirm
          </LoadingButton>
          <Button variant="secondary" onClick={() => setOverruling(true)}>
            Overrule with a reason
          </Button>
        </Flex>
      )}
      <Text variant="microcopy">
        Your decision stands beside the verdict; an overruled flag leaves lists and reports.
      </Text>
    </Flex>
  );
}
