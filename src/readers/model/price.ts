import { MOST_OUTPUT_TOKENS } from './ask-model.ts';
import type { Prompt } from './prompt.ts';

/** What the provider charges, per million tokens, as the admin gives it. */
export interface Prices {
  inputPerMillion: number;
  outputPerMillion: number;
}

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
  return costOf(prices, 2 * inputTokens(prompt) + MOST_OUTPUT_TOKENS, 2 * MOST_OUTPUT_TOKENS);
}

function inputTokens({ guide, rules, account }: Prompt): number {
  return Math.ceil((guide.length + rules.length + account.length) / CHARACTERS_PER_TOKEN);
}
