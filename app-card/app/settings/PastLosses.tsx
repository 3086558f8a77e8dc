import { Alert, Button, Flex, Heading, ProgressBar, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { fetchSettings } from './fetch-settings.ts';
import type { PastLossesEstimate, SettingsData } from './settings-data.ts';

const SPANS = [
  { label: 'the last 6 months', value: '6m' },
  { label: 'the last year', value: '1y' },
  { label: 'the last two years', value: '2y' },
  { label: 'the last five years', value: '5y' },
];

/** How far the reading of past losses is, and what the last nightly look found. */
export function PastLosses({
  data: { backfill, nightly },
  settingsUrl,
  locale,
  start,
}: {
  data: SettingsData;
  settingsUrl: string;
  locale: string;
  start: (since: string) => void;
}) {
  const [since, setSince] = useState('2y');
  const [expected, setExpected] = useState<string | null>(null);
  const estimate = async () => {
    try {
      const { deals, calls, minutes } = await fetchSettings<PastLossesEstimate>(`${settingsUrl}/backfill/estimate`, {
        since,
      });
      setExpected(`${deals} lost deals, about ${calls} calls to HubSpot and ${minutes} min; new events come first.`);
    } catch (failure) {
      setExpected(failure instanceof Error ? failure.message : 'Not answered. Try again.');
    }
  };
  const day = (at: string) =>
    new Date(at).toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const running = backfill?.state === 'running';
  return (
    <Flex direction="column" gap="small">
      <Heading>Past losses</Heading>
      {backfill && (
        <>
          <Text>
            {running
              ? `Reading what was lost since ${day(backfill.since)}; new events come first.`
              : `Read: ${backfill.done} deals lost since ${day(backfill.since)}.`}
          </Text>
          {running && (
            <ProgressBar
              title="Past losses read"
              value={backfill.done}
              maxValue={Math.max(backfill.found, backfill.done, 1)}
              valueDescription={`${backfill.done} of ${backfill.found}`}
            />
          )}
          {backfill.problem && (
            <Alert title="Waiting; it goes on by itself" variant="warning">
              {backfill.problem}
            </Alert>
          )}
        </>
      )}
      {!running && (
        <Flex direction="row" gap="small" align="end" wrap="wrap">
          <Select
            name="past-losses"
            label="Read again"
            options={SPANS}
            value={since}
            onChange={(value) => {
              setSince(String(value));
              setExpected(null);
            }}
          />
          <Button onClick={() => void estimate()}>Estimate</Button>
          <Button onClick={() => start(since)}>Start</Button>
        </Flex>
      )}
      {expected && !running && <Text>{expected}</Text>}
      {nightly && (
        <Text variant="microcopy">
          {`Nightly look on ${day(nightly.at)}: ${nightly.lost} lost deals of the last 90 days, ${nightly.withoutVerdict} of them had not been read.`}
        </Text>
      )}
    </Flex>
  );
}
