import fs from 'node:fs';
import path from 'node:path';

const folder = 'src/scoring';
const files = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('-command.ts'))
  .map((name) => path.join(folder, name));
const LIBRARIES = ['wink-nlp', 'wink-eng-lite-web-model', 'tinyld', 'zod'];

test('the scorer imports nothing but itself, the account, its language libraries and the check of shapes', () => {
  const foreign = files.flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/(?:from|import)\s+'([^']+)'/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => {
        if (!target.startsWith('.')) return !LIBRARIES.includes(target);
        const resolved = path.join(path.dirname(file), target);
        return !resolved.startsWith(`${folder}/`) && resolved !== 'src/account/account.ts';
      })
      .map((target) => `${file} → ${target}`),
  );
  expect(files.length).toBeGreaterThan(15);
  expect(foreign).toEqual([]);
});

test('the scorer reads no clock, no chance, no network, no file and no environment', () => {
  const impure = /\b(?:Date\.now|new Date|Math\.random|fetch\(|process\.|performance\.|crypto\.|require\(|node:)/;
  expect(files.filter((file) => impure.test(fs.readFileSync(file, 'utf8')))).toEqual([]);
});
