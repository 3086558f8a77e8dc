import { Alert, Flex, Heading, List, LoadingButton, Text, TextArea, Tile } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { CardReflection, ReflectionPost } from './card-data.ts';
import { useSubmission } from './use-submission.ts';
import { dayOf, GOOD_ACCOUNT } from './words.ts';

/** The rep's prompt: what a good account contains, and a field for their own part. What was typed stays until it is saved. */
export function OwnPart({ thin, send }: { thin: boolean; send: (post: ReflectionPost) => Promise<void> }) {
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, error, submit } = useSubmission<string>(async (content, idempotencyKey) => {
    await send({ text: content, idempotencyKey });
    setText('');
  });
  const save = () => {
    if (text.trim() === '') setMissing(true);
    else void submit(text.trim());
  };
  return (
    <Flex direction="column" gap="small">
      <Heading>{thin ? 'Write two sentences more' : 'Your part'}</Heading>
      <Text>A note that helps with the next deal says:</Text>
      <List variant="unordered">
        {GOOD_ACCOUNT.map((point) => (
          <Text key={point}>{point}</Text>
        ))}
      </List>
      {error && (
        <Alert title="Not saved, your text is still here" variant="error">
          {error}
        </Alert>
      )}
      <TextArea
        name="own-part"
        label="Add it here"
        description="It is saved as a note on this deal, in your name."
        value={text}
        error={missing}
        validationMessage={missing ? 'Write a sentence first.' : ''}
        onInput={(value: string) => {
          setText(value);
          setMissing(false);
        }}
      />
      <Flex direction="row">
        <LoadingButton variant="primary" loading={busy} onClick={save}>
          Save to the deal
        </LoadingButton>
      </Flex>
    </Flex>
  );
}

/** What the rep has added so far. */
export function Reflections({ reflections, locale }: { reflections: CardReflection[]; locale: string }) {
  if (reflections.length === 0) return null;
  return (
    <Flex direction="column" gap="small">
      <Heading>Added by the rep</Heading>
      {reflections.map((one) => (
        <Tile key={`${one.at} ${one.text}`} compact={true}>
          <Text>{one.text}</Text>
          <Text variant="microcopy">
            {one.by}, {dayOf(one.at, locale)} –{' '}
            {one.logged ? 'stands on the deal as a note' : 'is being put on the deal'}
          </Text>
        </Tile>
      ))}
    </Flex>
  );
}
