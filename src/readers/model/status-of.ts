import type { APICallError } from 'ai';

/**
 * The status that a provider means; undefined where it was not reached. Some (OpenRouter) answer 200 and put the error into the
 * body, with the status as its code: https://openrouter.ai/docs/api-reference/errors.
 */
export function statusOf({ statusCode: status, responseBody }: APICallError): number | undefined {
  if (status === undefined || status >= 300 || !responseBody) return status;
  const error = errorIn(responseBody);
  if (!error) return status;
  const code = Number(error.code);
  return code >= 400 && code < 600 ? code : UNSAID;
}

/** An error without a status of its own is told from its words, as those of a refused request are. */
const UNSAID = 400;

function errorIn(body: string): { code?: unknown } | null {
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    return typeof error === 'object' ? error : null;
  } catch {
    return null;
  }
}
