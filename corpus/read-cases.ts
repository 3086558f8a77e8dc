import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { accountOfCase } from '../src/account/account-of-case.ts';
import { answerSchema } from '../src/readers/model/answer.ts';
import { type Asked, type AskModel, askOverNetwork } from '../src/readers/model/ask-model.ts';
import { type Calibration, UNCALIBRATED } from '../src/readers/model/calibrate.ts';
import { PROVIDERS } from '../src/readers/model/connect-model.ts';
import { hide, type ModelReading, modelReader } from '../src/readers/model/model-reader.ts';
import { mostCost } from '../src/readers/model/price.ts';
import { composePrompt } from '../src/readers/model/prompt.ts';
import type { ReaderConfig } from '../src/readers/reader-config.ts';
import { type LabelledCase, readLines } from './load-corpus.ts';

const asked = z.intersection(
  z.object({ inputTokens: z.number(), outputTokens: z.number(), ms: z.number() }),
  z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('answered'), answer: answerSchema }),
    z.object({ outcome: z.literal('unusable'), why: z.string() }),
    z.object({ outcome: z.literal('refused'), why: z.string() }),
    z.object({
      outcome: z.literal('failed'),
      why: z.string(),
      again: z.enum(['never', 'later']),
      restMs: z.number().nullable(),
    }),
  ]),
);

/** All that a model answered for one case, as it came: the checks run anew when it is scored. */
const recordedCase = z.object({
  id: z.string(),
  provider: z.enum(PROVIDERS),
  model: z.string(),
  placeholders: z.boolean(),
  prices: z.object({ inputPerMillion: z.number(), outputPerMillion: z.number() }),
  asked: z.array(asked),
});
export type RecordedCase = z.infer<typeof recordedCase>;

/** A case as the model read it, with what it answered. */
export interface ReadCase {
  reading: ModelReading;
  recorded: RecordedCase;
}

/** So often is one request tried when the provider asks for a rest. */
const TRIES = 10;

/**
 * Has a model read the cases, a few at once; with `record` each answer is kept as a line of that file as it comes, and what the file
 * holds of the same model is not asked again. At 429 everybody waits. Throws before a case that could take the cost over `budget`.
 */
export async function readCases(
  cases: readonly LabelledCase[],
  config: Pick<ReaderConfig, 'connection' | 'prices' | 'placeholders'>,
  options: {
    timeoutMs: number;
    atOnce: number;
    budget: number;
    record: string | undefined;
    onRead: (done: number) => void;
  },
): Promise<Map<string, ReadCase>> {
  const ask = askOverNetwork(config.connection, options.timeoutMs, () => performance.now());
  const { provider, model } = config.connection;
  const reader = { provider, model, prices: config.prices, placeholders: config.placeholders };
  const kept = options.record && existsSync(options.record) ? await replayCases(cases, options.record) : new Map();
  const read = new Map<string, ReadCase>([...kept].filter(([, { recorded }]) => isSame(recorded, reader)));
  const waiting = cases.filter((one) => !read.has(one.id)).values();
  let spent = 0;
  let held = 0;
  let restsUntil = 0;
  const readSome = async () => {
    for (const one of waiting) {
      const most = mostCost(
        config.prices,
        composePrompt(hide(accountOfCase(one.case), config.placeholders, []), randomUUID()),
      );
      if (spent + held + most > options.budget)
        throw new Error(
          `The budget of ${options.budget} (ONUS_MODEL_BUDGET) does not cover the next case: ${spent.toFixed(4)} is spent, ${read.size} are read. Raise it; with --record the run goes on from its file.`,
        );
      held += most;
      const answers: Asked[] = [];
      const listening: AskModel = async (prompt, rejected) => {
        for (let tried = 1; ; tried++) {
          await sleep(Math.max(0, restsUntil - Date.now()));
          const answer = await ask(prompt, rejected);
          if (
            answer.outcome === 'failed' &&
            answer.again === 'later' &&
            answer.restMs !== null &&
            answer.restMs <= LONGEST_WAIT_MS &&
            tried < TRIES
          ) {
            restsUntil = Math.max(restsUntil, Date.now() + Math.max(answer.restMs, 1_000));
            continue;
          }
          answers.push(answer);
          return answer;
        }
      };
      const reading = await readWith({ ...reader, ask: listening }, one);
      held -= most;
      spent += reading.spent.cost;
      const recorded = recordedCase.parse({ id: one.id, ...reader, asked: answers });
      const failed = answers.some(({ outcome }) => outcome === 'failed');
      if (options.record && !failed) appendFileSync(options.record, `${JSON.stringify(recorded)}\n`);
      read.set(one.id, { reading, recorded });
      options.onRead(read.size);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, readSome));
  return read;
}

/** A longer rest needs a person. */
const LONGEST_WAIT_MS = 120_000;

function isSame(
  recorded: RecordedCase,
  { provider, model, placeholders }: Omit<RecordedCase, 'id' | 'asked'>,
): boolean {
  return recorded.provider === provider && recorded.model === model && recorded.placeholders === placeholders;
}

/** Scores recorded answers as if they came now: same checks, same cost, no key. Cases that are not in the file are left out. */
export async function replayCases(cases: readonly LabelledCase[], file: string): Promise<Map<string, ReadCase>> {
  const lines = new Map(readLines(file, recordedCase).map((line) => [line.id, line]));
  const read = new Map<string, ReadCase>();
  for (const one of cases) {
    const recorded = lines.get(one.id);
    if (!recorded) continue;
    const left = [...recorded.asked];
    const ask: AskModel = async () => left.shift() ?? { outcome: 'failed', ...NOT_RECORDED };
    read.set(one.id, { reading: await readWith({ ...recorded, ask }, one), recorded });
  }
  return read;
}

const NOT_RECORDED = {
  why: 'the answer is not in the file',
  again: 'never' as const,
  restMs: null,
  inputTokens: 0,
  outputTokens: 0,
  ms: 0,
};

function readWith(
  parts: Pick<RecordedCase, 'provider' | 'model' | 'prices' | 'placeholders'> & { ask: AskModel },
  one: LabelledCase,
  calibration: Calibration = UNCALIBRATED,
): Promise<ModelReading> {
  return modelReader({ ...parts, calibration, drawBoundary: randomUUID }).read(accountOfCase(one.case));
}
