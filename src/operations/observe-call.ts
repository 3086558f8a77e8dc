import { NotAnswered } from '../errors.ts';
import { type CallOutcome, countCall, outcomeOf } from './counters.ts';
import { kindOfCall } from './kind-of-call.ts';
import { portalClassOf } from './portal-class.ts';
import { inCallSpan } from './tracing.ts';

/** Makes a call to HubSpot in a span of its own and counts it with its outcome and time. `account` tells the limit of the portal called. */
export function observeCall<T extends { status: number }>(
  call: { method: string; path: string },
  account: { readonly limit: number | null } | undefined,
  send: () => Promise<T>,
): Promise<T> {
  return inCallSpan(call.method, call.path, async (span) => {
    const kind = kindOfCall(call.method, call.path);
    const started = performance.now();
    const count = (outcome: CallOutcome) =>
      countCall(
        { kind, outcome, portalClass: portalClassOf(account?.limit ?? null) },
        (performance.now() - started) / 1000,
      );
    try {
      const answer = await send();
      span.setAttribute('http.response.status_code', answer.status);
      count(outcomeOf(answer.status));
      return answer;
    } catch (error) {
      count(error instanceof NotAnswered ? 'no_answer' : 'unreachable');
      throw error;
    }
  });
}
