import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

function run(
  args: string[],
  input = '',
  command = 'src/scoring/score-command.ts',
): Promise<{ out: string; err: string; code: number | null }> {
  return new Promise((resolve) => {
    const child = spawn('node_modules/.bin/node', [command, ...args]);
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

test('a byte order mark, as spreadsheets write it, is no fault of the first line', async () => {
  const { out, err, code } = await run(['-'], `\uFEFF${JSON.stringify(good)}\n`);
  expect([JSON.parse(out).id, err, code]).toEqual(['q-1', '', 0]);
});

test.each([
  ['a folder', ['tests'], 'There is no file tests'],
  ['an unknown option', ['--txt', 'No budget'], 'npm run --silent score -- CASES.jsonl'],
  ['a text that is not there', ['--text'], 'npm run --silent score -- CASES.jsonl'],
  ['a text beside a file', ['--text', 'No budget', 'cases.jsonl'], 'npm run --silent score -- CASES.jsonl'],
])('%s is answered with how to call it, without a trace', async (_, args, said) => {
  const { out, err, code } = await run(args);
  expect(err).toContain(said);
  expect(err).not.toMatch(/\n\s+at /);
  expect([out, code]).toEqual(['', 1]);
});

test('it ends quietly when nobody reads on', async () => {
  const lines = Array.from({ length: 400 }, () => JSON.stringify(good)).join('\n');
  const child = spawn('node_modules/.bin/node', ['src/scoring/score-command.ts', '-']);
  let err = '';
  child.stderr.on('data', (chunk) => (err += chunk));
  child.stdin.on('error', () => undefined);
  child.stdout.once('data', () => child.stdout.destroy());
  child.stdin.end(lines);
  await new Promise((resolve) => child.on('close', resolve));
  expect(err).toBe('');
});

test.each([[['nowhere.jsonl', 'nowhere.jsonl']], [['nowhere.jsonl']], [['--asid']], [['--report']]])(
  'npm run eval -- %j says what is wrong and how it is called',
  async (args) => {
    const { out, err, code } = await run(args, '', 'corpus/eval.ts');
    expect(err).toContain('npm run eval -- CASES LABELS');
    expect(err).not.toMatch(/\n\s+at |ENOENT/);
    expect([out, code]).toEqual(['', 1]);
  },
);
