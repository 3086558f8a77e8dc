import { money } from '../../app-card/app/settings/money.ts';

test.each([
  [0, '€0.00'],
  [0.003, '€0.003'],
  [0.000041, '€0.000041'],
  [0.5, '€0.50'],
  [5, '€5.00'],
  [1234.5678, '€1,234.57'],
])('%d is shown as %s', (amount, words) => {
  expect(money(amount, 'EUR', 'en')).toBe(words);
});
