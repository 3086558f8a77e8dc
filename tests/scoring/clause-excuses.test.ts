import { CLAUSE_EXCUSES, excuseFeatures } from '../../src/scoring/clause-excuses.ts';
import { CAUSES } from '../../src/scoring/deal-features.ts';
import { SHIPPED } from '../../src/scoring/weights.ts';

const on = (names: readonly string[], wanted: string) => names.map((name) => (name === wanted ? 1 : 0));
const quiet = on(CLAUSE_EXCUSES, 'went_dark');

test('the shipped model has the excuses that the features are made of', () => {
  expect(SHIPPED.excuse.classes).toEqual([...CLAUSE_EXCUSES]);
});

test('an excuse counts as far as its clause puts the cause on the prospect', () => {
  const blaming = new Map(excuseFeatures([on(CAUSES, 'prospect')], [quiet]));
  const owning = new Map(excuseFeatures([on(CAUSES, 'rep')], [quiet]));
  expect(blaming.get('excuse:went_dark:p')).toBe(2);
  expect(owning.get('excuse:went_dark:p')).toBe(0);
  expect(blaming.get('excuse:no_money:p')).toBe(0);
});

test('the strongest clause is what counts, and saying it again counts little more', () => {
  const once = new Map(excuseFeatures([on(CAUSES, 'prospect')], [quiet]));
  const often = new Map(
    excuseFeatures(
      Array.from({ length: 9 }, () => on(CAUSES, 'prospect')),
      Array.from({ length: 9 }, () => quiet),
    ),
  );
  expect(often.get('excuse:went_dark')).toBe(once.get('excuse:went_dark'));
  expect(often.get('excuse:went_dark:sum')).toBe(3);
});

test('without a clause there is no excuse', () => {
  for (const [, value] of excuseFeatures([], [])) expect(value).toBeLessThanOrEqual(0);
});
