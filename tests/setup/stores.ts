import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** A fresh place for data, as the environment variables that name it. */
export interface FreshStore {
  env: { DATABASE_URL?: string; ONUS_DATA_DIR?: string };
  remove(): Promise<void>;
}

const server = process.env.ONUS_TEST_POSTGRES;

/** Both stores, for `describe.each`. Without a PostgreSQL server its tests carry the reason in their title and are left out. */
export const STORES: [string, (() => Promise<FreshStore>) | null][] = [
  ['embedded database', freshFolder],
  server
    ? ['PostgreSQL', freshDatabase]
    : [`PostgreSQL (left out: ${process.env.ONUS_TEST_NO_POSTGRES ?? 'no server'})`, null],
];

/** `describe` over both stores; the body gets the function that makes a fresh one. */
export function describeOnBothStores(
  title: string,
  body: (fresh: () => Promise<FreshStore>, name: string) => void,
): void {
  for (const [name, fresh] of STORES) {
    if (fresh) describe(`${title}, on the ${name}`, () => body(fresh, name));
    else describe.skip(`${title}, on ${name}`, () => body(freshFolder, name));
  }
}

/** An embedded database without rows: a copy of the template that the global setup made. */
export async function freshFolder(): Promise<FreshStore> {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-test-'));
  const folder = path.join(parent, 'data');
  if (process.env.ONUS_TEST_TEMPLATE) fs.cpSync(process.env.ONUS_TEST_TEMPLATE, folder, { recursive: true });
  return {
    env: { ONUS_DATA_DIR: folder },
    remove: async () => fs.rmSync(parent, { recursive: true, force: true }),
  };
}

async function freshDatabase(): Promise<FreshStore> {
  const name = `onus_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(server ?? '');
  url.pathname = `/${name}`;
  return { env: { DATABASE_URL: url.href }, remove: () => onServer(`drop database if exists ${name} with (force)`) };
}

/** Runs one statement on the PostgreSQL server itself. */
export async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
