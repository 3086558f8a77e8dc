import type { RequestHandler } from 'express';

/** One API call, as the control port lists it. */
export interface Call {
  method: string;
  /** Without the query. */
  path: string;
  query: string;
  /** 0 when the call was never answered. */
  status: number;
  /** Method and path without version and ids: `POST /crm/objects/deals/batch/read`. */
  endpoint: string;
  body?: unknown;
}

/** Calls are kept for tests and tables, not for ever; their bodies for a shorter time. */
const MOST_CALLS = 100_000;
const MOST_BODIES = 2000;

export interface CallLog {
  handler: RequestHandler;
  list(bodies: boolean): Call[];
  reset(): void;
}

/** Counts the calls that come in. */
export function logCalls(): CallLog {
  let calls: Call[] = [];
  const handler: RequestHandler = (request, response, next) => {
    const [path = '', query = ''] = request.originalUrl.split('?');
    const { method } = request;
    const call: Call = { method, path, query, status: 0, endpoint: endpointOf(method, path) };
    calls.push(call);
    const old = calls.at(-MOST_BODIES);
    if (old) delete old.body;
    if (calls.length > MOST_CALLS) calls = calls.slice(-MOST_CALLS / 2);
    response.on('finish', () => {
      call.status = response.statusCode;
      if (request.body !== undefined) call.body = request.body;
    });
    next();
  };
  return {
    handler,
    list: (bodies) => (bodies ? calls : calls.map(({ body, ...call }) => call)),
    reset: () => {
      calls = [];
    },
  };
}

function endpointOf(method: string, path: string): string {
  const plain = path
    .replace(/\/(\d{4}-\d{2}|v\d)(?=\/|$)/, '')
    .replace(/\/\d+-\d+(?=\/|$)|\/\d+(?=\/|$)/g, (segment) => (segment.includes('-') ? segment : '/{id}'));
  return `${method} ${plain}`;
}
