import {
  Accordion,
  Alert,
  Button,
  Divider,
  ErrorState,
  Flex,
  hubspot,
  List,
  LoadingSpinner,
  Text,
  useExtensionContext,
} from '@hubspot/ui-extensions';
import { useCallback, useEffect, useState } from 'react';
import { ChoicesForm } from './ChoicesForm.tsx';
import { fetchSettings } from './fetch-settings.ts';
import { PastLosses } from './PastLosses.tsx';
import { Presentations } from './Presentations.tsx';
import { SecondReader } from './SecondReader.tsx';
import type { SettingsData } from './settings-data.ts';

/** While past losses are read, the page looks again by itself. */
const AGAIN_MS = 5_000;

/** The app's settings, for managers. */
export function SettingsPage() {
  const context = useExtensionContext<'settings'>();
  const onusUrl = String((context.variables as Record<string, unknown> | undefined)?.onusUrl ?? '').replace(/\/+$/, '');
  const [data, setData] = useState<SettingsData | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [state, setState] = useState<'saving' | 'saved' | null>(null);
  const ask = useCallback(
    async (path: string, body?: object) => {
      setError(null);
      setState(body ? 'saving' : null);
      try {
        setData(await fetchSettings<SettingsData>(`${onusUrl}/hubspot/settings${path}`, body));
        setState(body ? 'saved' : null);
      } catch (failure) {
        setState(null);
        setError(failure instanceof Error ? failure.message : 'The settings cannot be reached. Try again.');
      }
    },
    [onusUrl],
  );
  const lookAgain = useCallback(() => {
    fetchSettings<SettingsData>(`${onusUrl}/hubspot/settings`).then(setData, () => {});
  }, [onusUrl]);
  useEffect(() => void ask(''), [ask]);
  const running = data?.backfill?.state === 'running';
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(lookAgain, AGAIN_MS);
    return () => clearInterval(timer);
  }, [running, lookAgain]);
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
      {data.choices.paused && (
        <Alert title="Onus is paused" variant="warning">
          Nothing is read or written until a manager ends the pause. What happens meanwhile is kept.
        </Alert>
      )}
      {error && (
        <Alert title="Not saved" variant="error">
          {error}
        </Alert>
      )}
      {state === 'saved' && <Alert title="Saved" variant="success" />}
      <Presentations
        pipelines={data.pipelines}
        choose={(pipelineId, stageId) => void ask('/presentation-stage', { pipelineId, stageId })}
      />
      <Divider />
      <ChoicesForm
        key={JSON.stringify(data.choices)}
        data={data}
        saving={state === 'saving'}
        save={(choices) => void ask('', choices)}
      />
      <Divider />
      <PastLosses
        data={data}
        settingsUrl={`${onusUrl}/hubspot/settings`}
        locale={context.user?.locale ?? 'en'}
        start={(since) => void ask('/backfill', { since })}
      />
      <Divider />
      <SecondReader
        settingsUrl={`${onusUrl}/hubspot/settings`}
        locale={context.user?.locale ?? 'en'}
        changed={lookAgain}
      />
      <LogLines title="Who changed what" lines={data.log} locale={context.user?.locale ?? 'en'} />
      <LogLines title="Who opened these settings" lines={data.looks} locale={context.user?.locale ?? 'en'} />
    </Flex>
  );
}

function LogLines({ title, lines, locale }: { title: string; lines: SettingsData['log']; locale: string }) {
  if (lines.length === 0) return null;
  return (
    <Accordion title={title} size="sm">
      <List variant="unordered">
        {lines.map((line) => (
          <Text key={`${line.at} ${line.by} ${line.what}`} variant="microcopy">
            {`${new Date(line.at).toLocaleString(locale)}: ${line.by} ${line.what}`}
          </Text>
        ))}
      </List>
    </Accordion>
  );
}

hubspot.extend<'settings'>(() => <SettingsPage />);
