import { Button, Flex, Heading, Input, MultiSelect, NumberInput, Select, Text, Toggle } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Choices, SettingsData } from './settings-data.ts';

interface Props {
  data: SettingsData;
  /** Sends only what changed. */
  save: (choices: Partial<Choices>) => void;
  saving: boolean;
}

const SCORERS_OWN = 'scorer';

/** Who manages, what is flagged, what is kept and shown. Saved together. */
export function ChoicesForm({ data, save, saving }: Props) {
  const [choices, setChoices] = useState(data.choices);
  const set = (change: Partial<Choices>) => setChoices((before) => ({ ...before, ...change }));
  const changed = changesOf(data.choices, choices);
  return (
    <Flex direction="column" gap="medium">
      <Who data={data} choices={choices} set={set} />
      <What data={data} choices={choices} set={set} />
      <Counting choices={choices} set={set} />
      <Button variant="primary" disabled={saving || Object.keys(changed).length === 0} onClick={() => save(changed)}>
        {saving ? 'Saving …' : 'Save'}
      </Button>
    </Flex>
  );
}

function changesOf(before: Choices, after: Choices): Partial<Choices> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(before[name as keyof Choices]) !== JSON.stringify(value),
    ),
  );
}

interface Part {
  choices: Choices;
  set: (change: Partial<Choices>) => void;
}

function Who({ data, choices, set }: Part & { data: SettingsData }) {
  const known = new Set(data.users.map(({ email }) => email));
  const others = choices.managers.filter((manager) => !known.has(manager));
  const [typed, setTyped] = useState(others.join(', '));
  return (
    <Flex direction="column" gap="small">
      <Heading>Managers</Heading>
      <Text>
        Managers see the reviews and decide on them; reps see their own.
        {data.namedManagers.length > 0 ? ` Named when the server was started: ${data.namedManagers.join(', ')}.` : ''}
      </Text>
      <MultiSelect
        name="managers"
        label="Managers"
        options={data.users.map(({ email, name }) => ({ label: `${name} (${email})`, value: email }))}
        value={choices.managers.filter((manager) => known.has(manager))}
        onChange={(value) => set({ managers: [...value.map(String), ...others] })}
      />
      <Input
        name="other-managers"
        label="Managers who own no deals"
        description="E-mail addresses or ids of HubSpot users, separated by commas."
        value={typed}
        onChange={(value) => {
          setTyped(value);
          set({
            managers: [
              ...choices.managers.filter((manager) => known.has(manager)),
              ...value
                .split(',')
                .map((entry) => entry.trim().toLowerCase())
                .filter(Boolean),
            ],
          });
        }}
      />
    </Flex>
  );
}

function What({ data, choices, set }: Part & { data: SettingsData }) {
  const own = Math.round(100 * data.defaults.leastFlagProbability);
  return (
    <Flex direction="column" gap="small">
      <Heading>Reading and writing</Heading>
      <Select
        name="least-flag-probability"
        label="Flag a note"
        description="A surer flag is rarer. Lost deals are read again after a change."
        options={[
          { label: `when it is likely (from ${own} %, the scorer’s own)`, value: SCORERS_OWN },
          { label: 'from 80 %', value: '0.8' },
          { label: 'from 90 %', value: '0.9' },
          ...(choices.leastFlagProbability !== null && ![0.8, 0.9].includes(choices.leastFlagProbability)
            ? [
                {
                  label: `from ${Math.round(100 * choices.leastFlagProbability)} %`,
                  value: String(choices.leastFlagProbability),
                },
              ]
            : []),
        ]}
        value={choices.leastFlagProbability === null ? SCORERS_OWN : String(choices.leastFlagProbability)}
        onChange={(value) => set({ leastFlagProbability: value === SCORERS_OWN ? null : Number(value) })}
      />
      <NumberInput
        name="settle-seconds"
        label="Seconds between the loss and the reading"
        description={`Reps write the reason after the click. Empty: ${data.defaults.settleSeconds}.`}
        min={0}
        max={86_400}
        {...(choices.settleSeconds === null ? {} : { value: choices.settleSeconds })}
        onChange={(value) => set({ settleSeconds: numberOr(value) })}
      />
      <NumberInput
        name="retention-days"
        label="Delete quotes and decisions after days"
        description="From 30 to 3,650. Empty: they are kept as long as the deal."
        min={30}
        max={3650}
        {...(choices.retentionDays === null ? {} : { value: choices.retentionDays })}
        onChange={(value) => set({ retentionDays: numberOr(value) })}
      />
      <Toggle
        name="card-only"
        label="Card only"
        size="sm"
        checked={choices.cardOnly}
        onChange={(cardOnly) => set({ cardOnly })}
      />
      <Text variant="microcopy">
        On: nothing is written onto deals, since every user of the account can read a property. What stands there is
        cleared.
      </Text>
      <Toggle name="paused" label="Pause" size="sm" checked={choices.paused} onChange={(paused) => set({ paused })} />
      <Text variant="microcopy">
        On: nothing is read from or written to HubSpot; what happens meanwhile is kept, and done when it goes on.
      </Text>
    </Flex>
  );
}

function Counting({ choices, set }: Part) {
  return (
    <Flex direction="column" gap="small">
      <Heading>What the reviews show</Heading>
      <Select
        name="count-only"
        label="What counts"
        options={[
          { label: 'All readings that nobody contested or overruled', value: 'standing' },
          { label: 'Only readings that a manager confirmed', value: 'confirmed' },
        ]}
        value={choices.countOnly}
        onChange={(value) => set({ countOnly: value === 'confirmed' ? 'confirmed' : 'standing' })}
      />
      <Select
        name="view"
        label="Who is shown to managers"
        options={[
          { label: 'Each rep', value: 'reps' },
          { label: 'Only the team as a whole (five reps or more)', value: 'team' },
        ]}
        value={choices.view}
        onChange={(value) => set({ view: value === 'team' ? 'team' : 'reps' })}
      />
    </Flex>
  );
}

function numberOr(value: number | undefined | null): number | null {
  return value === undefined || value === null || Number.isNaN(value) ? null : value;
}
