import { APICallError } from 'ai';
import type { Reach } from '../reader.ts';
import { statusOf } from './status-of.ts';

/** Errors of a connection that stood: the request was sent, and its answer did not come whole. */
const WAS_SENT = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/**
 * Whom a failure concerns beside this account, and whether it may have been paid for: an answer that came too late, or broke off,
 * was written, and providers charge for it; an error status they don't.
 */
export function reachOf(error: unknown): { reach: Reach; perhapsPaid: boolean } {
  const status = APICallError.isInstance(error) ? statusOf(error) : undefined;
  if (status === undefined) return { reach: 'provider', perhapsPaid: chainOf(error).some(wasSent) };
  if (status < 300) return { reach: 'account', perhapsPaid: true };
  if (status === 429) return { reach: 'key', perhapsPaid: false };
  if (status === 408 || status === 409 || status >= 500) return { reach: 'provider', perhapsPaid: false };
  return { reach: 'choice', perhapsPaid: false };
}

function wasSent({ name, code }: Link): boolean {
  return name === 'TimeoutError' || name === 'AbortError' || WAS_SENT.has(code ?? '');
}

interface Link {
  name?: string;
  code?: string;
  cause?: Link;
}

/** An error with its causes. */
function chainOf(error: unknown): Link[] {
  const chain: Link[] = [];
  for (let one = error as Link | undefined; one && chain.length < 5; one = one.cause) chain.push(one);
  return chain;
}
