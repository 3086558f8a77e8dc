import { execFileSync } from 'node:child_process';
import { printFeedback } from '../../corpus/measure/feedback.ts';
import type { Decided } from '../../corpus/read-feedback.ts';
import { callCard, newKey } from '../setup/call-card.ts';
import { readPastLosses } from '../setup/read-past-losses.ts';
import { runPortal } from '../setup/run-portal.ts';
import { BOSS, LOST, REP, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

describeOnBothStores('npm run eval -- --feedback', (fresh) => {
  test('says how often managers confirmed what was read, with no quote and no name', async () => {
    const seed = smallPortal({ deals: 3 });
    for (const deal of seed.deals) deal.stages.push({ stage: LOST, daysAgo: 2 });
    const store = await fresh();
    const portal = await runPortal(store, { seed });
    await readPastLosses(portal, seed, BOSS);
    const post = async (user: { userId: number; email: string }, deal: string, what: string, body: object) => {
      const card = await callCard(portal.server.url, { portalId: 777, ...user }, `/hubspot/cards/deals/${deal}`);
      const { id: verdictId } = card.body.verdict as { id: string };
      const path = `/hubspot/cards/deals/${deal}/${what}`;
      const sent = { idempotencyKey: newKey(), verdictId, ...body };
      expect((await callCard(portal.server.url, { portalId: 777, ...user }, path, sent)).status).toBe(200);
    };
    await post(REP, '1001', 'contest', { ground: 'facts', text: 'It was their merger.' });
    await post(BOSS, '1001', 'review', { decision: 'overruled', reason: 'True.' });
    await post(BOSS, '1002', 'review', { decision: 'confirmed', reason: '' });
    await post(REP, '1003', 'contest', { ground: 'misread', text: 'Read again.' });
    await portal.server.close();
    const said = execFileSync('node', ['corpus/eval.ts', '--feedback'], {
      encoding: 'utf8',
      env: { ...process.env, ...store.env },
    });
    expect(said).toContain('2 readings that a manager decided on; 1 contested and waiting');
    expect(said).toContain('flags: confirmed 1 of 2, 50 % (9–91 %)');
    expect(said).toContain('contested (facts): 1 of 1 overruled');
    expect(said).not.toMatch(/merger|Great product|Rita|example\.com/);
    await portal.emulator.close();
    await store.remove();
  }, 60_000);
});

test('npm run eval -- --feedback makes no database where there is none', () => {
  expect(() =>
    execFileSync('node', ['corpus/eval.ts', '--feedback'], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, DATABASE_URL: '', ONUS_DATA_DIR: 'build/no-such-folder' },
    }),
  ).toThrow('There is no database in build/no-such-folder');
});

describe('the probability of the flags', () => {
  const flag: Decided = {
    scorer: 'test',
    flag: true,
    flagProbability: 0.9,
    locus: 'prospect',
    decision: 'confirmed',
    ground: null,
  };
  const said = (decided: Decided[]) => printFeedback(decided, 0);

  test('is measured against what managers made of them', () => {
    expect(said([flag, { ...flag, decision: 'overruled' }])).toContain('Brier score 0.410, calibration error 0.400');
  });

  test('takes no overruled reading without a flag for one that should have had it', () => {
    const unflagged: Decided = { ...flag, flag: false, flagProbability: 0.05, locus: 'circumstance' };
    const both = said([flag, { ...unflagged, decision: 'overruled' }]);
    expect(both).toContain('Brier score 0.010, calibration error 0.100');
    expect(both).toContain('no flag: confirmed 0 of 1');
    expect(said([unflagged])).not.toContain('Brier');
  });
});
