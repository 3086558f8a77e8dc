import { Accordion, Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import { useCallback, useEffect, useState } from 'react';
import { fetchSettings } from './fetch-settings.ts';
import { money } from './money.ts';
import type { DryRun, Example, SecondReaderData } from './second-reader-data.ts';

interface Props {
  url: string;
  data: SecondReaderData;
  locale: string;
  /** The deal to show; without one the newest. */
  dealId: string | undefined;
}

/** What would be sent, word for word, and how many deals for how much. Asking sends nothing to the provider. */
export function BeforeSending({ url, data, locale, dealId }: Props) {
  const [example, setExample] = useState<Example | null>(null);
  const [count, setCount] = useState<DryRun | null>(null);
  const [error, setError] = useState<string | null>(null);
  const ask = useCallback(
    async <T extends object>(path: string, body: object, show: (answer: T) => void) => {
      setError(null);
      try {
        show(await fetchSettings<T>(url + path, body));
      } catch (failure) {
        setError(failure instanceof Error ? failure.message : 'Not answered. Try again.');
      }
    },
    [url],
  );
  const showExample = useCallback(() => ask<Example>('/example', dealId ? { dealId } : {}, setExample), [ask, dealId]);
  const isShown = example !== null;
  const where = JSON.stringify([data.provider, data.endpoint, data.placeholders]);
  // What is shown is exact: it follows what is saved and which deal is chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `where` is what the answer depends on; showing it for the first time is the button's
  useEffect(() => {
    if (isShown) void showExample();
  }, [where, showExample]);
  const mode = data.mode === 'off' ? 'unsure' : data.mode;
  return (
    <Flex direction="column" gap="small">
      <Flex direction="row" gap="small" wrap="wrap">
        <Button onClick={() => void showExample()}>Show exactly what would be sent</Button>
        <Button onClick={() => void ask<DryRun>('/dry-run', { mode }, setCount)}>Count the deals and the cost</Button>
      </Flex>
      {error && (
        <Alert title="Not shown" variant="error">
          {error}
        </Alert>
      )}
      {count && <Text>{dryRunInWords(count, mode, locale)}</Text>}
      {example && <Shown example={example} />}
    </Flex>
  );
}

function dryRunInWords(count: DryRun, mode: 'unsure' | 'all', locale: string): string {
  const { deals, read, cost, currency, tokensPerDeal, sampled } = count;
  const which = mode === 'all' ? 'with an account' : 'of which the built-in reader is unsure';
  if (sampled === 0) return `No lost deal ${which} is known: nothing would be sent.`;
  const never = Object.entries(count.never).map(([why, number]) => ` ${number} of those looked at never: ${why}.`);
  return `${deals} lost deals ${which} would be sent, ${read} of them read before and free; about ${money(cost, currency, locale)} (${tokensPerDeal} tokens a deal, estimated from ${sampled}).${never.join('')}`;
}

function Shown({ example }: { example: Example }) {
  const hidden = Object.entries(example.hidden).map(([kind, number]) => `${number} ${kind}`);
  return (
    <Flex direction="column" gap="extra-small">
      <Text format={{ fontWeight: 'bold' }}>{`${example.name}, to ${example.address}`}</Text>
      {example.never && <Alert title={`This one would never be sent: ${example.never}`} variant="info" />}
      <Text variant="microcopy">{hidden.length > 0 ? `Replaced: ${hidden.join(', ')}.` : 'Nothing to replace.'}</Text>
      <Lines text={example.account} />
      <Accordion title="The coding guide that goes with it" size="sm">
        <Lines text={example.instructions} />
      </Accordion>
    </Flex>
  );
}

function Lines({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <Flex direction="column" gap="flush">
      {lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, which may be equal
        <Text key={place} variant="microcopy">
          {line}
        </Text>
      ))}
    </Flex>
  );
}
