import { Alert, Button, Flex, LoadingButton, Text, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { CardContest, ContestPost, Ground } from './card-data.ts';
import { useSubmission } from './use-submission.ts';
import { dayOf, GROUNDS } from './words.ts';

/** The rep's word against the reading, shown to both until and after it is answered. */
export function ContestNote({ contest, locale }: { contest: CardContest; locale: string }) {
  return (
    <Alert
      title={`${contest.by} finds this reading not fair, ${dayOf(contest.at, locale)}${contest.answered ? '' : ' – not answered yet'}`}
      variant={contest.answered ? 'info' : 'warning'}
    >
      {`${GROUNDS[contest.ground]}. ${contest.text}`}
    </Alert>
  );
}

/** "Not fair, because …": four grounds and a text. What was typed stays until it is saved. */
export function ContestForm({ send }: { send: (post: Omit<ContestPost, 'verdictId'>) => Promise<void> }) {
  const [ground, setGround] = useState<Ground | null>(null);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, error, submit } = useSubmission<{ ground: Ground; text: string }>((content, idempotencyKey) =>
    send({ ...content, idempotencyKey }),
  );
  const save = () => {
    if (ground === null || text.trim() === '') setMissing(true);
    else void submit({ ground, text: text.trim() });
  };
  return (
    <Flex direction="column" gap="small">
      <Text>This reading is not fair, because …</Text>
      {error && (
        <Alert title="Not saved, your text is still here" variant="error">
          {error}
        </Alert>
      )}
      {(Object.keys(GROUNDS) as Ground[]).map((one) => (
        <Button key={one} variant={one === ground ? 'primary' : 'secondary'} onClick={() => setGround(one)}>
          {GROUNDS[one]}
        </Button>
      ))}
      <TextArea
        name="contest"
        label="In a sentence"
        description="Your manager sees it and answers. Until then the reading shows as contested."
        value={text}
        error={missing}
        validationMessage={missing ? 'Choose one of the four, and say why in a sentence.' : ''}
        onInput={(value: string) => {
          setText(value);
          setMissing(false);
        }}
      />
      <Flex direction="row">
        <LoadingButton variant="secondary" loading={busy} onClick={save}>
          Contest this reading
        </LoadingButton>
      </Flex>
    </Flex>
  );
}
