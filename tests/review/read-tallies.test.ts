import { beforeOf } from '../../src/review/before.ts';
import { generator } from '../../src/review/differ.ts';
import { counting, readLosses, type Which } from '../../src/review/read-losses.ts';
import { readTallies } from '../../src/review/read-tallies.ts';
import { addLoss, emptyTally } from '../../src/review/tally.ts';
import { BASES, DISCOVERIES, LOCI, PATTERNS } from '../../src/scoring/verdict.ts';
import type { Store } from '../../src/store/open-store.ts';
import { open } from '../setup/connect-portal.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

const NOW = new Date('2026-09-15T12:00:00Z');
const EVER = { pipeline: '', least: '', most: '', tenure: 'all' } as const;

describeOnBothStores('what the team page counts', (fresh) => {
  let place: FreshStore;
  let store: Store;
  beforeAll(async () => {
    place = await fresh();
    store = await open(place);
    await fill(store, '1', 400);
    await fill(store, '2', 150);
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  const filters: [string, Partial<Which>][] = [
    ['everything', {}],
    ['the last year', { from: new Date('2025-09-15T12:00:00Z') }],
    ['one pipeline and an amount', { filters: { ...EVER, pipeline: 'b', least: '300', most: '4000.5' } }],
    ['new reps', { filters: { ...EVER, tenure: 'new' } }],
    ['established reps', { filters: { ...EVER, tenure: 'established' } }],
  ];
  test.each(filters)('the database adds up what adding one by one gives: %s', async (_, change) => {
    const which: Which = { portalId: '1', filters: EVER, from: null, now: NOW, ...change };
    const losses = await readLosses(store.db, which);
    for (const countOnly of ['standing', 'confirmed'] as const) {
      const { counted, leftOut } = counting(losses, countOnly);
      const one = emptyTally();
      const reps = new Map<string, typeof one>();
      for (const loss of counted) {
        const rep = reps.get(loss.rep) ?? emptyTally();
        reps.set(loss.rep, rep);
        addLoss(one, loss);
        addLoss(rep, loss);
      }
      const found = await readTallies(store.db, which, countOnly);
      const { first: _f, examples: _e, months, ...counts } = one;
      expect(found.team).toMatchObject(counts);
      expect([...found.team.months].sort()).toEqual([...months].sort());
      expect(found.leftOut).toEqual(leftOut);
      expect([...found.reps.keys()].sort()).toEqual([...reps.keys()].sort());
      for (const rep of reps.keys())
        expect(found.before.get(rep) ?? { yes: 0, of: 0 }).toEqual(
          beforeOf(counted.filter(({ ownerId }) => (ownerId ?? '') === rep)),
        );
      const inMarch = counted.filter(({ closedAt, basis }) => basis === 'account' && closedAt?.startsWith('2026-03'));
      const ofMarch = new Set(inMarch.flatMap(({ ownerId }) => ownerId ?? []));
      expect([...(found.repsOfMonths.get('2026-03') ?? [])].sort()).toEqual([...ofMarch].sort());
      for (const [rep, tally] of reps) {
        const { first, examples, months: ofRep, ...ofOne } = tally;
        expect(found.reps.get(rep)).toMatchObject(ofOne);
      }
    }
    expect(losses.length).toBeGreaterThan(10);
  });

  test('the filters leave out what does not pass', async () => {
    const all = await readLosses(store.db, { portalId: '1', filters: EVER, from: null, now: NOW });
    const young = await readLosses(store.db, {
      portalId: '1',
      filters: { ...EVER, tenure: 'new' },
      from: null,
      now: NOW,
    });
    const old = await readLosses(store.db, {
      portalId: '1',
      filters: { ...EVER, tenure: 'established' },
      from: null,
      now: NOW,
    });
    expect(young.every(({ ownerId }) => ownerId === '9')).toBe(true);
    expect(young.length + old.length).toBe(all.filter(({ ownerId }) => ownerId !== null).length);
  });

  test('deals without a date are counted, and stand in no month', async () => {
    const { team } = await readTallies(store.db, { portalId: '2', filters: EVER, from: null, now: NOW }, 'standing');
    const dated = [...team.months.values()].reduce((sum, month) => sum + month.accounts, 0);
    expect(dated).toBeLessThan(team.accounts);
  });
});

/** Deals of nine reps at random, from a fixed seed: rep 9 began three months ago, some deals have no owner, some no date. */
async function fill(store: Store, portalId: string, deals: number): Promise<void> {
  const random = generator(Number(portalId));
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  for (let index = 0; index < deals; index++) {
    const owner = random() < 0.05 ? null : String(1 + Math.floor(random() * 9));
    const age = owner === '9' ? Math.floor(random() * 90) : Math.floor(200 + random() * 700);
    const basis = pick([...BASES, 'account', 'account', 'account']);
    const locus = pick(LOCI);
    const flag = basis === 'account' && locus === 'prospect' && random() < 0.7;
    const verdict = {
      basis,
      locus,
      flag,
      ownership: !flag && random() < 0.3,
      discovery: pick(DISCOVERIES),
      patterns: flag ? [...new Set([pick(PATTERNS), pick(PATTERNS)])] : [],
      evidence: flag ? [{ quote: 'they never got it', source: 'note/1', start: 0, end: 17 }] : [],
    };
    await store.db
      .insertInto('deal')
      .values({
        portal_id: portalId,
        deal_id: String(index),
        name: `Deal ${index}`,
        pipeline_id: pick(['a', 'b']),
        stage_id: 'lost',
        stage_label: 'Lost',
        owner_id: owner,
        state: pick(['lost', 'lost', 'lost', 'won']),
        unreadable: '[]' as never,
        checked_at: NOW,
        amount: String(Math.floor(random() * 5000)),
        discovered_before: pick(['yes', 'no', null]),
        closed_at: random() < 0.05 && owner !== '9' ? null : new Date(NOW.getTime() - age * 86_400_000),
      })
      .execute();
    const { id } = await store.db
      .insertInto('verdict')
      .values({
        portal_id: portalId,
        deal_id: String(index),
        scorer: 'test',
        input_hash: String(index),
        verdict: JSON.stringify(verdict) as never,
        sources: '{}' as never,
        scored_at: NOW,
        superseded_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await decide(store, portalId, String(index), id, random);
  }
}

/** A fifth of the verdicts was decided on, a tenth contested, in either order. */
async function decide(store: Store, portalId: string, dealId: string, id: string, random: () => number): Promise<void> {
  const about = {
    portal_id: portalId,
    deal_id: dealId,
    verdict_id: id,
    user_id: '1',
    user_email: 'boss@example.com',
  };
  const at = () => new Date(NOW.getTime() - Math.floor(random() * 1000) * 1000);
  if (random() < 0.2)
    await store.db
      .insertInto('review')
      .values({
        ...about,
        decision: random() < 0.5 ? 'confirmed' : 'overruled',
        reason: '',
        idempotency_key: 'review',
        created_at: at(),
      })
      .execute();
  if (random() < 0.1)
    await store.db
      .insertInto('contest')
      .values({ ...about, ground: 'misread', text: 'No.', idempotency_key: 'contest', created_at: at() })
      .execute();
}
