import { hubspot } from '@hubspot/ui-extensions';
import type { CardData, CardError, ContestPost, DiscoveryPost, ReflectionPost, ReviewPost } from './card-data.ts';

/** Longer than a verdict takes to read, shorter than a user's patience. */
const TIMEOUT_MS = 10_000;

/** Asks the server for the card of a deal. Throws an error whose message can be shown. */
export async function fetchCard(onusUrl: string, dealId: number): Promise<CardData> {
  return call(`${onusUrl}/hubspot/cards/deals/${dealId}`, { method: 'GET', timeout: TIMEOUT_MS });
}

/** Sends a manager's decision; answers with the card as it is then. */
export async function postReview(onusUrl: string, dealId: number, post: ReviewPost): Promise<CardData> {
  return call(`${onusUrl}/hubspot/cards/deals/${dealId}/review`, {
    method: 'POST',
    timeout: TIMEOUT_MS,
    body: { ...post },
  });
}

/** Sends what the rep adds; answers with the card as it is then. */
export async function postReflection(onusUrl: string, dealId: number, post: ReflectionPost): Promise<CardData> {
  return call(`${onusUrl}/hubspot/cards/deals/${dealId}/reflection`, {
    method: 'POST',
    timeout: TIMEOUT_MS,
    body: { ...post },
  });
}

/** Sends the rep's word against the verdict; answers with the card as it is then. */
export async function postContest(onusUrl: string, dealId: number, post: ContestPost): Promise<CardData> {
  return call(`${onusUrl}/hubspot/cards/deals/${dealId}/contest`, {
    method: 'POST',
    timeout: TIMEOUT_MS,
    body: { ...post },
  });
}

/** Sends answers to what is missing, or why nothing is to be asked; answers with the card as it is then. */
export async function postDiscovery(onusUrl: string, dealId: number, post: DiscoveryPost): Promise<CardData> {
  return call(`${onusUrl}/hubspot/cards/deals/${dealId}/discovery`, {
    method: 'POST',
    timeout: TIMEOUT_MS,
    body: { ...post },
  });
}

async function call(url: string, options: Parameters<typeof hubspot.fetch>[1]): Promise<CardData> {
  let response: Response;
  try {
    response = await hubspot.fetch(url, options);
  } catch {
    throw new Error('Onus cannot be reached. Check your connection and try again.');
  }
  const body = (await response.json().catch(() => null)) as CardData | CardError | null;
  if (response.ok && body && 'state' in body) return body;
  throw new Error(messageIn(body) ?? `Onus answered with an error (${response.status}). Try again in a minute.`);
}

/** Our own server says `error`; HubSpot's proxy may wrap it in `message`. */
function messageIn(body: unknown): string | null {
  const { error, message } = (body ?? {}) as { error?: unknown; message?: unknown };
  return typeof error === 'string' ? error : typeof message === 'string' ? message : null;
}
