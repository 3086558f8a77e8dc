import type { RequestHandler } from 'express';
import { accessOf } from './access.ts';
import { HubSpotError } from './hubspot-error.ts';

/** HubSpot's request limits per account; one that is left out is not enforced. */
export interface LimitOptions {
  /** 100 (Free, Starter), 110 (OAuth), 190 (Professional, Enterprise). */
  perTenSeconds?: number | undefined;
  daily?: number | undefined;
  /** Searches per second: 5. */
  searchPerSecond?: number | undefined;
}

export interface Limits {
  handler: RequestHandler;
  set(options: LimitOptions): void;
}

const TEN_SECONDS = 10_000;

/**
 * Counts the calls of each account in rolling windows and refuses those above with HubSpot's 429. Searches have a limit of
 * their own and no rate-limit headers; refused calls are not counted.
 */
export function limitCalls(options: LimitOptions, now: () => number): Limits {
  let current = options;
  const windows = new Map<string, number[]>();
  const days = new Map<string, number>();
  const used = (key: string, length: number): number[] => {
    const window = windows.get(key) ?? [];
    const since = now() - length;
    const live = window.findIndex((time) => time > since);
    window.splice(0, live === -1 ? window.length : live);
    windows.set(key, window);
    return window;
  };
  const handler: RequestHandler = (request, response, next) => {
    const { portal, kind } = accessOf(response);
    if (/\/search$/.test(request.path)) {
      const { searchPerSecond } = current;
      if (searchPerSecond === undefined) return next();
      const window = used(`search ${portal.portalId}`, 1000);
      if (window.length >= searchPerSecond) throw tooMany('SECONDLY', 'secondly');
      window.push(now());
      return next();
    }
    const { perTenSeconds, daily } = current;
    if (perTenSeconds !== undefined) {
      const window = used(`${portal.portalId}`, TEN_SECONDS);
      response.set('X-HubSpot-RateLimit-Max', String(perTenSeconds));
      response.set('X-HubSpot-RateLimit-Interval-Milliseconds', String(TEN_SECONDS));
      response.set('X-HubSpot-RateLimit-Remaining', String(Math.max(0, perTenSeconds - window.length - 1)));
      if (window.length >= perTenSeconds) throw tooMany('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling');
      window.push(now());
    }
    if (daily !== undefined) {
      const day = `${portal.portalId} ${new Date(now()).toLocaleDateString('en-CA', { timeZone: portal.timeZone })}`;
      const count = days.get(day) ?? 0;
      if (kind === 'static') {
        response.set('X-HubSpot-RateLimit-Daily', String(daily));
        response.set('X-HubSpot-RateLimit-Daily-Remaining', String(Math.max(0, daily - count - 1)));
      }
      if (count >= daily) throw tooMany('DAILY', 'daily');
      days.set(day, count + 1);
    }
    next();
  };
  return {
    handler,
    set: (next) => {
      current = next;
      windows.clear();
      days.clear();
    },
  };
}

function tooMany(policyName: string, word: string): HubSpotError {
  return new HubSpotError(429, {
    message: `You have reached your ${word} limit.`,
    category: 'RATE_LIMITS',
    errorType: 'RATE_LIMIT',
    policyName,
  });
}
