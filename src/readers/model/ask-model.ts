import {
  APICallError,
  generateText,
  type LanguageModelUsage,
  type ModelMessage,
  NoObjectGeneratedError,
  Output,
  type SystemModelMessage,
} from 'ai';
import { z } from 'zod';
import type { Reach } from '../reader.ts';
import { type Answer, answerSchema } from './answer.ts';
import { connectModel, type Dialect, type ModelConnection } from './connect-model.ts';
import { usualDialect } from './dialects.ts';
import { failureOf } from './failure-of.ts';
import { findAnswer } from './find-answer.ts';
import { chargedTokens, MOST_OUTPUT_TOKENS, mostTokens } from './price.ts';
import type { Prompt } from './prompt.ts';
import { reachOf } from './reach-of.ts';

/** One request's outcome. `unusable` was answered (and paid for) in a form that can't be read; `failed` was not answered. */
export type Asked = Usage &
  (
    | { outcome: 'answered'; answer: Answer }
    | { outcome: 'unusable'; why: string }
    | { outcome: 'refused'; why: string }
    | { outcome: 'failed'; why: string; again: 'never' | 'later'; restMs: number | null; reach?: Reach }
  );

type Read =
  | { outcome: 'answered'; answer: Answer }
  | { outcome: 'unusable'; why: string }
  | { outcome: 'refused'; why: string };

export interface Usage {
  inputTokens: number;
  /** The same by what they cost, where some were cached; left out, each costs its price. */
  chargedInputTokens?: number;
  outputTokens: number;
  ms: number;
}

/** An answer that was not accepted, and why. */
export interface Rejected {
  answer: Answer | null;
  complaint: string;
}

/** Asks a language model for one account, or once more after a rejected answer. Never throws for what a provider does. */
export type AskModel = (prompt: Prompt, rejected: Rejected | null, signal?: AbortSignal) => Promise<Asked>;

/**
 * Asks over the network. The library's own retries are off: what is tried again, and when, is decided where the budget and the
 * queue are known. `timeoutMs` covers one request from its start to the end of its answer. What refusals teach is kept in `dialect`.
 */
export function askOverNetwork(
  connection: ModelConnection,
  timeoutMs: number,
  clock: () => number,
  dialect: Dialect = usualDialect(),
): AskModel {
  globalThis.AI_SDK_LOG_WARNINGS = false;
  return async (prompt, rejected, signal) => {
    const started = clock();
    for (;;) {
      const tried = { ...dialect };
      try {
        const result = await generateText({
          model: connectModel(connection, tried),
          instructions: instructionsOf(connection, prompt, tried),
          messages: messagesOf(prompt, rejected),
          ...(tried.format === 'none' ? {} : { output: Output.object({ schema: answerSchema, name: 'codes' }) }),
          maxOutputTokens: MOST_OUTPUT_TOKENS,
          ...(tried.temperature ? { temperature: 0 } : {}),
          maxRetries: 0,
          timeout: timeoutMs,
          ...(signal ? { abortSignal: signal } : {}),
        });
        const used = usageOf(connection, result.usage, prompt, result.text, clock() - started);
        return { ...read(result.text, result.finishReason), ...used };
      } catch (error) {
        if (APICallError.isInstance(error) && learn(dialect, tried, error)) continue;
        if (NoObjectGeneratedError.isInstance(error)) {
          const used = usageOf(connection, error.usage, prompt, error.text ?? '', clock() - started);
          return { ...read(error.text ?? '', error.finishReason), ...used };
        }
        const ms = clock() - started;
        const { reach, perhapsPaid } = reachOf(error);
        const used = perhapsPaid ? mostTokens(prompt) : { inputTokens: 0, outputTokens: 0 };
        return { outcome: 'failed', ...failureOf(error, timeoutMs, clock()), reach, ...used, ms };
      }
    }
  };
}

const REFUSED = 'the model declined to answer';

/** Servers in the house end an answer with "eos", or say nothing of its end: what can be read whole is taken. */
function read(text: string, finishReason: string | undefined): Read {
  if (finishReason === 'content-filter') return { outcome: 'refused', why: REFUSED };
  const answer = finishReason === 'length' ? null : findAnswer(text);
  return answer ? { outcome: 'answered', answer } : { outcome: 'unusable', why: whyUnusable(finishReason) };
}

function whyUnusable(finishReason: string | undefined): string {
  return finishReason === 'length' ? 'its answer was cut off' : 'its answer could not be read';
}

/** Anthropic caches the guide when asked to; the other protocol has one system message, since many servers take no second. */
function instructionsOf(
  { provider }: ModelConnection,
  { guide, rules }: Prompt,
  { format }: Dialect,
): SystemModelMessage[] | string {
  if (provider !== 'anthropic') return [guide, rules, ...(format === 'schema' ? [] : [SHAPE])].join('\n\n');
  const cached = { anthropic: { cacheControl: { type: 'ephemeral' } } };
  return [
    { role: 'system', content: guide, providerOptions: cached },
    { role: 'system', content: rules },
  ];
}

/** In words, for servers that do not hold a model to a shape. */
const SHAPE = `The JSON object answers to this JSON schema:\n${JSON.stringify(z.toJSONSchema(answerSchema))}`;

function messagesOf({ account }: Prompt, rejected: Rejected | null): ModelMessage[] {
  const asked: ModelMessage[] = [{ role: 'user', content: account }];
  if (!rejected) return asked;
  if (rejected.answer) asked.push({ role: 'assistant', content: JSON.stringify(rejected.answer) });
  else asked.push({ role: 'assistant', content: '(an answer that could not be read)' });
  return [...asked, { role: 'user', content: rejected.complaint }];
}

/** One ask makes at most so many requests: four refusals can teach something. */
export const MOST_REQUESTS = 5;

/**
 * Providers differ in what they take: a refusal that names a setting which was tried is heeded, and costs nothing. Another request
 * may have learned it meanwhile.
 */
function learn(dialect: Dialect, tried: Dialect, error: APICallError): boolean {
  if (error.statusCode !== 400 && error.statusCode !== 422) return false;
  const said = `${error.message} ${error.responseBody ?? ''}`.slice(0, 4_000).toLowerCase();
  if (!tried.newTokenLimit && said.includes('max_completion_tokens')) dialect.newTokenLimit = true;
  else if (tried.temperature && said.includes('temperature')) dialect.temperature = false;
  else if (tried.format !== 'none' && /response[_ ]format|json_schema|json_object|structured output/.test(said))
    dialect.format = tried.format === 'schema' ? 'object' : 'none';
  else return false;
  return true;
}

/** A server that counts no tokens is taken to use one for four characters. */
function usageOf(
  { provider }: ModelConnection,
  usage: LanguageModelUsage | undefined,
  { guide, rules, account }: Prompt,
  answered: string,
  ms: number,
): Usage {
  const inputTokens = usage?.inputTokens ?? Math.ceil((guide.length + rules.length + account.length) / 4);
  const { cacheWriteTokens: written = 0, cacheReadTokens: read = 0 } = usage?.inputTokenDetails ?? {};
  // Others that cache charge nothing for the writing and differ about the reading: counted in full, never too low.
  const charged = provider === 'anthropic' ? { chargedInputTokens: chargedTokens(inputTokens, { written, read }) } : {};
  return { inputTokens, ...charged, outputTokens: usage?.outputTokens ?? Math.ceil(answered.length / 4), ms };
}
