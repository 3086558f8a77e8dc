import {
  Alert,
  Button,
  ErrorState,
  Flex,
  Heading,
  hubspot,
  LoadingSpinner,
  Select,
  Text,
  useExtensionContext,
} from '@hubspot/ui-extensions';
import { useCallback, useEffect, useState } from 'react';
import type { PipelineSetting, SettingsData } from './settings-data.ts';

const TIMEOUT_MS = 10_000;
const NONE = 'none';

/** The app's settings: which stage of each pipeline is its presentation. */
export function SettingsPage() {
  const context = useExtensionContext<'settings'>();
  const onusUrl = String((context.variables as Record<string, unknown> | undefined)?.onusUrl ?? '').replace(/\/+$/, '');
  const [data, setData] = useState<SettingsData | null>(null);
  const [error, setError] = useState<string | null>(null);
  const ask = useCallback(
    async (path: string, body?: object) => {
      setError(null);
      try {
        setData(await call(`${onusUrl}/hubspot/settings${path}`, body));
      } catch (failure) {
        setError(failure instanceof Error ? failure.message : 'The settings cannot be reached. Try again.');
      }
    },
    [onusUrl],
  );
  useEffect(() => void ask(''), [ask]);
  if (!data && error) {
    return (
      <ErrorState title="The settings cannot be shown">
        <Text>{error}</Text>
        <Button onClick={() => void ask('')}>Try again</Button>
      </ErrorState>
    );
  }
  if (!data) return <LoadingSpinner label="Reading the settings" showLabel={true} />;
  return (
    <Flex direction="column" gap="medium">
      <Heading>Before the presentation</Heading>
      <Text>
        When a deal comes near its presentation, its owner is asked to log what the buyer needs. Say in which stage
        deals are presented.
      </Text>
      {error && (
        <Alert title="Not saved" variant="error">
          {error}
        </Alert>
      )}
      {data.pipelines.map((pipeline) => (
        <Pipeline
          key={pipeline.id}
          pipeline={pipeline}
          choose={(stageId) => void ask('/presentation-stage', { pipelineId: pipeline.id, stageId })}
        />
      ))}
    </Flex>
  );
}

const HOW_FOUND: Record<PipelineSetting['by'], string> = {
  admin: 'Chosen by a manager.',
  name: 'Found by its name. Choose another if it is not the one.',
  nobody: 'No stage of this pipeline is called a presentation. Choose one, or reps are not asked here.',
  'admin, gone': 'The stage that was chosen is gone, so the name decides. Choose again.',
};

function Pipeline({ pipeline, choose }: { pipeline: PipelineSetting; choose: (stageId: string | null) => void }) {
  const options = [
    { label: 'None: reps are not asked', value: NONE },
    ...pipeline.stages.map(({ id, label }) => ({ label, value: id })),
  ];
  return (
    <Select
      name={`presentation-${pipeline.id}`}
      label={pipeline.label}
      description={HOW_FOUND[pipeline.by]}
      options={options}
      value={pipeline.presentation ?? NONE}
      onChange={(value) => choose(value === NONE ? null : String(value))}
    />
  );
}

async function call(url: string, body?: object): Promise<SettingsData> {
  let response: Response;
  try {
    response = await hubspot.fetch(url, {
      method: body ? 'POST' : 'GET',
      timeout: TIMEOUT_MS,
      ...(body ? { body: body as Record<string, unknown> } : {}),
    });
  } catch {
    throw new Error('Onus cannot be reached. Check your connection and try again.');
  }
  const answer = (await response.json().catch(() => null)) as (SettingsData & { error?: string }) | null;
  if (response.ok && answer && 'pipelines' in answer) return answer;
  throw new Error(answer?.error ?? `Onus answered with an error (${response.status}). Try again in a minute.`);
}

hubspot.extend<'settings'>(() => <SettingsPage />);
