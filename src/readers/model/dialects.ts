import type { Dialect, ModelConnection } from './connect-model.ts';

/** What has been found out about models, by address and name, as long as the process lives: a refusal teaches once. */
export type Dialects = Map<string, Dialect>;

/** What is supposed of a model that nothing is known of yet. */
export function usualDialect(): Dialect {
  return { format: 'schema', temperature: true, newTokenLimit: false };
}

/** What is known of this model; whoever learns more of it changes it. */
export function dialectOf(dialects: Dialects, { endpoint, model }: ModelConnection): Dialect {
  const name = JSON.stringify([endpoint, model]);
  const known = dialects.get(name) ?? usualDialect();
  dialects.set(name, known);
  return known;
}
