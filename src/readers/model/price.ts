import type { Prompt } from './prompt.ts';

/** What the provider charges, per million tokens, as the admin gives it. */
export interface Prices {
  inputPerMillion: number;
  outputPerMillion: number;
}

/** The codes with a handful of quotes need some 500 tokens; models that think first need more. */
export const MOST_OUTPUT_TOKENS = 6_000;
/**
 * What Anthropic charges for input that it keeps for five minutes, and for input that it kept, as shares of the price:
 * https://docs.claude.com/en/docs/build-with-claude/prompt-caching#pricing. The guide is sent with the wish to be kept.
 */
const CACHE_WRITE = 1.25;
const CACHE_READ = 0.1;

/** Codes and quotes in JSON, as far as an estimate goes. */
const USUAL_OUTPUT_TOKENS = 500;
/** English has some four characters to a token; three make an estimate that is rather too high. */
const CHARACTERS_PER_TOKEN = 3;

export function costOf(prices: Prices, inputTokens: number, outputTokens: number): number {
  return (inputTokens * prices.inputPerMillion + outputTokens * prices.outputPerMillion) / 1_000_000;
}

/** What reading one account usually takes. */
export function estimate(prices: Prices, prompt: Prompt): { tokens: number; cost: number } {
  const input = inputTokens(prompt);
  return { tokens: input + USUAL_OUTPUT_TOKENS, cost: costOf(prices, input, USUAL_OUTPUT_TOKENS) };
}

/** The most that reading one account can take: asked twice, each answer as long as allowed. */
export function mostCost(prices: Prices, prompt: Prompt): number {
  const once = mostTokens(prompt);
  return costOf(prices, 2 * once.chargedInputTokens + MOST_OUTPUT_TOKENS, 2 * once.outputTokens);
}

/** The most that one request can take; counted where nobody knows what it took. */
export function mostTokens(prompt: Prompt): { inputTokens: number; chargedInputTokens: number; outputTokens: number } {
  const input = inputTokens(prompt);
  return { inputTokens: input, chargedInputTokens: input * CACHE_WRITE, outputTokens: MOST_OUTPUT_TOKENS };
}

/** The input tokens as they are charged, of which some went into the provider's cache or came out of it. */
export function chargedTokens(input: number, cached: { written: number; read: number }): number {
  return input + (CACHE_WRITE - 1) * cached.written - (1 - CACHE_READ) * cached.read;
}

function inputTokens({ guide, rules, account }: Prompt): number {
  return Math.ceil((guide.length + rules.length + account.length) / CHARACTERS_PER_TOKEN);
}
