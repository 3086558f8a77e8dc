import { Button, Flex, Input, NumberInput, Select, Text, Toggle } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { SecondReaderData, SecondReaderPost } from './second-reader-data.ts';

interface Props {
  data: SecondReaderData;
  busy: boolean;
  /** Sends only what changed. */
  save: (post: SecondReaderPost) => void;
}

const FIELDS = [
  'mode',
  'provider',
  'model',
  'endpoint',
  'monthlyBudget',
  'currency',
  'inputPrice',
  'outputPrice',
  'placeholders',
] as const;

const PROVIDERS = [
  { label: 'One that speaks OpenAI’s protocol (also a model in your own house)', value: 'openai-compatible' },
  { label: 'Anthropic', value: 'anthropic' },
];

/** Which deals are sent, where to, and for how much. Saved together; turning off takes one click. */
export function ReaderForm({ data, busy, save }: Props) {
  const [form, setForm] = useState<SecondReaderPost>(Object.fromEntries(FIELDS.map((field) => [field, data[field]])));
  const set = (change: SecondReaderPost) => setForm((before) => ({ ...before, ...change }));
  const changed: SecondReaderPost = Object.fromEntries(
    Object.entries(form).filter(([name, value]) => name === 'key' || data[name as (typeof FIELDS)[number]] !== value),
  );
  return (
    <Flex direction="column" gap="small">
      <Switch form={form} data={data} set={set} />
      <Where form={form} data={data} set={set} />
      <Cost form={form} set={set} />
      <Toggle
        name="reader-placeholders"
        label="Replace names, addresses, numbers and amounts"
        size="sm"
        checked={form.placeholders ?? true}
        onChange={(placeholders) => set({ placeholders })}
      />
      <Flex direction="row" gap="small">
        <Button variant="primary" disabled={busy || Object.keys(changed).length === 0} onClick={() => save(changed)}>
          Save the second reader
        </Button>
        {data.mode !== 'off' && (
          <Button variant="destructive" disabled={busy} onClick={() => save({ mode: 'off' })}>
            Turn it off
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

interface Part {
  form: SecondReaderPost;
  set: (change: SecondReaderPost) => void;
}

function Switch({ form, data, set }: Part & { data: SecondReaderData }) {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const { sent, locusOfRest, flagOfRest } = data.unsure;
  return (
    <>
      <Select
        name="reader-mode"
        label="Which deals are sent"
        options={[
          { label: 'None: it is off', value: 'off' },
          { label: 'Those the built-in reader is unsure of', value: 'unsure' },
          { label: 'All lost deals with an account', value: 'all' },
        ]}
        value={form.mode ?? data.mode}
        onChange={(mode) => set({ mode: mode as SecondReaderData['mode'] })}
      />
      <Text variant="microcopy">
        {`Of our labelled cases it is unsure of ${percent(sent)}; of the rest it has ${percent(locusOfRest)} of the loci and ${percent(flagOfRest)} of the flags right.`}
      </Text>
    </>
  );
}

function Where({ form, data, set }: Part & { data: SecondReaderData }) {
  const endpoint = form.endpoint ?? data.endpoint;
  const isMoved = form.endpoint !== data.endpoint;
  const addresses = [...new Set([...data.endpoints, data.endpoint])];
  return (
    <>
      <Select
        name="reader-provider"
        label="Provider"
        options={PROVIDERS}
        value={form.provider ?? data.provider}
        // The address of the one is no address of the other: the server knows the usual one.
        onChange={(value) => set({ provider: value as SecondReaderData['provider'], endpoint: null })}
      />
      <Select
        name="reader-endpoint"
        label="Address"
        description="Whoever runs the server can add others."
        options={[
          ...(form.endpoint === null ? [{ label: 'the usual one of the provider', value: USUAL }] : []),
          ...addresses.map((address) => ({ label: address, value: address })),
        ]}
        value={form.endpoint === null ? USUAL : endpoint}
        onChange={(value) => set({ endpoint: value === USUAL ? null : String(value) })}
      />
      <Input
        name="reader-model"
        label="Model"
        description="Its name, as the provider spells it."
        value={form.model ?? ''}
        onChange={(value) => set({ model: value.trim() === '' ? null : value.trim() })}
      />
      {data.canKeepKey ? (
        <Input
          name="reader-key"
          label="Key"
          type="password"
          description={
            isMoved && data.key === 'portal'
              ? `The key kept is for ${data.endpoint}. Enter the one for the new address.`
              : KEY_WORDS[data.key]
          }
          value={form.key ?? ''}
          onChange={(value) => set({ key: value.trim() === '' ? null : value.trim() })}
        />
      ) : (
        <Text variant="microcopy">
          This server keeps no keys: whoever runs it sets ONUS_ENCRYPTION_KEY, or ONUS_MODEL_KEY. A model in your own
          house may need none.
        </Text>
      )}
      {data.key === 'portal' && (
        <Button onClick={() => set({ key: null })} disabled={form.key === null}>
          {form.key === null ? 'The key is removed when you save' : 'Remove the key'}
        </Button>
      )}
    </>
  );
}

const USUAL = 'usual';
const KEY_WORDS = {
  portal: 'A key is kept, encrypted. Enter another to replace it; it is never shown.',
  environment: 'The server’s own key is used. Enter one to use your own; it is kept encrypted and never shown.',
  none: 'It is kept encrypted and never shown. A model in your own house may need none.',
};

function Cost({ form, set }: Part) {
  const amount = (value: number | undefined | null) =>
    value === undefined || value === null || Number.isNaN(value) ? null : value;
  const shown = (value: number | null | undefined) => (value === null || value === undefined ? {} : { value });
  return (
    <>
      <Flex direction="row" gap="small" wrap="wrap">
        <NumberInput
          name="reader-input-price"
          label="Price of a million input tokens"
          min={0}
          {...shown(form.inputPrice)}
          onChange={(value) => set({ inputPrice: amount(value) })}
        />
        <NumberInput
          name="reader-output-price"
          label="Price of a million output tokens"
          min={0}
          {...shown(form.outputPrice)}
          onChange={(value) => set({ outputPrice: amount(value) })}
        />
      </Flex>
      <Flex direction="row" gap="small" wrap="wrap">
        <NumberInput
          name="reader-budget"
          label="Most it may cost in a month"
          description="When it is used up, the built-in reader’s verdicts stand."
          min={0}
          {...shown(form.monthlyBudget)}
          onChange={(value) => set({ monthlyBudget: amount(value) })}
        />
        <Input
          name="reader-currency"
          label="Currency"
          description="Of the provider’s bill, such as EUR."
          value={form.currency ?? ''}
          onChange={(value) => set({ currency: value.trim() === '' ? null : value.trim().toUpperCase() })}
        />
      </Flex>
    </>
  );
}
