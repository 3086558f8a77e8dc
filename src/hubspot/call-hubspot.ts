import type { Client } from '@hubspot/api-client';
import type { z } from 'zod';
import { GiveUp, HubSpotAway, MissingScope, NotAnswered, PortalPaused, RetryLater } from '../errors.ts';
import { observeCall } from '../operations/observe-call.ts';
import type { CallBudget } from './call-budget.ts';

/** Longer than any answer HubSpot gives in ordinary times; a hanging call must not hold a job. */
const LONGEST_ANSWER_MS = 15_000;
/** How long a portal rests when HubSpot says "too many requests" without `Retry-After`: its shortest window is ten seconds. */
const ROLLING_LIMIT_MS = 10_000;
const DAILY_LIMIT_MS = 15 * 60_000;
/** A refused token needs a person; asking once a minute is enough to notice the mend. */
const REFUSED_TOKEN_MS = 60_000;

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
}

/** One portal's access to HubSpot. */
export interface HubSpot {
  /** A client with an access token that is good for a call. Throws `PortalPaused` while there is none. */
  client(): Promise<Client>;
  /** After HubSpot refused the token of this client: one with another token, or null where there is none. */
  renewed(refused: Client): Promise<Client | null>;
  /** Only for messages. */
  baseUrl: string;
  /** After this time a call counts as not answered; 15 s unless given. */
  longestAnswerMs?: number;
  /** What this portal's calls share with all other workers; none where nothing else calls. */
  budget?: CallBudget;
  /** What a person can do about a refused token and a missing scope, as sentences. */
  mends: { token: string; scope: string };
}

/**
 * Makes one call and reads the answer with `schema`. The client neither throws nor retries on an error status
 * (its own retries are a process-wide singleton and stay off), so the policy stands here: `RetryLater`, `PortalPaused`,
 * `HubSpotAway`, `MissingScope` or `GiveUp`, each with a message that says what to do.
 */
export async function callHubSpot<T>(hubspot: HubSpot, call: Call, schema: z.ZodType<T>): Promise<T> {
  await hubspot.budget?.take(call.path);
  const { status, headers, body } = await observeCall(call, hubspot.budget, async () => {
    const answer = await sendWithToken(hubspot, call);
    hubspot.budget?.observe(answer.headers);
    return answer;
  });
  if (status < 200 || status >= 300) throw failureOf(hubspot, call, status, headers, body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RetryLater(
    `HubSpot answered ${call.method} ${call.path} in an unexpected shape (${issue?.path.join('.') || 'body'}: ${issue?.message}).`,
  );
}

interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A token may end before its time: the call is made once more with a new one. HubSpot did nothing for the refused call. */
async function sendWithToken(hubspot: HubSpot, call: Call): Promise<Answer> {
  const client = await hubspot.client();
  const answer = await send(hubspot, client, call);
  const other = answer.status === 401 ? await hubspot.renewed(client) : null;
  return other ? send(hubspot, other, call) : answer;
}

/** A kept connection may be closed by the other side in the very moment it is used; what can be repeated is sent once more at once. */
const CLOSED_MEANWHILE = new Set(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE']);

async function send(hubspot: HubSpot, client: Client, call: Call, again = isRepeatable(call)): Promise<Answer> {
  const { longestAnswerMs = LONGEST_ANSWER_MS } = hubspot;
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await Promise.race([
      readAnswer(client, call),
      new Promise<never>((_, reject) => {
        const message = `HubSpot gave no answer to ${call.method} ${call.path} within ${longestAnswerMs / 1000} s.`;
        timer = setTimeout(() => reject(new NotAnswered(message)), longestAnswerMs);
      }),
    ]);
    return answer;
  } catch (error) {
    if (error instanceof NotAnswered) throw error;
    const cause = (error as { cause?: { code?: string; message?: string } }).cause;
    if (again && CLOSED_MEANWHILE.has(cause?.code ?? '')) return send(hubspot, client, call, false);
    const why = cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : String(error));
    throw new HubSpotAway(
      `HubSpot cannot be reached at ${hubspot.baseUrl} (${why}). Check HUBSPOT_API_BASE_URL, the network and status.hubspot.com.`,
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Reads, searches and updates leave the same whether they are done once or twice. */
function isRepeatable({ method, path }: Call): boolean {
  return method === 'GET' || /\/(batch\/(read|update)|search)$/.test(path);
}

async function readAnswer(client: Client, call: Call): Promise<Answer> {
  const response = await client.apiRequest(
    call.body === undefined
      ? { method: call.method, path: call.path }
      : { method: call.method, path: call.path, body: call.body },
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers as unknown as Headers, body: parseJson(text) };
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}

/** HubSpot's error body; every field is optional. */
interface ErrorBody {
  message?: string;
  category?: string;
  policyName?: string;
  correlationId?: string;
  errors?: { message?: string; context?: { requiredGranularScopes?: string[]; requiredScopes?: string[] } }[];
}

function failureOf(hubspot: HubSpot, call: Call, status: number, headers: Headers, body: unknown): Error {
  const error = (body ?? {}) as ErrorBody;
  const what = `${call.method} ${call.path}`;
  const said = error.message ? `: "${error.message}"` : '';
  if (status === 401) {
    return new PortalPaused(`HubSpot refused the access token (401${said}). ${hubspot.mends.token}`, REFUSED_TOKEN_MS);
  }
  if (status === 403) {
    const scopes = scopesOf(error);
    return new MissingScope(
      `The access token lacks a scope for ${what}${scopes.length > 0 ? `: ${scopes.join(', ')}` : said}. ${hubspot.mends.scope}`,
      scopes,
    );
  }
  if (status === 429) {
    const daily = error.policyName === 'DAILY' || /daily/i.test(error.message ?? '');
    const wait = retryAfterMs(headers) ?? (daily ? DAILY_LIMIT_MS : ROLLING_LIMIT_MS);
    return new PortalPaused(
      `HubSpot's ${daily ? 'daily' : 'ten-second'} request limit of this account is used up; waiting ${Math.ceil(wait / 1000)} s.`,
      wait,
    );
  }
  if (status >= 500 || status === 423 || status === 477 || status === 408) {
    return new HubSpotAway(`HubSpot answered ${status} to ${what}${said}.`, retryAfterMs(headers));
  }
  return new GiveUp(
    `HubSpot refused ${what} with ${status}${said} (correlation id ${error.correlationId ?? 'unknown'}).`,
    status,
  );
}

function scopesOf(error: ErrorBody): string[] {
  const named = (error.errors ?? []).flatMap(
    (one) => one.context?.requiredGranularScopes ?? one.context?.requiredScopes ?? [],
  );
  return [...new Set(named)];
}

/** `Retry-After` in seconds or as a date; null when absent or unreadable. At most an hour, so that a wrong header cannot stop a portal. */
function retryAfterMs(headers: Headers): number | null {
  const given = headers.get('retry-after');
  if (!given) return null;
  const ms = /^\d+$/.test(given.trim()) ? Number(given) * 1000 : Date.parse(given) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : null;
}
