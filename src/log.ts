import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Never logged: credentials, signatures, and what people wrote. */
const REDACTED = [
  'authorization',
  'accessToken',
  'clientSecret',
  'signature',
  'body',
  'text',
  'quote',
  'evidence',
  'reason',
  'closed_lost_reason',
  'properties',
];

/** Drivers hang the query and its values onto their errors: what people wrote must not get into the log that way. */
function errorWithoutData(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = (error as { code?: unknown }).code;
  return { type: name, message, stack, ...(code === undefined ? {} : { code }) };
}

/**
 * The process's log: JSON lines, or readable lines on a terminal. Credentials and note texts are replaced by `[hidden]`
 * at the top level of a line and one level down. `destination` is for tests.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    serializers: { err: errorWithoutData },
    redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
  };
  if (destination) return pino(options, destination);
  if (process.stdout.isTTY) {
    return pino({
      ...options,
      transport: { target: 'pino-pretty', options: { translateTime: 'HH:MM:ss', ignore: 'pid,hostname' } },
    });
  }
  return pino(options);
}
