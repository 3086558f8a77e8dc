import {
  Alert,
  Button,
  ErrorState,
  Input,
  LoadingSpinner,
  MultiSelect,
  Select,
  Text,
  Toggle,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { jest } from '@jest/globals';
import type { SecondReaderData } from '../../app-card/app/settings/second-reader-data.ts';
import type { SettingsData } from '../../app-card/app/settings/settings-data.ts';

const hsFetch =
  jest.fn<(url: string, options: { method: string; body?: Record<string, unknown> }) => Promise<Response>>();
Object.assign(globalThis, { self: globalThis, hsFetch });
const { SettingsPage } = await import('../../app-card/app/settings/SettingsPage.tsx');

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const stages = [
  { id: '1', label: 'Talk' },
  { id: '2', label: 'Demo' },
];
const data: SettingsData = {
  pipelines: [
    { id: 'default', label: 'Sales', stages, presentation: '2', by: 'name' },
    { id: 'partners', label: 'Partners', stages: [{ id: '9', label: 'Hello' }], presentation: null, by: 'nobody' },
  ],
  choices: {
    managers: ['ana@example.com', 'boss@example.com'],
    leastFlagProbability: null,
    settleSeconds: null,
    cardOnly: false,
    retentionDays: null,
    paused: false,
    countOnly: 'standing',
    view: 'reps',
  },
  users: [{ email: 'ana@example.com', name: 'Ana Adler' }],
  namedManagers: ['root@example.com'],
  defaults: { settleSeconds: 60, leastFlagProbability: 0.62 },
  backfill: {
    state: 'running',
    found: 400,
    done: 100,
    since: '2025-01-01T00:00:00Z',
    updatedAt: '2026-03-14T09:00:00Z',
    problem: null,
  },
  nightly: { at: '2026-03-14T03:20:00Z', lost: 90, withoutVerdict: 1 },
  log: [{ at: '2026-03-14T09:00:00Z', by: 'Ana Adler', what: 'changed the settings: card only: off → on' }],
  looks: [{ at: '2026-03-14T10:00:00Z', by: 'Bea Boss', what: 'looked at the settings' }],
};

async function shown(answer: Response) {
  hsFetch.mockResolvedValueOnce(answer);
  const renderer = createRenderer('settings');
  Object.assign(renderer.mocks.context, { variables: { onusUrl: 'https://onus.example.com' } });
  renderer.render(<SettingsPage />);
  await renderer.waitFor(() => {
    expect(renderer.maybeFind(LoadingSpinner)).toBeNull();
  });
  return renderer;
}

const reader: SecondReaderData = {
  mode: 'off',
  provider: 'openai-compatible',
  model: null,
  endpoint: 'https://api.openai.com/v1',
  endpoints: ['https://api.openai.com/v1'],
  key: 'none',
  canKeepKey: true,
  placeholders: true,
  monthlyBudget: null,
  currency: 'USD',
  inputPrice: null,
  outputPrice: null,
  faults: ['No model is chosen. Give its name, as the provider spells it.'],
  spent: 0,
  read: 0,
  waiting: 0,
  notRead: [],
  resting: null,
  deals: [],
  trials: [],
  unsure: { sent: 0.3, locusOfRest: 0.94, flagOfRest: 0.98 },
};

beforeEach(() => {
  hsFetch.mockReset();
  hsFetch.mockImplementation(async (url) => json(url.endsWith('/second-reader') ? reader : data));
});

test('each pipeline shows its presentation stage and how it was found; one without says so', async () => {
  const renderer = await shown(json(data));
  const selects = renderer.findAll(Select).map(({ props }) => [props.label, props.value, props.description]);
  expect(selects.slice(0, 2)).toEqual([
    ['Sales', '2', 'Found by its name. Choose another if it is not the one.'],
    ['Partners', 'none', expect.stringContaining('No stage of this pipeline is called a presentation')],
  ]);
});

test('a choice is sent and shown; a refusal leaves what was there and says why', async () => {
  const renderer = await shown(json(data));
  hsFetch.mockResolvedValueOnce(json({ error: 'This pipeline no longer exists. Reload the page.' }, 409));
  renderer.findAll(Select)[0]?.props.onChange?.('1');
  await renderer.waitFor(() => {
    expect(renderer.find(Alert).text).toContain('no longer exists');
  });
  const [url, options] = hsFetch.mock.calls.at(-1) ?? [];
  expect(url).toBe('https://onus.example.com/hubspot/settings/presentation-stage');
  expect(options?.body).toEqual({ pipelineId: 'default', stageId: '1' });
  expect(renderer.findAll(Select).length).toBeGreaterThan(2);
});

test('who may not see the settings learns why', async () => {
  const renderer = await shown(
    json({ error: 'Only the managers named in ONUS_MANAGERS see and change the settings.' }, 403),
  );
  expect(renderer.find(ErrorState).props.title).toBe('The settings cannot be shown');
  expect(renderer.findAll(Text)[0]?.text).toContain('ONUS_MANAGERS');
});

test('only what was changed is sent, in one go, and what holds then is shown', async () => {
  const renderer = await shown(json(data));
  expect(renderer.find(MultiSelect).props.value).toEqual(['ana@example.com']);
  expect(renderer.find(Input).props.value).toBe('boss@example.com');
  renderer.find(Input).props.onChange?.('boss@example.com, Eva@Example.com,');
  renderer.findAll(Toggle)[0]?.props.onChange?.(true);
  await renderer.waitFor(() => {
    expect(renderer.find(Button).props.disabled).toBe(false);
  });
  const choices = { ...data.choices, cardOnly: true, paused: true };
  hsFetch.mockResolvedValueOnce(json({ ...data, choices }));
  renderer.find(Button).props.onClick?.({} as never, {} as never);
  await renderer.waitFor(() => {
    expect(renderer.findAll(Alert).map(({ props }) => props.title)).toEqual(['Onus is paused', 'Saved']);
  });
  const [url, options] = hsFetch.mock.calls.at(-1) ?? [];
  expect(url).toBe('https://onus.example.com/hubspot/settings');
  expect(options?.body).toEqual({
    managers: ['ana@example.com', 'boss@example.com', 'eva@example.com'],
    cardOnly: true,
  });
  expect(renderer.findAll(Toggle)[0]?.props.checked).toBe(true);
});

test('who changed what is shown to every manager', async () => {
  const renderer = await shown(json(data));
  expect(
    renderer.findAll(Text).some(({ text }) => text?.includes('Ana Adler changed the settings: card only: off → on')),
  ).toBe(true);
  expect(renderer.findAll(Text).some(({ text }) => text?.includes('root@example.com'))).toBe(true);
});
