import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { createQueues } from '../../src/jobs/enqueue.ts';
import { fsyncs } from '../../src/store/durable-folder.ts';
import { lockFolder } from '../../src/store/lock-folder.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { describeOnBothStores, freshFolder } from '../setup/stores.ts';

const open = (env: { DATABASE_URL?: string; ONUS_DATA_DIR?: string }) =>
  openStore({ databaseUrl: env.DATABASE_URL, folder: env.ONUS_DATA_DIR ?? 'unused', onError: () => {} });

describeOnBothStores('the store', (fresh) => {
  let store: Store;
  let remove: () => Promise<void>;
  let env: Awaited<ReturnType<typeof fresh>>['env'];
  beforeAll(async () => {
    ({ env, remove } = await fresh());
    store = await open(env);
    await createQueues(store.boss);
  });
  afterAll(async () => {
    await store.close();
    await remove();
  });

  test('keeps what was committed over a restart', async () => {
    await store.db
      .insertInto('portal')
      .values({ portal_id: '42', time_zone: 'Europe/Berlin', paused_until: null, problem: null })
      .execute();
    await store.close();
    store = await open(env);
    const row = await store.db.selectFrom('portal').selectAll().where('portal_id', '=', '42').executeTakeFirst();
    expect(row?.time_zone).toBe('Europe/Berlin');
  });

  test('hides a transaction from others until it is committed, and undoes it when it fails', async () => {
    let seenInside = -1;
    const count = async () =>
      Number(
        (await sql<{ n: string }>`select count(*) as n from portal where portal_id = 77`.execute(store.db)).rows[0]?.n,
      );
    let outside: Promise<number> = Promise.resolve(-1);
    await store.db
      .transaction()
      .execute(async (trx) => {
        await trx
          .insertInto('portal')
          .values({ portal_id: '77', time_zone: null, paused_until: null, problem: null })
          .execute();
        seenInside = (await trx.selectFrom('portal').selectAll().where('portal_id', '=', '77').execute()).length;
        outside = count();
        await new Promise((resolve) => setTimeout(resolve, 50));
        throw new Error('undo');
      })
      .catch(() => {});
    expect(seenInside).toBe(1);
    expect(await outside).toBe(0);
    expect(await count()).toBe(0);
  });
});

describe('the embedded database', () => {
  test('syncs every commit to the disk', async () => {
    const { env, remove } = await freshFolder();
    const store = await open(env);
    const before = fsyncs.count;
    for (let index = 0; index < 5; index++) {
      await store.db
        .insertInto('portal')
        .values({ portal_id: String(index), time_zone: null, paused_until: null, problem: null })
        .execute();
    }
    expect(fsyncs.count - before).toBeGreaterThanOrEqual(5);
    await store.close();
    await remove();
  });

  test('refuses a folder that another process uses, and says so', async () => {
    const { env, remove } = await freshFolder();
    const store = await open(env);
    await expect(open(env)).rejects.toThrow(/ONUS_DATA_DIR: the folder .* is in use by process/);
    await store.close();
    await remove();
  });
});

test('a database that is not there is named with the mend', async () => {
  await expect(open({ DATABASE_URL: 'postgres://onus@127.0.0.1:1/onus' })).rejects.toThrow(
    /DATABASE_URL: the database cannot be opened .*Check that PostgreSQL runs/,
  );
});

test('a lock left by a killed process that had our process id, or an id that another program has now, is taken over', () => {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'onus-lock-')), 'data');
  fs.writeFileSync(`${folder}.lock`, String(process.pid));
  lockFolder(folder)();
  fs.writeFileSync(`${folder}.lock`, '1 5');
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(/is in use by process \d+ .*data\.lock/);
  unlock();
});
