import {
  Accordion,
  Alert,
  Button,
  EmptyState,
  ErrorState,
  LoadingButton,
  LoadingSpinner,
  StatusTag,
  Text,
  TextArea,
  Tile,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { jest } from '@jest/globals';
import type { CardData } from '../../app-card/app/cards/card-data.ts';
import { card, verdict } from './card-samples.ts';

// HubSpot's SDK takes its fetch from the worker's global, which it reads as `self`.
const hsFetch =
  jest.fn<(url: string, options: { method: string; body?: Record<string, unknown> }) => Promise<Response>>();
Object.assign(globalThis, { self: globalThis, hsFetch });
const { LossReviewCard } = await import('../../app-card/app/cards/LossReviewCard.tsx');

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

function show() {
  const renderer = createRenderer('crm.record.tab');
  Object.assign(renderer.mocks.context, {
    crm: { objectId: 987, objectTypeId: '0-3' },
    variables: { onusUrl: 'https://onus.example.com/' },
  });
  renderer.render(<LossReviewCard />);
  return renderer;
}

async function shown(answer: Partial<CardData>) {
  hsFetch.mockResolvedValueOnce(json({ ...card, ...answer }));
  const renderer = show();
  await renderer.waitFor(() => {
    expect(renderer.maybeFind(LoadingSpinner)).toBeNull();
  });
  return renderer;
}
type Shown = ReturnType<typeof show>;
const words = (renderer: Shown) =>
  [Text, StatusTag, Tile, Alert]
    .flatMap((component) => renderer.findAll(component as typeof Text).map((node) => `${node.text}`))
    .join(' | ');

beforeEach(() => hsFetch.mockReset());

test('says that it is loading, and asks for this very deal', async () => {
  hsFetch.mockReturnValueOnce(new Promise(() => {}));
  const renderer = show();
  expect(renderer.find(LoadingSpinner).props.label).toBe('Reading the loss review');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(hsFetch.mock.calls[0]?.[0]).toBe('https://onus.example.com/hubspot/cards/deals/987');
});

test('an error says what is wrong, and trying again helps', async () => {
  hsFetch.mockResolvedValueOnce(json({ error: 'This app is not connected.' }, 403));
  const renderer = show();
  await renderer.waitFor(() => {
    expect(words(renderer)).toContain('This app is not connected.');
  });
  hsFetch.mockResolvedValueOnce(json(card));
  renderer.find(Button).trigger('onClick');
  await renderer.waitFor(() => {
    expect(renderer.find(StatusTag).text).toContain('only the buyer');
  });
});

test('when the server cannot be reached, it says so', async () => {
  hsFetch.mockRejectedValueOnce(new TypeError('fetch failed'));
  const renderer = show();
  await renderer.waitFor(() => {
    expect(words(renderer)).toContain('cannot be reached');
  });
});

test.each([
  ['not_lost', 'Nothing to review'],
  ['waiting', 'The note is being read'],
  ['hidden', 'Not for you to see'],
] as const)('a deal that is %s has its own empty state', async (state, title) => {
  const renderer = await shown({ state, verdict: null, message: 'Because.' });
  expect(renderer.find(EmptyState).props.title).toBe(title);
  expect(words(renderer)).toContain('Because.');
});

test('a deal whose scoring failed says why and what an admin can do', async () => {
  const renderer = await shown({ state: 'failed', verdict: null, message: 'HubSpot refused it.' });
  expect(renderer.find(ErrorState).props.title).toBe('The note could not be read');
  expect(words(renderer)).toMatch(/HubSpot refused it\..*npm run retry/);
});

test('the manager sees headline, probability, quote with source, what is missing, pattern and questions', async () => {
  const renderer = await shown({});
  const text = words(renderer);
  expect(renderer.find(StatusTag).text).toBe("This note names only the buyer's actions");
  expect(text).toContain('very likely, 93 %');
  expect(text).toContain("“they just don't get it”");
  expect(text).toMatch(/Note, Tom Berg, .*2026/);
  expect(text).toContain('No need is logged');
  expect(text).toContain('No own part is named');
  expect(text).toContain('The buyer did not see it');
  expect(text).toContain('What did they see as their problem?');
  expect(text).toContain('Scored by local-1');
});

test('a thin reason gets no verdict but an invitation, and cannot be reviewed', async () => {
  const thin = { ...verdict, basis: 'thin' as const, flag: false, locus: 'product' as const };
  const owner = await shown({ viewer: 'owner', verdict: thin });
  expect(words(owner)).not.toContain('%');
  expect(owner.find(TextArea).props.label).toBe('Add it here');
  const manager = await shown({ verdict: thin });
  expect(manager.find(StatusTag).text).toBe('Too little is written to say anything');
  expect(manager.maybeFind(LoadingButton)).toBeNull();
});

test('what could not be read, and what could not be written, is said with the mend', async () => {
  const renderer = await shown({
    unreadable: [{ kind: 'email', count: 3, why: 'Grant the scope sales-email-read.' }],
    notWritten: 'The portal requires a reason.',
  });
  const alerts = renderer.findAll(Alert).map((alert) => `${alert.props.title}: ${alert.text}`);
  expect(alerts.join(' ')).toContain('Not readable: 3 e-mails: Grant the scope sales-email-read.');
  expect(alerts.join(' ')).toContain('The portal requires a reason.');
});

test('to overrule needs a reason; then it is posted once, and the record is refreshed', async () => {
  const renderer = await shown({});
  renderer
    .findAll(Button)
    .find((button) => button.text === 'Overrule with a reason')
    ?.trigger('onClick');
  await renderer.waitFor(() => {
    expect(renderer.find(LoadingButton).text).toBe('Overrule');
  });
  renderer.find(LoadingButton).trigger('onClick');
  await renderer.waitFor(() => {
    expect(renderer.find(TextArea).props.validationMessage).toBe('Say why in a sentence.');
  });
  expect(hsFetch).toHaveBeenCalledTimes(1);
  renderer.find(TextArea).trigger('onInput', 'I was there.' as never);
  await renderer.waitFor(() => {
    expect(renderer.find(TextArea).props.value).toBe('I was there.');
  });
  const review = { decision: 'overruled' as const, reason: 'I was there.', by: 'Mona', at: '2026-03-13T09:00:00Z' };
  hsFetch.mockResolvedValueOnce(json({ ...card, review }));
  renderer.find(LoadingButton).trigger('onClick');
  await renderer.waitFor(() => {
    expect(renderer.find(Alert).props.title).toMatch(/^Overruled by Mona/);
  });
  const [url, options] = hsFetch.mock.calls[1] ?? [];
  expect(url).toBe('https://onus.example.com/hubspot/cards/deals/987/review');
  expect(options).toMatchObject({
    method: 'POST',
    body: { decision: 'overruled', reason: 'I was there.', verdictId: '55', idempotencyKey: expect.any(String) },
  });
  expect(renderer.find(StatusTag).text).toBe("This note names only the buyer's actions");
  expect(renderer.mocks.actions.refreshObjectProperties.callCount).toBe(1);
  expect(renderer.mocks.actions.addAlert.callCount).toBe(1);
});

test('the owner is asked for an own part first, and sees what the manager sees', async () => {
  const renderer = await shown({ viewer: 'owner' });
  expect(words(renderer)).toContain('What I did, left undone, or will do differently next time');
  expect(renderer.find(Accordion).props.title).toBe('What your manager sees');
  expect(words(renderer)).toContain("they just don't get it");
});

test('on an error the text stays, and trying again carries the same idempotency key', async () => {
  const renderer = await shown({ viewer: 'owner' });
  renderer.find(TextArea).trigger('onInput', 'I never asked.' as never);
  await renderer.waitFor(() => {
    expect(renderer.find(TextArea).props.value).toBe('I never asked.');
  });
  hsFetch.mockResolvedValueOnce(json({ error: 'Try again in a minute.' }, 503));
  renderer.find(LoadingButton).trigger('onClick');
  await renderer.waitFor(() => {
    expect(renderer.find(Alert).text).toContain('Try again in a minute.');
  });
  expect(renderer.find(TextArea).props.value).toBe('I never asked.');
  const added = { text: 'I never asked.', by: 'Tom', at: '2026-03-13T09:00:00Z', logged: true };
  hsFetch.mockResolvedValueOnce(json({ ...card, viewer: 'owner', reflections: [added] }));
  renderer.find(LoadingButton).trigger('onClick');
  await renderer.waitFor(() => {
    expect(renderer.find(TextArea).props.value).toBe('');
  });
  expect(words(renderer)).toContain('stands on the deal as a note');
  const keys = hsFetch.mock.calls.slice(1).map(([, options]) => options.body?.idempotencyKey);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

test('while something is under way the card looks again by itself', async () => {
  const renderer = await shown({ state: 'waiting', verdict: null });
  hsFetch.mockImplementation(async () => json(card));
  await renderer.waitFor(
    () => {
      expect(renderer.find(StatusTag).text).toContain('only the buyer');
    },
    { timeoutInMs: 8_000 },
  );
});

test('the rep contests the reading with one of four grounds and a text; nothing is sent without both', async () => {
  const renderer = await shown({ viewer: 'owner' });
  const press = (text: string) =>
    renderer
      .findAll(Button)
      .find((button) => button.text === text)
      ?.trigger('onClick');
  const contest = () => renderer.findAll(LoadingButton).find((button) => button.text === 'Contest this reading');
  contest()?.trigger('onClick');
  const field = () => renderer.findAll(TextArea).find(({ props }) => props.name === 'contest');
  await renderer.waitFor(() => {
    expect(field()?.props.validationMessage).toContain('Choose one of the four');
  });
  press('What matters is not written in the note');
  field()?.trigger('onInput', 'I asked in March.' as never);
  await renderer.waitFor(() => {
    expect(field()?.props.value).toBe('I asked in March.');
  });
  const said = {
    ground: 'unwritten' as const,
    text: 'I asked in March.',
    by: 'Tom',
    at: '2026-03-13T09:00:00Z',
    answered: false,
  };
  hsFetch.mockResolvedValueOnce(json({ ...card, viewer: 'owner', contest: said }));
  contest()?.trigger('onClick');
  await renderer.waitFor(() => {
    expect(renderer.find(Alert).props.title).toContain('Tom finds this reading not fair');
  });
  expect(hsFetch.mock.calls.at(-1)?.[0]).toContain('/987/contest');
  expect(hsFetch.mock.calls.at(-1)?.[1].body).toMatchObject({ verdictId: '55', ground: 'unwritten' });
});
