import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { findControl } from '../../src/operations/control-file.ts';
import { openStore } from '../../src/store/open-store.ts';
import { postWebhook, stageChange } from '../setup/post-webhook.ts';
import { readMetrics } from '../setup/read-metrics.ts';
import { eventually, type RunningPortal, runPortal } from '../setup/run-portal.ts';
import { lose } from '../setup/small-portal.ts';
import { type FreshStore, freshFolder } from '../setup/stores.ts';

/** Runs a command as an admin does. */
async function run(command: 'backup' | 'restore', file: string, env: Record<string, string | undefined>) {
  const child = spawn('node', [path.resolve(`src/backup/${command}-command.ts`), ...(file ? [file] : [])], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  return { code: await new Promise<number | null>((resolve) => child.once('close', resolve)), said };
}

/** Every row of the tables and of the jobs that wait, in words. */
async function contents(folder: string): Promise<Record<string, string[]>> {
  const store = await openStore({ databaseUrl: undefined, folder, onError: () => {} });
  const found: Record<string, string[]> = {};
  for (const table of ['event', 'deal', 'verdict', 'review', 'reflection', 'portal', 'ignored_event']) {
    const { rows } = await sql<{ row: string }>`select row_to_json(t)::text as row
      from ${sql.table(table)} t order by 1`.execute(store.db);
    found[table] = rows.map(({ row }) => row);
  }
  const jobs = await sql<{ row: string }>`select name || ' ' || data::text || ' ' || start_after as row
    from pgboss.job where name in ('score', 'find-deals') and state = 'created' order by 1`.execute(store.db);
  found.waiting = jobs.rows.map(({ row }) => row);
  await store.close();
  return found;
}

describe('a backup of the embedded database', () => {
  let store: FreshStore;
  let portal: RunningPortal;
  let folder: string;
  const beside = (name: string) => path.join(path.dirname(folder), name);
  const wait = { ONUS_SETTLE_SECONDS: '0' };

  beforeAll(async () => {
    store = await freshFolder();
    folder = store.env.ONUS_DATA_DIR ?? '';
    portal = await runPortal(store, { env: wait });
    await portal.emulator.control.act(lose('1001'));
    await eventually(async () =>
      expect((await portal.emulator.control.object('deals', '1001')).properties.onus_flag).toBe('yes'),
    );
    await portal.emulator.control.idle();
    await portal.server.close();
    wait.ONUS_SETTLE_SECONDS = '86400';
    portal.server = { close: async () => {} } as never;
    await portal.restart();
    // A start looks for what was missed: done before anything is compared.
    await eventually(() => {
      const caughtUp = portal.log.findIndex(({ msg }) => String(msg).startsWith('caught up'));
      expect(caughtUp).toBeGreaterThan(-1);
      expect(portal.log.slice(caughtUp).some(({ msg }) => msg === 'deals looked at')).toBe(true);
    });
    expect((await postWebhook(portal.server.url, [stageChange(1002)])).status).toBe(204);
    expect(
      (
        await postWebhook(portal.server.url, [
          stageChange(90_100, { objectTypeId: '0-46', subscriptionType: 'object.creation' }),
        ])
      ).status,
    ).toBe(204);
  });
  afterAll(() => portal.close());

  test('is taken while the server runs and restored elsewhere: the same verdicts, the same jobs wait', async () => {
    const file = beside('backups/hot.tar.gz');
    const backup = await run('backup', file, { ONUS_DATA_DIR: folder });
    expect([backup.code, backup.said]).toEqual([0, expect.stringMatching(/hot\.tar\.gz: \d+\.\d MB/)]);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['hot.tar.gz']);
    const restore = await run('restore', file, { ONUS_DATA_DIR: beside('restored') });
    expect(restore.code).toBe(0);
    expect(restore.said).toContain('1 verdict(s) stand, 1 deal(s) wait');
    await portal.server.close();
    const original = await contents(folder);
    expect(original.verdict).toHaveLength(1);
    expect(original.waiting).toHaveLength(2);
    expect(await contents(beside('restored'))).toEqual(original);
    await portal.restart();
  });

  test('is whole when taken in the middle of writing: what was acknowledged before it began is in it', async () => {
    const acknowledged: number[] = [];
    let writing = true;
    const writer = (async () => {
      for (let deal = 5_000; writing; deal++) {
        if ((await postWebhook(portal.server.url, [stageChange(deal)])).status === 204) acknowledged.push(deal);
      }
    })();
    await eventually(() => expect(acknowledged.length).toBeGreaterThan(20));
    const before = [...acknowledged];
    expect((await run('backup', beside('busy.tar.gz'), { ONUS_DATA_DIR: folder })).code).toBe(0);
    writing = false;
    await writer;
    expect(acknowledged.length).toBeGreaterThan(before.length);
    expect((await run('restore', beside('busy.tar.gz'), { ONUS_DATA_DIR: beside('busy') })).code).toBe(0);
    const { event, waiting } = await contents(beside('busy'));
    for (const deal of before) {
      expect(event?.some((row) => row.includes(`"object_id":"${deal}"`))).toBe(true);
      expect(waiting?.some((row) => row.includes(`"${deal}"`))).toBe(true);
    }
  }, 120_000);

  test('is taken as well while the server is stopped, replaces an older one of that name, and a server goes on from it', async () => {
    await portal.server.close();
    const file = beside('cold.tar.gz');
    fs.writeFileSync(file, 'the one of yesterday');
    expect((await run('backup', file, { ONUS_DATA_DIR: folder })).code).toBe(0);
    fs.renameSync(folder, beside('lost'));
    expect((await run('restore', file, { ONUS_DATA_DIR: folder })).code).toBe(0);
    expect(await contents(folder)).toEqual(await contents(beside('lost')));
    await portal.restart();
    expect((await postWebhook(portal.server.url, [stageChange(1003)])).status).toBe(204);
    expect((await readMetrics(portal.server.operationsUrl)).get('onus_portals{state="working"}')).toBe(1);
  }, 120_000);

  test('a restore overwrites nothing, whether the data is in use or not', async () => {
    const file = beside('backups/hot.tar.gz');
    const here = await run('restore', file, { ONUS_DATA_DIR: folder });
    expect([here.code, here.said]).toEqual([1, expect.stringContaining('holds data already')]);
    expect(await run('restore', file, { ONUS_DATA_DIR: beside('restored') })).toMatchObject({ code: 1 });
  });

  test('what is no backup is refused, and leaves nothing', async () => {
    const file = beside('notes.txt');
    fs.writeFileSync(file, 'no database');
    const refused = await run('restore', file, { ONUS_DATA_DIR: beside('nothing') });
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('is no backup that can be read')]);
    fs.writeFileSync(beside('half.tar.gz'), fs.readFileSync(beside('backups/hot.tar.gz')).subarray(0, 100_000));
    expect((await run('restore', beside('half.tar.gz'), { ONUS_DATA_DIR: beside('nothing') })).code).toBe(1);
    expect(fs.readdirSync(path.dirname(folder)).filter((name) => name.startsWith('nothing'))).toEqual([]);
  });

  test('wrong calls are answered with what to do', async () => {
    const cases: ['backup' | 'restore', string, Record<string, string>, string][] = [
      ['backup', '', { ONUS_DATA_DIR: folder }, 'Say where to'],
      ['restore', '', { ONUS_DATA_DIR: folder }, 'Say which backup'],
      ['backup', beside('x'), { DATABASE_URL: 'postgres://onus@localhost/onus' }, 'pg_dump'],
      ['restore', beside('x'), { DATABASE_URL: 'postgres://onus@localhost/onus' }, 'pg_restore'],
      ['backup', beside('x'), { ONUS_DATA_DIR: beside('no-such-folder') }, 'there is no folder'],
      ['backup', beside('notes.txt/x'), { ONUS_DATA_DIR: folder }, 'cannot be written (ENOTDIR)'],
      ['restore', beside('no-such-file'), { ONUS_DATA_DIR: beside('y') }, 'does not exist'],
    ];
    for (const [command, file, env, says] of cases) {
      const { code, said } = await run(command, file, env);
      expect([command, says, code, said]).toEqual([command, says, 1, expect.stringContaining(says)]);
    }
  });

  test('only who can read beside the data may ask for one', async () => {
    const control = findControl(folder);
    expect(fs.statSync(`${folder}.control`).mode & 0o777).toBe(0o600);
    const ask = (token: string) =>
      fetch(`${control?.url}/backup`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify({ file: beside('asked.tar.gz') }),
      });
    expect((await ask('guessed')).status).toBe(401);
    expect(fs.existsSync(beside('asked.tar.gz'))).toBe(false);
    expect((await ask(control?.token ?? '')).status).toBe(200);
    expect((await fetch(`${portal.server.url}/backup`, { method: 'POST' })).status).toBe(404);
  });
});
