import { Counter, Histogram, Registry } from 'prom-client';
import type { Verdict } from '../scoring/verdict.ts';
import type { KindOfCall } from './kind-of-call.ts';
import type { PortalClass } from './portal-class.ts';

/**
 * What this process has counted since it started; Prometheus adds the processes up. A portal's id is never a label:
 * thousands of portals would make as many series, and `/readyz` of the operations port names the ones in trouble.
 */
export const counted = new Registry();
const registers = [counted];

const requests = new Counter({
  name: 'onus_webhook_requests_total',
  help: 'Webhook deliveries by what became of them.',
  labelNames: ['outcome'],
  registers,
});
const events = new Counter({
  name: 'onus_events_total',
  help: 'Events in accepted deliveries: stored (new), duplicate (known already), ignored (nothing to do).',
  labelNames: ['outcome'],
  registers,
});
const eventToVerdict = new Histogram({
  name: 'onus_event_to_verdict_seconds',
  help: 'From the event of a lost deal to its verdict on the deal, the settle time included.',
  buckets: [1, 5, 10, 30, 60, 90, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400],
  registers,
});
const verdicts = new Counter({
  name: 'onus_verdicts_total',
  help: 'Verdicts given by where the note puts the cause, by basis and flag.',
  labelNames: ['locus', 'basis', 'flag'],
  registers,
});
const jobs = new Counter({
  name: 'onus_jobs_ended_total',
  help: 'Jobs by queue and end: done, postponed (the portal has to wait), again (will be tried again), gave_up.',
  labelNames: ['queue', 'end'],
  registers,
});
const calls = new Counter({
  name: 'onus_hubspot_calls_total',
  help: "Calls to HubSpot by kind and outcome, and by class of the portal: its account's requests per ten seconds.",
  labelNames: ['kind', 'outcome', 'portal_class'],
  registers,
});
const callSeconds = new Histogram({
  name: 'onus_hubspot_call_seconds',
  help: 'How long HubSpot took to answer, by kind of call.',
  labelNames: ['kind'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
  registers,
});

export type DeliveryOutcome =
  | 'accepted'
  | 'replayed'
  | 'missing'
  | 'stale'
  | 'forged'
  | 'malformed'
  | 'oversized'
  | 'unreadable';

export function countDelivery(outcome: DeliveryOutcome): void {
  requests.inc({ outcome });
}

export function countEvents(count: { stored: number; duplicate: number; ignored: number }): void {
  for (const [outcome, number] of Object.entries(count)) events.inc({ outcome }, number);
}

export function countVerdict({ locus, basis, flag }: Verdict): void {
  verdicts.inc({ locus, basis, flag: flag ? 'yes' : 'no' });
}

/** `since` and `now` in ms. */
export function countEventToVerdict(since: number, now: number): void {
  eventToVerdict.observe(Math.max(0, now - since) / 1000);
}

export function countJobs(queue: string, end: 'done' | 'postponed' | 'again' | 'gave_up', number = 1): void {
  jobs.inc({ queue, end }, number);
}

export type CallOutcome =
  | 'ok'
  | 'rate_limited'
  | 'refused_token'
  | 'missing_scope'
  | 'refused'
  | 'failed'
  | 'no_answer'
  | 'unreachable';

export function countCall(
  { kind, outcome, portalClass }: { kind: KindOfCall; outcome: CallOutcome; portalClass: PortalClass },
  seconds: number,
): void {
  calls.inc({ kind, outcome, portal_class: portalClass });
  callSeconds.observe({ kind }, seconds);
}

/** The outcome that an HTTP status stands for. */
export function outcomeOf(status: number): CallOutcome {
  if (status >= 200 && status < 300) return 'ok';
  if (status === 401) return 'refused_token';
  if (status === 403) return 'missing_scope';
  if (status === 429) return 'rate_limited';
  return status >= 500 || [408, 423].includes(status) ? 'failed' : 'refused';
}
