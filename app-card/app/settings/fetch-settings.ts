import { hubspot } from '@hubspot/ui-extensions';

const TIMEOUT_MS = 10_000;

/** Reads one of the settings' answers, or posts a change and reads what holds then. Throws an error whose message can be shown. */
export async function fetchSettings<T extends object>(url: string, body?: object): Promise<T> {
  let response: Response;
  try {
    response = await hubspot.fetch(url, {
      method: body ? 'POST' : 'GET',
      timeout: TIMEOUT_MS,
      ...(body ? { body: body as Record<string, unknown> } : {}),
    });
  } catch {
    throw new Error('Onus cannot be reached. Check your connection and try again.');
  }
  const answer = (await response.json().catch(() => null)) as (T & { error?: string }) | null;
  if (response.ok && answer && !('error' in answer)) return answer;
  throw new Error(answer?.error ?? `Onus answered with an error (${response.status}). Try again in a minute.`);
}
