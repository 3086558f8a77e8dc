import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { flagging, product } from '../setup/model-answers.ts';
import { type ModelServer, runModelServer } from '../setup/model-server.ts';

let folder: string;
let server: ModelServer;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-eval-'));
  for (const part of ['cases', 'labels']) {
    const lines = fs.readFileSync(`corpus/${part}/a.jsonl`, 'utf8').split('\n').slice(0, 24);
    fs.writeFileSync(path.join(folder, `${part}.jsonl`), lines.join('\n'));
  }
  let asked = 0;
  server = await runModelServer((request) => {
    asked++;
    if (asked % 7 === 0) return { fault: 'refusal' };
    return { answer: asked % 2 === 0 ? product(request) : flagging(request), tokens: [3_000, 300] };
  });
});
afterAll(async () => {
  await server.close();
  fs.rmSync(folder, { recursive: true });
});

const evaluate = (args: string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const files = [path.join(folder, 'cases.jsonl'), path.join(folder, 'labels.jsonl')];
    const child = spawn('node', ['corpus/eval.ts', ...files, ...args], { env: { PATH: process.env.PATH, ...env } });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      said.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said.err += chunk;
    });
    child.once('close', (code) => resolve({ code, ...said }));
  });

test('a model is measured beside the local reader, and its recorded answers give the same figures without a key', async () => {
  const env = {
    ONUS_MODEL: 'test-model',
    ONUS_MODEL_ENDPOINT: server.url,
    ONUS_MODEL_KEY: 'k',
    ONUS_MODEL_INPUT_PRICE: '1',
    ONUS_MODEL_OUTPUT_PRICE: '10',
    ONUS_MODEL_BUDGET: '1',
  };
  const record = path.join(folder, 'answers.jsonl');
  const asked = await evaluate(['--reader', 'model', '--json', '--record', record], env);
  expect(asked.err).not.toMatch(/Error/);
  const measured = JSON.parse(asked.out);
  expect(measured).toMatchObject({
    scorer: expect.stringMatching(/^model:openai-compatible\/test-model@/),
    cases: 24,
    sets: { model: { n: 24 }, 'local reader': { n: 24 }, 'unsure to the model': { n: 24 } },
    differ: { flag: { share: expect.any(Number) } },
  });
  expect(measured.read).toBeGreaterThan(0);
  expect(measured.notRead['the model declined to answer']).toBeGreaterThan(0);
  expect(measured.cost.perDeal).toBeCloseTo((measured.cost.inputTokens + 10 * measured.cost.outputTokens) / 1e6);
  const requests = server.requests.length;
  const again = await evaluate(['--reader', 'model', '--json', '--record', record], env);
  expect(JSON.parse(again.out)).toEqual(measured);
  const poor = await evaluate(['--reader', 'model', '--json'], { ...env, ONUS_MODEL_BUDGET: '0.001' });
  expect(poor.err).toContain('The budget of 0.001 (ONUS_MODEL_BUDGET) does not cover the next case');
  expect(server.requests).toHaveLength(requests);
  const replayed = JSON.parse((await evaluate(['--answers', record, '--json'])).out);
  expect(replayed).toEqual(measured);
  expect(server.requests).toHaveLength(requests);
  const printed = (await evaluate(['--answers', record])).out;
  expect(printed).toMatch(/Where the readers differ[\s\S]*Cost and time[\s\S]*ONUS_MODEL_CALIBRATION=test-model=\d/);
});

test('without a model it says what is missing, and asks nobody', async () => {
  const { code, err } = await evaluate(['--reader', 'model'], { ONUS_MODEL: 'test-model' });
  expect(code).not.toBe(0);
  expect(err).toMatch(/There is no key for this provider[\s\S]*prices per million tokens are missing/);
});
