import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { startEmulator } from '../../emulator/start-emulator.ts';
import { CLIENT_SECRET, TOKEN } from '../setup/names.ts';
import { postWebhook, stageChange } from '../setup/post-webhook.ts';
import { eventually } from '../setup/run-portal.ts';
import { freePort } from '../setup/run-postgres.ts';
import { BOSS, lose, smallPortal } from '../setup/small-portal.ts';
import { describeOnBothStores } from '../setup/stores.ts';

const ROUNDS = 8;
const DEALS_PER_ROUND = 10;
const START = path.resolve('src/start.ts');

describeOnBothStores('killed with SIGKILL at random moments and started again', (fresh) => {
  test('no acknowledged event is lost, and no deal is written twice with different results', async () => {
    const store = await fresh();
    const seed = smallPortal({ deals: ROUNDS * DEALS_PER_ROUND });
    const emulator = await startEmulator({ portals: [seed] });
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const env = {
      PATH: process.env.PATH,
      HUBSPOT_ACCESS_TOKEN: TOKEN,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_API_BASE_URL: emulator.url,
      ONUS_MANAGERS: BOSS.email,
      ONUS_SETTLE_SECONDS: '0',
      PORT: String(port),
      LOG_LEVEL: 'error',
      ...store.env,
    };
    let child = await start(env, url);
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const deals = seed.deals.slice(round * DEALS_PER_ROUND, (round + 1) * DEALS_PER_ROUND).map((deal) => deal.id);
      for (const deal of deals) await emulator.control.act(lose(deal, 'Timing'));
      const killed = killAfter(child, Math.random() * 1_500);
      for (const deal of deals) {
        const answer = await postWebhook(url, [stageChange(Number(deal))]).catch(() => null);
        if (answer?.status === 204) acknowledged.push(deal);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
      }
      await killed;
      child = await start(env, url);
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    await eventually(async () => {
      for (const deal of acknowledged) {
        expect([deal, (await emulator.control.object('deals', deal)).properties.onus_flag]).toEqual([deal, 'yes']);
      }
    }, 60_000);
    for (const deal of seed.deals) {
      const values = new Map<string, Set<string>>();
      for (const write of await emulator.control.writes('deals', deal.id)) {
        for (const [name, value] of Object.entries(write.properties as Record<string, string>)) {
          values.set(name, (values.get(name) ?? new Set()).add(value));
        }
      }
      for (const [name, different] of values) expect([deal.id, name, different.size]).toEqual([deal.id, name, 1]);
    }
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    await emulator.close();
    await store.remove();
  }, 240_000);
});

/** Starts the server in a process of its own and waits until it answers. */
async function start(env: Record<string, string | undefined>, url: string): Promise<ChildProcess> {
  const child = spawn('node', [START], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`The server ended at once: ${said}`);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  }, 30_000);
  return child;
}

async function killAfter(child: ChildProcess, ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
