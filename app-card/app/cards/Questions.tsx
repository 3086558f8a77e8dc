import { Flex, Heading, List, Text } from '@hubspot/ui-extensions';

/** Two or three questions that fit this note. */
export function Questions({ title, questions }: { title: string; questions: string[] }) {
  if (questions.length === 0) return null;
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{title}</Heading>
      <List variant="ordered">
        {questions.map((question) => (
          <Text key={question}>{question}</Text>
        ))}
      </List>
    </Flex>
  );
}
