import { Alert, ErrorState, LoadingSpinner, Select, Text } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { jest } from '@jest/globals';
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

beforeEach(() => hsFetch.mockReset());

test('each pipeline shows its presentation stage and how it was found; one without says so', async () => {
  const renderer = await shown(json(data));
  const selects = renderer.findAll(Select).map(({ props }) => [props.label, props.value, props.description]);
  expect(selects).toEqual([
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
  expect(renderer.findAll(Select)).toHaveLength(2);
});

test('who may not see the settings learns why', async () => {
  const renderer = await shown(
    json({ error: 'Only the managers named in ONUS_MANAGERS see and change the settings.' }, 403),
  );
  expect(renderer.find(ErrorState).props.title).toBe('The settings cannot be shown');
  expect(renderer.findAll(Text)[0]?.text).toContain('ONUS_MANAGERS');
});
