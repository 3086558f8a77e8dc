import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { RequestHandler } from 'express';

/**
 * Starts OpenTelemetry when there is somewhere to send traces; otherwise nothing of it is loaded, and every span is one of
 * the API's that does nothing. The SDK reads its own variables (`OTEL_*`). No instrumentation is installed: those for HTTP
 * would put the query of card calls, which holds e-mail addresses, into attributes. The queue brings its own spans and
 * carries the trace with the job. Returns the stopping, which sends what is left, at most `STOP_MS` long.
 */
export async function startTracing(given: {
  endpoint: string | undefined;
  serviceName: string | undefined;
}): Promise<() => Promise<void>> {
  if (!given.endpoint?.trim()) return async () => {};
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({
    serviceName: given.serviceName?.trim() || 'onus',
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [],
    // An exception's message is HubSpot's or the database's: what people wrote might stand in it.
    spanLimits: { eventCountLimit: 0 },
  });
  sdk.start();
  return async () => {
    await Promise.race([
      sdk.shutdown().catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, STOP_MS).unref()),
    ]);
  };
}
const STOP_MS = 3_000;

const tracer = () => trace.getTracer('onus');

/** Runs a step in a span of its own. Attributes are ids, numbers and codes, never what people wrote nor who they are. */
export async function inSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
  kind = SpanKind.INTERNAL,
): Promise<T> {
  return tracer().startActiveSpan(name, { attributes, kind }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      const type = error instanceof Error ? error.name : 'unknown';
      span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A call to HubSpot: method, path without its query, status. */
export function inCallSpan<T>(method: string, path: string, work: (span: Span) => Promise<T>): Promise<T> {
  const bare = path.split('?')[0] ?? '';
  return inSpan(
    `HubSpot ${method} ${bare.replace(/\/\d+(?=\/|$)/g, '/{id}')}`,
    { 'http.request.method': method, 'url.path': bare },
    work,
    SpanKind.CLIENT,
  );
}

/** A span for each request, named by its route: the address itself may hold ids and e-mail addresses. Health is left out. */
export const traceRequests: RequestHandler = (request, response, next) => {
  if (/^\/(healthz|readyz)/.test(request.path)) return next();
  const parent = propagation.extract(ROOT_CONTEXT, request.headers);
  const span = tracer().startSpan(request.method, { kind: SpanKind.SERVER }, parent);
  response.once('close', () => {
    const route = (request.route as { path?: string } | undefined)?.path ?? 'no route';
    span.updateName(`${request.method} ${route}`);
    span.setAttributes({
      'http.request.method': request.method,
      'http.route': route,
      'http.response.status_code': response.statusCode,
    });
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(parent, span), next);
};
