import { MOST_REQUESTS } from '../model/ask-model.ts';
import type { ModelVariables } from '../model-variables.ts';

/** A reading asks at most twice. */
const ASKS = 2;
const MINUTE_MS = 60_000;

/**
 * When a reading under way counts as lost, its process having died: later than any can take, or its words would be paid for
 * twice. Each ask waits for its turn, behind as many as are under way here and in another process, and then for every answer.
 */
export function lostAfterMs(
  env: Pick<ModelVariables, 'ONUS_MODEL_TIMEOUT_SECONDS' | 'ONUS_MODEL_CONCURRENCY' | 'ONUS_MODEL_REQUESTS_PER_MINUTE'>,
): number {
  const turnMs = MINUTE_MS * (1 + Math.ceil((2 * env.ONUS_MODEL_CONCURRENCY) / env.ONUS_MODEL_REQUESTS_PER_MINUTE));
  return ASKS * (turnMs + MOST_REQUESTS * env.ONUS_MODEL_TIMEOUT_SECONDS * 1000);
}
