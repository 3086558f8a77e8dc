import { spawn } from 'node:child_process';
import { startEmulator } from '../../emulator/start-emulator.ts';
import { product } from '../setup/model-answers.ts';
import { runModelServer } from '../setup/model-server.ts';
import { CLIENT_SECRET, TOKEN } from '../setup/names.ts';
import { eventually, runPortal } from '../setup/run-portal.ts';
import { modelVariables } from '../setup/run-with-model.ts';
import { lose, smallPortal } from '../setup/small-portal.ts';
import { freshFolder } from '../setup/stores.ts';

test('the dry run tells how many deals would go out and what that costs, and sends nothing; --send hands them over', async () => {
  const model = await runModelServer((request) => ({ answer: product(request) }));
  const store = await freshFolder();
  const portal = await runPortal({ ...store, remove: async () => {} }, { seed: smallPortal({ deals: 3 }) });
  for (const deal of ['1001', '1002', '1003']) await portal.emulator.control.act(lose(deal));
  await eventually(async () =>
    expect((await portal.emulator.control.object('deals', '1003')).properties.onus_scorer).toMatch(/^local-/),
  );
  await portal.close();
  const seed = smallPortal({ deals: 3 });
  const emulator = await startEmulator({ portals: [seed] });
  for (const deal of ['1001', '1002', '1003']) await emulator.control.act(lose(deal));
  const run = (...args: string[]) =>
    new Promise<string>((resolve) => {
      const child = spawn('node', ['src/readers/model-command.ts', ...args], {
        env: {
          PATH: process.env.PATH,
          HUBSPOT_ACCESS_TOKEN: TOKEN,
          HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
          HUBSPOT_API_BASE_URL: emulator.url,
          ...modelVariables(model.url),
          ...store.env,
        },
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          said += chunk;
        });
      child.once('close', () => resolve(said));
    });
  try {
    expect(await run('--dry-run')).toMatch(
      /3 deals would go out, 0 of them read before; about \d{4} tokens each, 0\.0\d+ USD in all[\s\S]*Nothing was sent/,
    );
    expect(await run('--send')).toMatch(/3 deals handed over/);
    expect(await run()).toMatch(/0 read, 3 waiting, 0.0000 of 5 USD spent/);
    expect(model.requests).toEqual([]);
  } finally {
    await emulator.close();
    await model.close();
    await store.remove();
  }
}, 240_000);
