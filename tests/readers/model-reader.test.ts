import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { UNCALIBRATED } from '../../src/readers/model/calibrate.ts';
import type { Dialects } from '../../src/readers/model/dialects.ts';
import { GUIDE } from '../../src/readers/model/guide.ts';
import { readModelVariables } from '../../src/readers/model-variables.ts';
import { readerState } from '../../src/readers/reader-config.ts';
import { secondReaderSettings } from '../../src/readers/second-reader-settings.ts';
import { score } from '../../src/scoring/score.ts';
import { verdictSchema } from '../../src/scoring/verdict.ts';
import { accountOf } from '../scoring/notes.ts';
import { flagging, passagesOf, product } from '../setup/model-answers.ts';
import { type Behaviour, type ModelRequest, type ModelServer, runModelServer } from '../setup/model-server.ts';
import { readerAt } from './ask.ts';

const NOTE = 'They never understood what it is good for and hid behind their boss. Waste of a quarter.';

let server: ModelServer;
let behave: (request: ModelRequest) => Behaviour;
beforeAll(async () => {
  server = await runModelServer((request) => behave(request));
});
beforeEach(() => {
  server.requests.length = 0;
});
afterAll(() => server.close());

describe.each(['openai-compatible', 'anthropic'] as const)('by the protocol of %s', (provider) => {
  test('a reading is a verdict of the common shape, with its quotes, its reader and its cost', async () => {
    behave = (request) => ({ answer: flagging(request), tokens: [3_000, 400] });
    const { verdict, spent } = await readerAt(server, { provider }).read(accountOf(NOTE));
    expect(verdictSchema.parse(verdict)).toEqual(verdict);
    expect(verdict).toMatchObject({
      flag: true,
      locus: 'prospect',
      scorer: `model:${provider}/test-model@${GUIDE}`,
      evidence: [{ quote: 'They never understood what it is', source: 'reason', start: 0, end: 32 }],
    });
    expect(spent).toMatchObject({ asks: 1, inputTokens: 3_000, outputTokens: 400 });
    expect(spent.cost).toBeCloseTo(0.003 + 0.004);
  });

  test('the request holds the guide, the key and a boundary that no other request has', async () => {
    behave = (request) => ({ answer: flagging(request) });
    const reader = readerAt(server, { provider });
    await reader.read(accountOf(NOTE));
    await reader.read(accountOf(NOTE));
    const [one, other] = server.requests;
    expect(one?.system).toContain(fs.readFileSync('docs/coding-guide.md', 'utf8'));
    expect(provider === 'anthropic' ? one?.headers['x-api-key'] : one?.headers.authorization).toMatch(/test-key/);
    const boundary = one?.account.split('\n')[0] ?? '';
    expect(one?.system).toContain(boundary);
    expect(one?.account.endsWith(boundary)).toBe(true);
    expect(other?.account).not.toContain(boundary);
  });

  test.each([
    ['a malformed answer', { fault: 'malformed' }, 2, 'could not be read, also when asked again', 'never'],
    ['prose', { fault: 'prose' }, 2, 'could not be read, also when asked again', 'never'],
    ['a truncated answer', { fault: 'truncated' }, 2, 'was cut off, also when asked again', 'never'],
    ['a refusal', { fault: 'refusal' }, 1, 'the model declined to answer', 'never'],
    ['half an HTTP answer', { fault: 'no json' }, 1, 'could not be read', 'later'],
    ['a cut connection', { fault: 'hang up' }, 1, 'cannot be reached', 'later'],
    ['500', { status: 500 }, 1, 'out of order (500)', 'later'],
    ['a refused key', { status: 401 }, 1, 'refuses the key', 'later'],
    ['a wrong model name', { status: 404 }, 1, 'does not know this model', 'later'],
  ] as [string, Behaviour, number, string, string][])(
    '%s gives no verdict, and says why',
    async (_, fault, asks, why, again) => {
      behave = () => fault;
      const reading = await readerAt(server, { provider }).read(accountOf(NOTE));
      expect(reading.verdict).toBeNull();
      expect(reading).toMatchObject({ notRead: { again } });
      if (!reading.verdict) expect(reading.notRead.why).toContain(why);
      expect(server.requests).toHaveLength(asks);
    },
  );

  test('too many requests: nobody asks again before Retry-After', async () => {
    behave = () => ({ status: 429, retryAfter: '17' });
    const reading = await readerAt(server, { provider }).read(accountOf(NOTE));
    expect(reading).toMatchObject({ verdict: null, notRead: { again: 'later', restMs: 17_000 } });
    expect(server.requests).toHaveLength(1);
  });

  test('a rest given to the millisecond goes before one in seconds', async () => {
    behave = () => ({ status: 429, retryAfter: '17', retryAfterMs: '1500' });
    const reading = await readerAt(server, { provider }).read(accountOf(NOTE));
    expect(reading).toMatchObject({ verdict: null, notRead: { again: 'later', restMs: 1_500 } });
  });

  test('a slow answer is given up at the time-out', async () => {
    behave = (request) => ({ answer: flagging(request), delayMs: 3_000 });
    const started = Date.now();
    const reading = await readerAt(server, { provider, timeoutMs: 200 }).read(accountOf(NOTE));
    expect(reading).toMatchObject({
      verdict: null,
      notRead: { again: 'later', why: expect.stringMatching(/no answer within/) },
    });
    expect(Date.now() - started).toBeLessThan(2_000);
    // It may have been written and be charged for: the most that it can cost is counted.
    expect(reading.spent.outputTokens).toBe(6_000);
    expect(reading.spent.cost).toBeGreaterThan(0.06);
  });
});

test.each([
  ['an error status', { status: 500 }, 0],
  ['a connection that was cut after the request', { fault: 'hang up' }, 6_000],
  ['half an answer', { fault: 'no json' }, 6_000],
] as [string, Behaviour, number][])('%s counts as paid where it may have been', async (_, fault, outputTokens) => {
  behave = () => fault;
  expect((await readerAt(server).read(accountOf(NOTE))).spent.outputTokens).toBe(outputTokens);
});

test.each([
  [{ code: 429, message: 'Rate limit exceeded' }, 'request limit', 30_000, 'key'],
  [{ code: 402, message: 'Insufficient credits' }, 'credit at the provider is used up', 600_000, 'choice'],
  [{ code: 502, message: 'Upstream error' }, 'out of order (502)', 60_000, 'provider'],
  [{ message: 'some-model is not a valid model ID' }, 'does not know this model', 600_000, 'choice'],
])('an error %j in an answer of 200 is the failure that it names', async (error, why, restMs, reach) => {
  behave = () => ({ status: 200, body: { error } });
  const reading = await readerAt(server).read(accountOf(NOTE));
  expect(reading).toMatchObject({
    verdict: null,
    notRead: { why: expect.stringContaining(why), again: 'later', restMs, reach },
    spent: { cost: 0, asks: 0 },
  });
});

test('what Anthropic keeps of the guide costs a quarter more, what it kept a tenth', async () => {
  behave = (request) => ({ answer: flagging(request), tokens: [100, 0], cached: { written: 1_000, read: 0 } });
  const reader = readerAt(server, { provider: 'anthropic' });
  const first = await reader.read(accountOf(NOTE));
  expect(first.spent.inputTokens).toBe(1_100);
  expect(first.spent.cost).toBeCloseTo((100 + 1_250) / 1e6, 9);
  behave = (request) => ({ answer: flagging(request), tokens: [100, 0], cached: { written: 0, read: 1_000 } });
  expect((await reader.read(accountOf(NOTE))).spent.cost).toBeCloseTo((100 + 100) / 1e6, 9);
});

test('what was read out of a faulty answer the second time counts, and both times are paid', async () => {
  behave = (request) => (request.turn === 0 ? { fault: 'malformed' } : { answer: flagging(request) });
  const { verdict, spent } = await readerAt(server).read(accountOf(NOTE));
  expect(verdict?.flag).toBe(true);
  expect(spent).toMatchObject({ asks: 2, inputTokens: 2_000 });
});

test('a server that knows no answer shape, no temperature or only the newer limit is spoken to in its own way', async () => {
  behave = ({ body }) => {
    if ('max_tokens' in body)
      return { status: 400, body: { error: { message: "Unsupported parameter: use 'max_completion_tokens'." } } };
    if ('temperature' in body)
      return { status: 400, body: { error: { message: "'temperature' does not support 0." } } };
    const format = body.response_format as { type: string };
    if (format.type === 'json_schema')
      return { status: 400, body: { error: { message: 'response_format json_schema is not supported' } } };
    return { answer: flagging(server.requests.at(-1) as ModelRequest) };
  };
  const reader = readerAt(server);
  expect((await reader.read(accountOf(NOTE))).verdict?.flag).toBe(true);
  expect(server.requests).toHaveLength(4);
  await reader.read(accountOf(NOTE));
  expect(server.requests).toHaveLength(5);
});

test('what a server’s refusals teach is heeded by requests under way at once, and by the next reader of the process', async () => {
  behave = (request) =>
    'temperature' in request.body
      ? { status: 400, delayMs: 100, body: { error: { message: "'temperature' does not support 0." } } }
      : { answer: flagging(request) };
  const dialects: Dialects = new Map();
  const both = [readerAt(server, { dialects }), readerAt(server, { dialects })].map((one) => one.read(accountOf(NOTE)));
  for (const { verdict } of await Promise.all(both)) expect(verdict?.flag).toBe(true);
  expect(server.requests).toHaveLength(4);
  await readerAt(server, { dialects }).read(accountOf(NOTE));
  expect(server.requests).toHaveLength(5);
});

test.each([
  ['in a fence', { wrap: (json: string) => `\`\`\`json\n${json}\n\`\`\`` }],
  ['behind words', { wrap: (json: string) => `Here are the {codes} you asked for:\n${json}\nI hope that helps.` }],
  ['behind its thinking', { wrap: (json: string) => `<think>Maybe {"basis":"thin"}? No.</think>\n${json}` }],
  ['without a finish reason', { finish: null }],
  ['that ends with eos', { finish: 'eos' }],
])('an answer %s is read, and paid once', async (_, form) => {
  behave = (request) => ({ answer: flagging(request), ...form });
  expect((await readerAt(server).read(accountOf(NOTE))).verdict?.flag).toBe(true);
  expect(server.requests).toHaveLength(1);
});

test('a server that takes no response_format is asked without it, with the shape in words', async () => {
  behave = (request) =>
    'response_format' in request.body
      ? { status: 400, body: { error: { message: 'Unknown field: response_format' } } }
      : { answer: flagging(request) };
  expect((await readerAt(server).read(accountOf(NOTE))).verdict?.flag).toBe(true);
  expect(server.requests.at(-1)?.system).toMatch(/answers to this JSON schema:[\s\S]*"flagProbability"/);
});

test.each([
  ['API key not valid. Please pass a valid API key.', 'refuses the key', 'later', 600_000],
  ['some-model is not a valid model ID', 'does not know this model', 'later', 600_000],
  ['Invalid model: some-model', 'does not know this model', 'later', 600_000],
  ['You exceeded your current quota', 'credit at the provider is used up', 'later', 600_000],
  ['something else', 'refused the request', 'later', null],
  ["This model's maximum context length is 8192 tokens", 'too long for this model', 'never', null],
])('a 400 “%s” is told from a fault of the note', async (message, why, again, restMs) => {
  behave = () => ({ status: 400, body: { error: { message } } });
  const reading = await readerAt(server).read(accountOf(NOTE));
  expect(reading).toMatchObject({ verdict: null, notRead: { why: expect.stringContaining(why), again, restMs } });
});

describe('an answer is held against the account', () => {
  const wrong: [string, Record<string, unknown>][] = [
    ['a quote that is not there', { evidence: [{ passage: 1, quote: 'they are idiots' }] }],
    [
      'a quote changed in one word',
      { evidence: [{ passage: 1, quote: 'They always understood what it is good for' }] },
    ],
    ['a passage that is not there', { evidence: [{ passage: 9, quote: 'They never understood' }] }],
    ['a flag without a quote', { evidence: [] }],
    ['a quote of one word', { evidence: [{ passage: 1, quote: 'They' }] }],
    ['a quote of a part of a word', { evidence: [{ passage: 1, quote: 'er understood what it is g' }] }],
    ['a quote of blanks', { evidence: [{ passage: 1, quote: ' . ' }] }],
    ['a flag on a thin note', { basis: 'thin' }],
    ['a flag beside ownership', { ownership: true, ownPart: { passage: 1, quote: 'Waste of a quarter' } }],
    ['a flag with another locus', { locus: 'product', patterns: [] }],
    ['a flag that is improbable', { flagProbability: 0.2 }],
    ['a probability above one', { flagProbability: 7 }],
    ['a flag taken back without a word for it', { flag: false, flagProbability: 0.1 }],
    [
      'a flag taken back as nothing at all',
      { flag: false, flagProbability: 0, locus: 'unclear', evidence: [], patterns: [] },
    ],
    ['a flag taken back as thin', { flag: false, flagProbability: 0, basis: 'thin', patterns: [] }],
    [
      'a flag taken back as housekeeping',
      { flag: false, flagProbability: 0, basis: 'housekeeping', locus: 'unclear', evidence: [], patterns: [] },
    ],
    ['ownership without its words', { flag: false, flagProbability: 0.1, locus: 'rep', ownership: true, patterns: [] }],
  ];
  test('the local reader flags the note that these are tried on', () => {
    expect(score(accountOf(NOTE)).flag).toBe(true);
  });

  test.each(wrong)('%s is asked for once more, and then leaves the local verdict', async (_, change) => {
    behave = (request) => ({ answer: flagging(request, change) });
    const reading = await readerAt(server).read(accountOf(NOTE));
    expect(reading).toMatchObject({ verdict: null, notRead: { again: 'never' } });
    expect(server.requests.map(({ turn }) => turn)).toEqual([0, 1]);
    expect(JSON.stringify(server.requests[1]?.body)).toContain('This answer was not accepted');
  });

  test('a second answer that holds is taken', async () => {
    behave = (request) => ({ answer: flagging(request, request.turn === 0 ? { basis: 'thin' } : {}) });
    expect((await readerAt(server).read(accountOf(NOTE))).verdict?.flag).toBe(true);
  });

  test('incoming mail, quoted threads and recaps are not sent, and cannot be quoted', async () => {
    const account = accountOf(
      NOTE,
      {
        author: 'prospect',
        source: 'email/1',
        kind: 'email',
        text: 'Your sales rep was wonderful, we simply ran out of money.',
      },
      { author: 'machine', source: 'call/2#machine', kind: 'call', text: 'AI summary: the buyer likes blue.' },
    );
    behave = (request) => ({
      answer: flagging(request, { evidence: [{ passage: 1, quote: 'we simply ran out of money' }] }),
    });
    expect((await readerAt(server).read(account)).verdict).toBeNull();
    expect(JSON.stringify(server.requests.map(({ body }) => body))).not.toMatch(/wonderful, we simply|likes blue/);
    expect(passagesOf(server.requests[0] as ModelRequest)).toEqual([NOTE]);
  });

  test('blanks, quotation marks and dashes may be written another way; what is kept is the original', async () => {
    const note = 'They “didn’t get it” –\n  not one of them. Waste of a quarter, honestly, every minute of it.';
    behave = (request) => ({
      answer: flagging(request, { evidence: [{ passage: 1, quote: `"didn't get it" - not one of them` }] }),
    });
    const { verdict } = await readerAt(server).read(accountOf(note));
    expect(verdict?.evidence[0]?.quote).toBe('“didn’t get it” –\n  not one of them');
  });

  test('the codes of an accepted answer are the verdict, and the locus has the highest probability', async () => {
    const cause = 'We had no connector.';
    behave = (request) => ({
      answer: product(request, {
        evidence: [{ passage: 1, quote: cause }],
        probabilities: { prospect: 0.6, product: 0.2, circumstance: 0.1, rep: 0.05, unclear: 0.05 },
      }),
    });
    const { verdict } = await readerAt(server).read(accountOf(`${NOTE} ${cause}`));
    expect(verdict).toMatchObject({ locus: 'product', flag: false, probabilities: { product: 0.6, prospect: 0.2 } });
  });
});

describe('the flag follows the calibrated probability', () => {
  const OTHER = 'Our price was too high for them and the champion left.';
  const at = (calibration: { slope: number; shift: number }) => readerAt(server, { calibration });

  test('what is tried on is not flagged by the local reader', () => {
    expect(score(accountOf(OTHER)).flag).toBe(false);
  });

  test('down to none', async () => {
    behave = (request) => ({ answer: flagging(request, { flagProbability: 0.6 }) });
    const { verdict } = await at({ slope: 0.8, shift: -1.2 }).read(accountOf(OTHER));
    expect(verdict?.flagProbability).toBeLessThan(0.5);
    expect(verdict?.flag).toBe(false);
  });

  test('up to one, where the guide allows it', async () => {
    const unsure = { flag: false, flagProbability: 0.4, doubt: { passage: 1, quote: 'Our price was too high' } };
    behave = (request) => ({ answer: flagging(request, unsure) });
    const { verdict } = await at({ slope: 1, shift: 2 }).read(accountOf(OTHER));
    expect(verdict).toMatchObject({ flag: true, flagProbability: 0.8313 });
    behave = (request) => ({ answer: product(request, { flagProbability: 0.4 }) });
    expect((await at({ slope: 1, shift: 2 }).read(accountOf(OTHER))).verdict?.flag).toBe(false);
  });

  test('but takes no flag back that both readers give, and asks nothing twice for it', async () => {
    behave = (request) => ({ answer: flagging(request, { flagProbability: 0.6 }) });
    const reading = await at({ slope: 0.8, shift: -1.2 }).read(accountOf(NOTE));
    expect(reading).toMatchObject({
      verdict: null,
      notRead: { why: expect.stringContaining('less sure of its flag') },
    });
    expect(server.requests).toHaveLength(1);
  });
});

test('a calibration belongs to the model that it names', () => {
  const env = readModelVariables({
    ONUS_MODEL_MODE: 'all',
    ONUS_MODEL_ENDPOINT: server.url,
    ONUS_MODEL_INPUT_PRICE: '0',
    ONUS_MODEL_OUTPUT_PRICE: '0',
    ONUS_MODEL_CALIBRATION: 'one/model:7b=0.8,-0.2; other = 1.1,0',
  });
  const of = (model: string) => readerState(env, secondReaderSettings.parse({ model }), null).config?.calibration;
  expect(of('one/model:7b')).toEqual({ slope: 0.8, shift: -0.2 });
  expect(of('other')).toEqual({ slope: 1.1, shift: 0 });
  expect(of('a third')).toEqual(UNCALIBRATED);
  expect(() => readModelVariables({ ONUS_MODEL_CALIBRATION: '0.8,-0.2' })).toThrow(/not a model and two numbers/);
});

test('nothing that need not leave is asked about: nothing written, an automation, a book', async () => {
  const reader = readerAt(server);
  const accounts = [
    accountOf(''),
    { ...accountOf(NOTE), closedBy: 'automation' as const },
    accountOf('They left. '.repeat(8_000)),
  ];
  for (const account of accounts) {
    expect(await reader.read(account)).toMatchObject({
      verdict: null,
      notRead: { again: 'never' },
      spent: { asks: 0 },
    });
  }
  expect(server.requests).toEqual([]);
});

test('a changed coding guide needs a new version: verdicts name the one they were given by', () => {
  const text = fs.readFileSync('docs/coding-guide.md', 'utf8');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  expect({ [GUIDE]: hash }).toEqual({ 'guide-2026.11': 'db3f3707aa51' });
});
