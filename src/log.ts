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

/**
 * The process's log: JSON lines, or readable lines on a terminal. Credentials and note texts are replaced by `[hidden]`
 * at the top level of a line and one level down. `destination` is for tests.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
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
