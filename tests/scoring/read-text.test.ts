import { readText } from '../../src/scoring/read-text.ts';

const clausesOf = (text: string) =>
  readText(text).flatMap(({ clauses }) => clauses.map(({ start, end }) => [start, text.slice(start, end)]));

test('words that also stand in a long address are found where they were written', () => {
  const address = 'https://portal.example.com/deals/12345678901234567890/no-budget-at-all';
  expect(clausesOf(`See ${address}\nno budget at all there`)).toEqual([
    [0, 'See'],
    [address.length + 5, 'no budget at all there'],
  ]);
});
