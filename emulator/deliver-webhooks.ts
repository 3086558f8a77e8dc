import { signedHeaders } from './sign-webhook.ts';
import type { WebhookEvent } from './webhook-events.ts';

/** HubSpot's figures: a hundred events a request, five seconds for an answer, ten requests in flight. */
const MOST_EVENTS = 100;
const TIMEOUT_MS = 5000;
const MOST_AT_ONCE = 10;
/** HubSpot spreads ten retries over a day; here they come within some hours, so that one can watch them. */
const RETRY_DELAYS_MS = [1000, 5000, 15_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 3_600_000, 7_200_000];
const MOST_KEPT = 10_000;

export interface DeliveryOptions {
  /** Null: there is nobody to deliver to, and events are dropped. */
  targetUrl: string | null;
  clientSecret: string;
  /** The address that is signed, where a proxy stands between it and `targetUrl`. */
  signedUrl?: string | undefined;
  maxConcurrentRequests?: number | undefined;
  retryDelaysMs?: number[] | undefined;
  /** How long events are gathered into one request. */
  batchDelayMs?: number | undefined;
  paused?: boolean | undefined;
  /** Share of the events, 0 to 1, that are delivered a second time. */
  duplicate?: number | undefined;
  disorder?: boolean | undefined;
}

/** One attempt to deliver one request. `status` is null when there was no answer. */
export interface Delivery {
  attempt: number;
  status: number | null;
  events: number;
  at: string;
  body: WebhookEvent[];
}

export interface Deliveries {
  enqueue(events: WebhookEvent[]): void;
  set(options: Partial<DeliveryOptions>): void;
  list(): Delivery[];
  /** Whether nothing is queued, in flight or waiting for a retry. */
  isIdle(): boolean;
  close(): void;
}

/** Delivers events as HubSpot does: in batches, signed, some at once, again and again until the answer is 2xx. */
export function deliverWebhooks(initial: DeliveryOptions): Deliveries {
  let options = initial;
  let gathered: WebhookEvent[] = [];
  let ready: { events: WebhookEvent[]; attempt: number }[] = [];
  let done: Delivery[] = [];
  let inFlight = 0;
  let gathering: NodeJS.Timeout | undefined;
  const retries = new Set<NodeJS.Timeout>();
  const closed = new AbortController();
  const random = repeatableRandom();

  const gather = () => {
    gathering = undefined;
    const again = gathered.filter(() => random() < (options.duplicate ?? 0));
    const batches = [...inBatches(arranged(gathered)), ...inBatches(arranged(again))];
    gathered = [];
    ready.push(...(options.disorder ? batches.reverse() : batches).map((events) => ({ events, attempt: 0 })));
    send();
  };
  const arranged = (events: WebhookEvent[]) => (options.disorder ? shuffled(events, random) : events);

  const send = () => {
    while (!options.paused && !closed.signal.aborted && inFlight < (options.maxConcurrentRequests ?? MOST_AT_ONCE)) {
      const next = ready.shift();
      if (!next) return;
      inFlight++;
      void attempt(next.events, next.attempt);
    }
  };

  const attempt = async (events: WebhookEvent[], number: number) => {
    const at = new Date().toISOString();
    const body = events.map((event) => ({ ...event, attemptNumber: number }));
    const status = await post(options, JSON.stringify(body), closed.signal);
    if (closed.signal.aborted) return;
    done.push({ attempt: number, status, events: events.length, at, body });
    if (done.length > MOST_KEPT) done = done.slice(-MOST_KEPT / 2);
    const delay = (options.retryDelaysMs ?? RETRY_DELAYS_MS)[number];
    if ((status === null || status < 200 || status > 299) && delay !== undefined) {
      const timer = setTimeout(() => {
        retries.delete(timer);
        ready.push({ events, attempt: number + 1 });
        send();
      }, delay);
      retries.add(timer);
    }
    inFlight--;
    send();
  };

  return {
    enqueue: (events) => {
      if (options.targetUrl === null || events.length === 0) return;
      gathered.push(...events);
      gathering ??= setTimeout(gather, options.batchDelayMs ?? 50);
    },
    set: (changes) => {
      options = { ...options, ...changes };
      send();
    },
    list: () => done,
    isIdle: () => gathered.length + ready.length + inFlight + retries.size === 0,
    close: () => {
      closed.abort();
      clearTimeout(gathering);
      for (const timer of retries) clearTimeout(timer);
      ready = [];
    },
  };
}

async function post(options: DeliveryOptions, body: string, closed: AbortSignal): Promise<number | null> {
  const { targetUrl, clientSecret, signedUrl } = options;
  if (targetUrl === null) return null;
  try {
    const response = await fetch(targetUrl, {
      method: 'POST',
      headers: signedHeaders(clientSecret, 'POST', signedUrl ?? targetUrl, body, Date.now()),
      body,
      redirect: 'manual',
      signal: AbortSignal.any([closed, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

function inBatches(events: WebhookEvent[]): WebhookEvent[][] {
  const count = Math.ceil(events.length / MOST_EVENTS);
  return Array.from({ length: count }, (_, index) => events.slice(index * MOST_EVENTS, (index + 1) * MOST_EVENTS));
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** The same sequence in every run, from 0 up to but not including 1 (the linear congruential generator of Numerical Recipes). */
function repeatableRandom(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
