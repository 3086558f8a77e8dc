import { Alert, Button, Flex, Heading, List, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { useCallback, useEffect, useState } from 'react';
import { BeforeSending } from './BeforeSending.tsx';
import { ChooseDeals } from './ChooseDeals.tsx';
import { fetchSettings } from './fetch-settings.ts';
import { money } from './money.ts';
import { ReaderForm } from './ReaderForm.tsx';
import { ReaderTrials } from './ReaderTrials.tsx';
import type { SecondReaderData, SecondReaderPost, Sent } from './second-reader-data.ts';

/** While deals are being read, the section looks again by itself. */
const AGAIN_MS = 2_000;

/** The language model that may read a second time: the switch, what it is sent, a try, and what it has cost. */
export function SecondReader({
  settingsUrl,
  locale,
  changed,
}: {
  settingsUrl: string;
  locale: string;
  /** What is logged about the settings has changed. */
  changed: () => void;
}) {
  const url = `${settingsUrl}/second-reader`;
  const [data, setData] = useState<SecondReaderData | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const attempt = useCallback(async (does: () => Promise<string | null>) => {
    setError(null);
    setDone(null);
    setBusy(true);
    try {
      setDone(await does());
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'The second reader cannot be reached. Try again.');
    }
    setBusy(false);
  }, []);
  const ask = useCallback(
    (path: string, body?: object, said: string | null = null) =>
      attempt(async () => {
        setData(await fetchSettings<SecondReaderData>(url + path, body));
        return said;
      }),
    [attempt, url],
  );
  useEffect(() => void ask(''), [ask]);
  const reading = data?.trials.some(({ state }) => state === 'reading') ?? false;
  useEffect(() => {
    if (!reading) return;
    const timer = setInterval(() => {
      fetchSettings<SecondReaderData>(url).then(setData, () => {});
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [reading, url]);
  const save = async (post: SecondReaderPost) => {
    await ask('', post, post.mode === 'off' ? 'Turned off: nothing is sent.' : 'Saved');
    changed();
  };
  const sendStanding = () =>
    attempt(async () => {
      const { deals } = await fetchSettings<Sent>(`${url}/send`, {});
      return `Deals handed to the second reader: ${deals}.`;
    });
  return (
    <Flex direction="column" gap="small">
      <Heading>A second reader</Heading>
      <Text>
        A language model may read what the built-in reader is unsure of. It is off unless you turn it on: then notes are
        sent to the address below, without the names, addresses, numbers and amounts that are found in them.
      </Text>
      {!data && !error && <LoadingSpinner label="Reading the state of the second reader" showLabel={true} />}
      {error && (
        <Alert title="Not done" variant="error">
          {error}
        </Alert>
      )}
      {!data && error && <Button onClick={() => void ask('')}>Try again</Button>}
      {done && <Alert title={done} variant="success" />}
      {data && (
        <>
          <Standing data={data} locale={locale} />
          <ReaderForm key={formKey(data)} data={data} busy={busy} save={(post) => void save(post)} />
          <ChooseDeals data={data} chosen={chosen} choose={setChosen} />
          <BeforeSending url={url} data={data} locale={locale} dealId={chosen[0]} />
          <ReaderTrials
            data={data}
            busy={busy}
            chosen={chosen.length}
            start={() => void ask('/try', chosen.length > 0 ? { dealIds: chosen } : {})}
          />
          {data.mode !== 'off' && (
            <Button disabled={busy} onClick={() => void sendStanding()}>
              Have the deals read that are lost already
            </Button>
          )}
        </>
      )}
    </Flex>
  );
}

/** The form begins anew when what is saved has changed, not when a count has. */
function formKey({ trials, deals, spent, read, waiting, notRead, resting, ...saved }: SecondReaderData): string {
  return JSON.stringify(saved);
}

function Standing({ data, locale }: { data: SecondReaderData; locale: string }) {
  const { mode, faults, spent, currency, monthlyBudget, read, waiting, notRead, resting } = data;
  const budget = monthlyBudget === null ? '' : ` of ${money(monthlyBudget, currency, locale)}`;
  return (
    <>
      {mode !== 'off' && faults.length > 0 && (
        <Alert title="Nothing is read until this is mended" variant="warning">
          <List variant="unordered">
            {faults.map((fault) => (
              <Text key={fault}>{fault}</Text>
            ))}
          </List>
        </Alert>
      )}
      {resting && (
        <Alert title="The provider rests" variant="warning">
          {`${resting.why} Tried again from ${new Date(resting.until).toLocaleTimeString(locale)}; the built-in reader's verdicts stand meanwhile.`}
        </Alert>
      )}
      {(mode !== 'off' || read > 0 || notRead.length > 0) && (
        <Text>{`Deals read this month: ${read}, for ${money(spent, currency, locale)}${budget}; waiting: ${waiting}.`}</Text>
      )}
      {notRead.map(({ why, deals }) => (
        <Text key={why} variant="microcopy">{`Not read: ${deals} (${why})`}</Text>
      ))}
    </>
  );
}
