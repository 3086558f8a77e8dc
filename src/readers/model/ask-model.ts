import {
  APICallError,
  generateText,
  type LanguageModelUsage,
  type ModelMessage,
  NoObjectGeneratedError,
  Output,
  type SystemModelMessage,
} from 'ai';
import type { Reach } from '../reader.ts';
import { type Answer, answerSchema } from './answer.ts';
import { connectModel, type Dialect, type ModelConnection } from './connect-model.ts';
import { failureOf } from './failure-of.ts';
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
 * queue are known. `timeoutMs` covers one request from its start to the end of its answer.
 */
export function askOverNetwork(connection: ModelConnection, timeoutMs: number, clock: () => number): AskModel {
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const dialect: Dialect = { schema: true, temperature: true, newTokenLimit: false };
  return async (prompt, rejected, signal) => {
    const started = clock();
    for (;;) {
      try {
        const result = await generateText({
          model: connectModel(connection, dialect),
          instructions: instructionsOf(connection, prompt),
          messages: messagesOf(prompt, rejected),
          output: Output.object({ schema: answerSchema, name: 'codes' }),
          maxOutputTokens: MOST_OUTPUT_TOKENS,
          ...(dialect.temperature ? { temperature: 0 } : {}),
          maxRetries: 0,
          timeout: timeoutMs,
          ...(signal ? { abortSignal: signal } : {}),
        });
        const used = usageOf(connection, result.usage, prompt, result.text, clock() - started);
        if (result.finishReason === 'content-filter') return { outcome: 'refused', why: REFUSED, ...used };
        if (result.finishReason !== 'stop')
          return { outcome: 'unusable', why: whyUnusable(result.finishReason), ...used };
        return { outcome: 'answered', answer: result.output, ...used };
      } catch (error) {
        if (APICallError.isInstance(error) && learn(dialect, error)) continue;
        if (NoObjectGeneratedError.isInstance(error)) {
          const used = usageOf(connection, error.usage, prompt, error.text ?? '', clock() - started);
          if (error.finishReason === 'content-filter') return { outcome: 'refused', why: REFUSED, ...used };
          return { outcome: 'unusable', why: whyUnusable(error.finishReason), ...used };
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

function whyUnusable(finishReason: string | undefined): string {
  return finishReason === 'length' ? 'its answer was cut off' : 'its answer could not be read';
}

/** Anthropic caches the guide when asked to; the other protocol has one system message, since many servers take no second. */
function instructionsOf({ provider }: ModelConnection, { guide, rules }: Prompt): SystemModelMessage[] | string {
  if (provider !== 'anthropic') return `${guide}\n\n${rules}`;
  const cached = { anthropic: { cacheControl: { type: 'ephemeral' } } };
  return [
    { role: 'system', content: guide, providerOptions: cached },
    { role: 'system', content: rules },
  ];
}

function messagesOf({ account }: Prompt, rejected: Rejected | null): ModelMessage[] {
  const asked: ModelMessage[] = [{ role: 'user', content: account }];
  if (!rejected) return asked;
  if (rejected.answer) asked.push({ role: 'assistant', content: JSON.stringify(rejected.answer) });
  else asked.push({ role: 'assistant', content: '(an answer that could not be read)' });
  return [...asked, { role: 'user', content: rejected.complaint }];
}

/** Providers differ in what they take: a refusal that names a setting is heeded once, and costs nothing. */
function learn(dialect: Dialect, error: APICallError): boolean {
  if (error.statusCode !== 400 && error.statusCode !== 422) return false;
  const said = `${error.message} ${error.responseBody ?? ''}`.slice(0, 4_000).toLowerCase();
  if (!dialect.newTokenLimit && said.includes('max_completion_tokens')) dialect.newTokenLimit = true;
  else if (dialect.temperature && said.includes('temperature')) dialect.temperature = false;
  else if (dialect.schema && /response_format|json_schema|structured output/.test(said)) dialect.schema = false;
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
