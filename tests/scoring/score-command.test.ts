import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

function run(args: string[], input = ''): Promise<{ out: string; err: string; code: number | null }> {
  return new Promise((resolve) => {
    const child = spawn('node_modules/.bin/node', ['src/scoring/score-command.ts', ...args]);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('close', (code) => resolve({ out, err, code }));
    child.stdin.end(input);
  });
}

const good = {
  id: 'q-1',
  reason: 'Price',
  engagements: [{ type: 'note', from: 'owner', days_before_close: 1, body: '<p>Our price was 40% above.</p>' }],
};

test('prints one verdict a line, in the order and with the keys that others rely on', async () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'onus-')), 'cases.jsonl');
  fs.writeFileSync(file, `${JSON.stringify(good)}\n${JSON.stringify({ ...good, id: 'q-2' })}\n`);
  const { out, err, code } = await run([file]);
  const verdicts = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect([verdicts.map((verdict) => verdict.id), err, code]).toEqual([['q-1', 'q-2'], '', 0]);
  expect(Object.keys(verdicts[0])).toEqual([
    'id',
    'basis',
    'locus',
    'probabilities',
    'ownership',
    'flag',
    'flagProbability',
    'discovery',
    'approach',
    'patterns',
    'evidence',
    'reason',
    'scorer',
  ]);
  expect(Object.keys(verdicts[0].evidence[0])).toEqual(['quote', 'source']);
});

test('a malformed line is named on standard error, the others are scored, and the exit code says so', async () => {
  const lines = [
    JSON.stringify(good),
    'not json',
    '',
    JSON.stringify({ id: 'q-3', engagements: [{ type: 'fax' }] }),
    JSON.stringify({ ...good, id: 'q-4' }),
  ];
  const { out, err, code } = await run(['-'], lines.join('\n'));
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  ).toEqual(['q-1', 'q-4']);
  expect(err).toMatch(/Line 2: not JSON/);
  expect(err).toMatch(/Line 4: engagements\.0\.type/);
  expect(code).toBe(1);
});

test('a single text is printed for reading, its quotes marked', async () => {
  const { out, code } = await run(['--text', 'They never answered again after the demo, not one word. Rude people.']);
  expect(out).toMatch(/\[[^\]]+\]/);
  expect(out).toContain('locus prospect');
  expect(code).toBe(0);
});

test('without a file it says how it is called', async () => {
  const { err, code } = await run([]);
  expect(err).toContain('npm run --silent score -- CASES.jsonl');
  expect(code).toBe(1);
});

test('a file that is not there is named', async () => {
  const { err, code } = await run(['nowhere.jsonl']);
  expect(err).toContain('nowhere.jsonl');
  expect(err).not.toContain('at ');
  expect(code).toBe(1);
});
