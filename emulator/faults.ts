import type { RequestHandler, Response } from 'express';
import { HubSpotError } from './hubspot-error.ts';
import type { Store } from './store.ts';

/** Something that goes wrong on purpose. Without `match` it holds for every call. */
export interface Fault {
  /** A part of `METHOD /path?query`. */
  match?: string | undefined;
  /** Only calls with an access token of this portal. */
  portalId?: number | undefined;
  status?: number | undefined;
  body?: unknown;
  headers?: Record<string, string> | undefined;
  latencyMs?: number | undefined;
  /** How many calls it strikes; without it, all until `clearFaults`. */
  times?: number | undefined;
  /** The call is never answered. */
  hang?: boolean | undefined;
  /** Writes onto this record are refused with this message: alone with 400, in a batch as that record's error. */
  perRecord?: { id: string; message: string } | undefined;
}

export interface Faults {
  handler: RequestHandler;
  inject(fault: Fault): void;
  clear(): void;
  /** While it is on, connections are reset or answered 503. */
  outage(on: boolean, how?: 'reset' | '503'): void;
}

/** Faults and outages, in front of everything else. */
export function injectFaults({ tokens }: Pick<Store, 'tokens'>): Faults {
  let faults: Fault[] = [];
  let outage: 'reset' | '503' | null = null;
  const handler: RequestHandler = async (request, response, next) => {
    if (outage === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    if (outage === '503') throw plain(503);
    const call = `${request.method} ${request.originalUrl}`;
    const portalId = tokens.get(request.get('authorization')?.replace(/^Bearer /, '') ?? '')?.portalId;
    const struck = faults.filter(
      (fault) =>
        (!fault.match || call.includes(fault.match)) && (fault.portalId === undefined || fault.portalId === portalId),
    );
    for (const fault of struck) if (fault.times !== undefined) fault.times--;
    faults = faults.filter((fault) => fault.times === undefined || fault.times > 0);
    const latency = Math.max(0, ...struck.map((fault) => fault.latencyMs ?? 0));
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    if (struck.some((fault) => fault.hang)) return;
    const refusal = struck.find((fault) => fault.status !== undefined);
    if (refusal?.status !== undefined) {
      response.set(refusal.headers ?? {});
      if (refusal.body === undefined) throw plain(refusal.status);
      response.status(refusal.status).json(refusal.body);
      return;
    }
    response.locals.perRecord = new Map(
      struck.flatMap(({ perRecord }) => (perRecord ? [[perRecord.id, perRecord.message]] : [])),
    );
    next();
  };
  return {
    handler,
    inject: (fault) => {
      faults.push({ ...fault });
    },
    clear: () => {
      faults = [];
    },
    outage: (on, how = 'reset') => {
      outage = on ? how : null;
    },
  };
}

/** Messages for records whose writes are to be refused. */
export function refusedRecords(response: Response): Map<string, string> {
  return (response.locals.perRecord as Map<string, string> | undefined) ?? new Map();
}

function plain(status: number): HubSpotError {
  if (status === 429) {
    return new HubSpotError(429, {
      message: 'You have reached your ten_secondly_rolling limit.',
      category: 'RATE_LIMITS',
      errorType: 'RATE_LIMIT',
      policyName: 'TEN_SECONDLY_ROLLING',
    });
  }
  return new HubSpotError(status, {
    message: `Injected by the emulator's control port (${status}).`,
    category: 'INJECTED',
  });
}
