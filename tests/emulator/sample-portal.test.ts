import { samplePortal } from '../../emulator/sample-portal/portal.ts';
import { story, storyDeals } from '../../emulator/sample-portal/story.ts';
import { startEmulator } from '../../emulator/start-emulator.ts';
import { askOf } from './ask.ts';

const { users, pipelines, deals, engagements, tokens } = samplePortal;
const stageOf = (pipeline: string, id: string) =>
  pipelines.find((one) => one.id === pipeline)?.stages.find((stage) => stage.id === id);
const isLost = (pipeline: string, id: string | undefined) => {
  const { isClosed, probability } = stageOf(pipeline, id ?? '')?.metadata ?? {};
  return isClosed === 'true' && Number(probability) === 0;
};
const lostDeals = deals.filter((deal) => isLost(deal.pipeline, deal.stages.at(-1)?.stage));
const repeated = (values: readonly unknown[]) => values.filter((value, index) => values.indexOf(value) !== index);

test('the portal is as large as a small team: seven reps, two pipelines, more than 200 deals and 400 engagements', () => {
  expect(users.filter(({ role, archived }) => role === 'rep' && !archived)).toHaveLength(7);
  expect(pipelines).toHaveLength(2);
  expect(deals.length).toBeGreaterThanOrEqual(200);
  expect(engagements.length).toBeGreaterThanOrEqual(400);
});

test('every id stands once', () => {
  expect(repeated([...deals, ...engagements].map(({ id }) => id))).toEqual([]);
  expect(repeated(users.map(({ userId }) => userId))).toEqual([]);
  expect(repeated(pipelines.flatMap(({ stages }) => stages.map(({ id }) => id)))).toEqual([]);
});

test('every deal went through stages of its own pipeline, in the order of time', () => {
  for (const { id, pipeline, stages } of deals) {
    const unknown = stages.filter(({ stage }) => !stageOf(pipeline, stage)).map(({ stage }) => stage);
    expect({ id, unknown }).toEqual({ id, unknown: [] });
    const days = stages.map(({ daysAgo }) => daysAgo);
    expect({ id, days }).toEqual({ id, days: days.toSorted((a, b) => b - a) });
  }
});

test('every stage of both pipelines has a deal in it', () => {
  const filled = new Set(deals.map(({ stages }) => stages.at(-1)?.stage));
  expect(pipelines.flatMap(({ stages }) => stages).filter(({ id }) => !filled.has(id))).toEqual([]);
});

test('every owner of a deal or an engagement is a user, and every engagement is on a deal and in the past', () => {
  const owners = new Set<string | null>([null, ...users.map(({ ownerId }) => ownerId)]);
  const ids = new Set(deals.map(({ id }) => id));
  expect([...deals, ...engagements].filter(({ owner }) => !owners.has(owner))).toEqual([]);
  expect(engagements.filter((one) => one.deals.length === 0 || one.deals.some((id) => !ids.has(id)))).toEqual([]);
  expect(engagements.filter(({ daysAgo }) => !(daysAgo > 0))).toEqual([]);
});

test('every mail has a sender and a receiver', () => {
  const mails = engagements.filter(({ type }) => type === 'emails');
  expect(mails.length).toBeGreaterThan(30);
  const without = mails.filter(({ properties }) => {
    const { hs_email_from_email: from = '', hs_email_to_email: to = '' } = properties;
    return !from.includes('@') || !to.includes('@');
  });
  expect(without.map(({ id }) => id)).toEqual([]);
});

test('only lost deals have a reason, and losses lie over more than a year', () => {
  const lost = new Set(lostDeals);
  expect(deals.filter((deal) => deal.closedLostReason !== undefined && !lost.has(deal))).toEqual([]);
  expect(lostDeals.length).toBeGreaterThanOrEqual(140);
  const closed = lostDeals.map(({ stages }) => stages.at(-1)?.daysAgo ?? 0);
  expect(Math.max(...closed)).toBeGreaterThan(400);
  expect(Math.min(...closed)).toBeLessThan(30);
});

test('no two losses are told in the same words', () => {
  const told = engagements
    .filter(({ type }) => type === 'notes')
    .map(({ properties }) => properties.hs_note_body?.toLowerCase());
  expect(repeated(told)).toEqual([]);
});

test('five reps have written of twelve losses or more in the last ten months', () => {
  const written = new Set(engagements.filter(({ type }) => type === 'notes').flatMap((one) => one.deals));
  const told = lostDeals.filter(({ id, stages }) => written.has(id) && (stages.at(-1)?.daysAgo ?? 0) <= 305);
  const often = [...Map.groupBy(told, ({ owner }) => owner)].filter(([, losses]) => losses.length >= 12);
  expect(often.map(([owner]) => owner).toSorted()).toEqual(['702', '703', '704', '706', '707']);
});

test('one token reads all, one lacks the mails, one lacks notes and calls', () => {
  const lacking = (scope: string) => tokens.filter(({ scopes }) => !scopes.includes(scope)).map(({ token }) => token);
  expect(tokens).toHaveLength(3);
  expect(lacking('sales-email-read')).toEqual(['emulator-token-without-mail']);
  expect(lacking('crm.objects.contacts.read')).toEqual(['emulator-token-without-notes']);
});

test('the story names only deals and people of the sample, and says each step on one line with its time', () => {
  const ids = new Set(deals.map(({ id }) => id));
  const people = new Set(users.map(({ userId }) => userId));
  const actions = story.flatMap(({ act }) => act);
  const named = actions.flatMap((one) => {
    if (one.kind === 'set') return [one.deal];
    if (one.kind === 'log') return one.deals;
    if (one.kind === 'merge') return [one.into, one.from];
    return one.kind === 'remove' && one.type === 'deals' ? [one.id] : [];
  });
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
  expect(actions.filter(({ as }) => !people.has(as))).toEqual([]);
  expect(story.filter(({ say }) => !/^\d\d:\d\d {2}\S.+$/.test(say))).toEqual([]);
  const times = story.map(({ say }) => say.slice(0, 5));
  expect(times).toEqual(times.toSorted());
  expect(story.length).toBeGreaterThanOrEqual(12);
  expect(story.length).toBeLessThanOrEqual(20);
});

describe('the story played in the emulator', () => {
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let after: Map<string, Record<string, string>>;

  beforeAll(async () => {
    emulator = await startEmulator({ portals: [samplePortal] });
    for (const { act } of story) for (const action of act) await emulator.control.act(action);
    const ask = askOf(emulator.url, tokens[0]?.token ?? '');
    const properties = 'hs_is_closed_lost,hs_is_closed_won,pipeline,dealstage,closed_lost_reason';
    after = new Map();
    for (let next = '0'; next; ) {
      const page = `/crm/objects/2026-09/deals?limit=100&after=${next}&properties=${properties}`;
      const { body } = await ask('GET', page);
      for (const deal of body.results) after.set(deal.id, deal.properties);
      next = body.paging?.next?.after;
    }
  });
  afterAll(() => emulator.close());

  test('leaves exactly the deals of the table newly lost, in both pipelines', () => {
    const before = new Set(lostDeals.map(({ id }) => id));
    const newlyLost = [...after].filter(
      ([id, { hs_is_closed_lost }]) => hs_is_closed_lost === 'true' && !before.has(id),
    );
    expect(newlyLost.map(([id]) => id).toSorted()).toEqual(storyDeals.toSorted());
    expect(new Set(newlyLost.map(([, { pipeline }]) => pipeline)).size).toBe(2);
    expect(storyDeals.length).toBeGreaterThanOrEqual(8);
  });

  test('re-opens one deal, wins one, deletes one lost deal and merges another away', () => {
    const won = [...after].filter(([id, deal]) => {
      const start = deals.find((one) => one.id === id);
      return deal.hs_is_closed_won === 'true' && start?.stages.at(-1)?.stage !== deal.dealstage;
    });
    expect(won).toHaveLength(1);
    const closedInBetween = story
      .flatMap(({ act }) => act)
      .flatMap((one) => (one.kind === 'set' && one.properties.dealstage === 'closedlost' ? [one.deal] : []));
    const reopened = closedInBetween.filter((id) => after.get(id)?.hs_is_closed_lost !== 'true');
    expect(reopened).toHaveLength(1);
    const gone = lostDeals.filter(({ id }) => !after.has(id));
    expect(gone.map(({ closedLostReason }) => closedLostReason).toSorted()).toEqual(['duplicate', 'test']);
  });
});
