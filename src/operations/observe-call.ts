import { NotAnswered } from '../errors.ts';
import { countCall, outcomeOf } from './counters.ts';
import { kindOfCall } from './kind-of-call.ts';
import { inCallSpan } from './tracing.ts';

/** Makes a call to HubSpot in a span of its own and counts it with its outcome and time. */
export function observeCall<T extends { status: number }>(
  call: { method: string; path: string },
  send: () => Promise<T>,
): Promise<T> {
  return inCallSpan(call.method, call.path, async (span) => {
    const kind = kindOfCall(call.method, call.path);
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    try {
      const answer = await send();
      span.setAttribute('http.response.status_code', answer.status);
      countCall(kind, outcomeOf(answer.status), seconds());
      return answer;
    } catch (error) {
      countCall(kind, error instanceof NotAnswered ? 'no_answer' : 'unreachable', seconds());
      throw error;
    }
  });
}
