import fs from 'node:fs';
import { PROPERTIES } from '../../src/write-back/properties.ts';

const known = new Map(PROPERTIES.map(({ name, options }) => [name, options?.map(({ value }) => value) ?? null]));

test.each(['docs/in-hubspot.md', 'docs/operations.md', 'docs/before-the-presentation.md'])(
  'every property that %s names is one of ours',
  (file) => {
    const named = fs.readFileSync(file, 'utf8').match(/\bonus_[a-z_]+\b/g) ?? [];
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
  },
);

test('every value that a filter of the recipes asks for is an option of its property', () => {
  const text = fs.readFileSync('docs/in-hubspot.md', 'utf8');
  const filters = [...text.matchAll(/`(onus_\w+)` is (?:any of |none of )?((?:`\w+`(?:, )?)+)/g)];
  expect(filters.length).toBeGreaterThan(8);
  for (const [, name = '', values = ''] of filters)
    for (const [, value = ''] of values.matchAll(/`(\w+)`/g))
      expect([name, known.get(name)]).toEqual([name, expect.arrayContaining([value])]);
});

test('every list of readings leaves contested and overruled ones out, except the list of what is to be answered', () => {
  const text = fs.readFileSync('docs/in-hubspot.md', 'utf8');
  const lists = text
    .split('\n')
    .filter((line) => /^\|.*`onus_(flag|basis|ownership|review|discovery_before_presentation)` is/.test(line));
  expect(lists.length).toBeGreaterThan(5);
  const letIn = lists.filter(
    (line) => !/`onus_review` is (none of `contested`, `overruled`|any of `open`, `confirmed`)/.test(line),
  );
  expect(letIn.map((line) => line.split('|')[1]?.trim())).toEqual(['Contested, to be answered']);
});
