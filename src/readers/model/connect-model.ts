import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';

export const PROVIDERS = ['openai-compatible', 'anthropic'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Where a language model is reached. */
export interface ModelConnection {
  provider: Provider;
  /** The model's name at the provider. */
  model: string;
  /** Base address of the protocol, for example https://api.openai.com/v1. */
  endpoint: string;
  /** Null for a server in the house that asks for none. */
  key: string | null;
}

/** What a model or its server does not take; found out by its refusals. */
export interface Dialect {
  /** How the shape of the answer is asked for: `object` asks for some JSON, `none` in words alone. */
  format: 'schema' | 'object' | 'none';
  temperature: boolean;
  /** OpenAI's newer models take `max_completion_tokens` in place of `max_tokens`. */
  newTokenLimit: boolean;
}

export const DEFAULT_ENDPOINT: Record<Provider, string> = {
  'openai-compatible': 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
};

/**
 * The library's model behind a connection. Address and key are always given, so that none of its own environment variables is
 * read; redirects are refused, since notes must not go on to where nobody sent them.
 */
export function connectModel({ provider, model, endpoint, key }: ModelConnection, dialect: Dialect): LanguageModel {
  const fetchHere: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'error' });
  if (provider === 'anthropic')
    return createAnthropic({ baseURL: endpoint, apiKey: key ?? 'none', fetch: fetchHere })(model);
  return createOpenAICompatible({
    name: 'provider',
    baseURL: endpoint,
    ...(key ? { apiKey: key } : {}),
    supportsStructuredOutputs: dialect.format === 'schema',
    fetch: fetchHere,
    transformRequestBody: (body) => {
      const { max_tokens: limit, ...others } = body;
      return dialect.newTokenLimit && limit !== undefined ? { ...others, max_completion_tokens: limit } : body;
    },
  })(model);
}
