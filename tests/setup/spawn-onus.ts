import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { CLIENT_SECRET, TOKEN } from './names.ts';
import { eventually } from './run-portal.ts';
import { BOSS } from './small-portal.ts';

const START = path.resolve('src/start.ts');

/** Onus in a process of its own, as an operator runs it. */
export interface Spawned {
  child: ChildProcess;
  /** Where health and metrics are. */
  operationsUrl: string;
  /** What it logged so far. */
  log(): Record<string, unknown>[];
  /** Sends SIGTERM and waits for the end. `ms` is how long that took. */
  stop(): Promise<{ code: number | null; ms: number }>;
}

/** The variables of a server against this emulator; jobs don't wait for reps to finish writing. */
export function variablesFor(hubspotUrl: string, more: Record<string, string | undefined>) {
  return {
    PATH: process.env.PATH,
    HUBSPOT_ACCESS_TOKEN: TOKEN,
    HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
    HUBSPOT_API_BASE_URL: hubspotUrl,
    ONUS_MANAGERS: BOSS.email,
    ONUS_SETTLE_SECONDS: '0',
    ONUS_BACKFILL: 'off',
    PORT: '0',
    ...more,
  };
}

/** Starts what `npm start`, `npm run web` or `npm run worker` start, or another `command` that does, and waits until it is ready. */
export async function spawnOnus(
  part: 'web' | 'worker' | null,
  env: Record<string, string | undefined>,
  command = ['node', START, ...(part ? [part] : [])],
): Promise<Spawned> {
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const log = () => out.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  const operationsUrl = await eventually(() => {
    if (child.exitCode !== null) throw new Error(`It ended at once: ${err || out}`);
    const started = log().find((line) => typeof line.operations === 'string');
    if (!started) throw new Error(`It has not started: ${err || out}`);
    return started.operations as string;
  }, 50_000);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    child,
    operationsUrl,
    log,
    stop: async () => {
      const started = Date.now();
      child.kill('SIGTERM');
      return { code: await ended, ms: Date.now() - started };
    },
  };
}

/** Runs it to its end, for one that refuses to start. */
export async function runToEnd(
  part: string | null,
  env: Record<string, string | undefined>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn('node', part ? [START, part] : [START], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said };
}
