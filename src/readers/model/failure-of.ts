import { APICallError } from 'ai';
import type { NotRead } from '../reader.ts';
import { statusOf } from './status-of.ts';

/** A key that is refused, or credit that is used up, needs a person; asking every ten minutes is enough to notice the mend. */
const NEEDS_A_PERSON_MS = 10 * 60_000;
/** "Too many requests" without `Retry-After`. */
const LIMIT_MS = 30_000;
const OUTAGE_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;
/** What some providers answer 400 or 422 for: their own state, whatever note was sent. */
const PROVIDER_STATE = [
  { told: /api[ _-]?key|unauthori[sz]ed|authenticat|credential|permission/i, why: 'the provider refuses the key' },
  { told: /quota|billing|credit|insufficient|payment/i, why: 'the credit at the provider is used up' },
  {
    told: /model.{0,80}(?:not (?:found|valid|exist|supported|available|allowed)|does not exist|unknown|invalid|no such)|(?:not a valid|invalid|unknown|unsupported|no such).{0,20}model/i,
    why: 'the provider does not know this model at this address',
  },
];

/** What a failed request means: for this account, and for the provider as a whole. Decided once, here. */
export function failureOf(error: unknown, timeoutMs: number, now: number): NotRead {
  if (isAbort(error)) {
    if ((error as Error).name === 'AbortError') return { why: 'the server was stopped', again: 'later', restMs: null };
    return { why: `the model gave no answer within ${Math.round(timeoutMs / 1000)} s`, again: 'later', restMs: null };
  }
  if (!APICallError.isInstance(error) && (error as Error).message === 'fetch failed')
    return { why: unreachable(error as Error), again: 'later', restMs: OUTAGE_MS };
  if (!APICallError.isInstance(error)) return { why: 'its answer could not be read', again: 'later', restMs: null };
  const status = statusOf(error);
  if (status === undefined) return { why: unreachable(error), again: 'later', restMs: OUTAGE_MS };
  if (status < 300) return { why: 'its answer could not be read', again: 'later', restMs: null };
  if (status === 401 || status === 403)
    return { why: `the provider refuses the key (${status})`, again: 'later', restMs: NEEDS_A_PERSON_MS };
  if (status === 402 || /insufficient_quota|credit balance|billing/i.test(error.responseBody ?? ''))
    return { why: 'the credit at the provider is used up', again: 'later', restMs: NEEDS_A_PERSON_MS };
  if (status === 404)
    return {
      why: 'the provider does not know this model at this address (404)',
      again: 'later',
      restMs: NEEDS_A_PERSON_MS,
    };
  if (status === 429)
    return {
      why: 'the request limit at the provider is used up',
      again: 'later',
      restMs: retryAfterMs(error, now) ?? LIMIT_MS,
    };
  if (status === 408 || status === 409 || status >= 500)
    return {
      why: `the provider is out of order (${status})`,
      again: 'later',
      restMs: retryAfterMs(error, now) ?? OUTAGE_MS,
    };
  const said = `${error.message} ${error.responseBody ?? ''}`.slice(0, 4_000);
  if (
    /context.{0,20}(?:length|window|size)|too many tokens|(?:prompt|input|request).{0,20}too (?:long|large)/i.test(said)
  )
    return { why: 'the account is too long for this model', again: 'never', restMs: null };
  if (/content.{0,10}(?:filter|polic)|safety|moderation|flagged/i.test(said))
    return { why: 'the provider declined to have this read', again: 'never', restMs: null };
  const state = PROVIDER_STATE.find(({ told }) => told.test(said));
  if (state) return { why: `${state.why} (${status})`, again: 'later', restMs: NEEDS_A_PERSON_MS };
  if (status === 413) return { why: 'the account is too long for this model', again: 'never', restMs: null };
  return { why: `the provider refused the request (${status})`, again: 'later', restMs: null };
}

function isAbort(error: unknown): boolean {
  for (let one = error as Error | undefined, depth = 0; one && depth < 5; one = one.cause as Error | undefined, depth++)
    if (one.name === 'AbortError' || one.name === 'TimeoutError') return true;
  return false;
}

function unreachable(error: Error): string {
  const cause = error.cause as { code?: string; cause?: { code?: string } } | undefined;
  const code = cause?.code ?? cause?.cause?.code;
  return `the provider cannot be reached${code ? ` (${code})` : ''}`;
}

/**
 * `retry-after-ms`, as OpenAI and Azure send it, or `Retry-After` in seconds or as a date; at most an hour, so that a wrong header
 * cannot stop the reader.
 */
function retryAfterMs({ responseHeaders }: APICallError, now: number): number | null {
  const exact = responseHeaders?.['retry-after-ms'];
  if (exact && IS_NUMBER.test(exact.trim())) return Math.min(Number(exact), LONGEST_REST_MS);
  const given = responseHeaders?.['retry-after'];
  if (!given) return null;
  const ms = IS_NUMBER.test(given.trim()) ? Number(given) * 1000 : Date.parse(given) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_REST_MS) : null;
}
const IS_NUMBER = /^\d+(?:\.\d+)?$/;
