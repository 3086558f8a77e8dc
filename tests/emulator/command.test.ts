import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { controlOf } from '../../emulator/control.ts';
import { story } from '../../emulator/sample-portal/story.ts';
import { askOf } from './ask.ts';
import { receiveWebhooks } from './receiver.ts';

/** Runs `npm run emulator -- …` as a person would and waits for what it prints. */
async function run(...options: string[]) {
  const command = spawn('node', ['emulator/start.ts', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const ended = once(command, 'exit');
  while (!printed.includes('Stop with Ctrl+C') && command.exitCode === null) {
    await Promise.race([once(command.stdout, 'data'), ended]);
  }
  return { command, ended, printed: () => printed };
}

test('the command serves the sample portal, says what to set and how to act, and stops on SIGTERM', async () => {
  const receiver = await receiveWebhooks();
  const { command, ended, printed } = await run('--port', '0', '--control-port', '0', '--target', receiver.url);
  const said = (pattern: RegExp) => pattern.exec(printed())?.[1] ?? '';
  const ask = askOf(said(/HUBSPOT_API_BASE_URL=(\S+)/), said(/HUBSPOT_ACCESS_TOKEN=(\S+)/));
  const deals = await ask('GET', '/crm/objects/2026-09/deals?limit=100');
  expect([deals.status, said(/HUBSPOT_CLIENT_SECRET=(\S+)/)]).toEqual([200, 'emulator-client-secret']);
  expect(deals.body.results.length).toBeGreaterThan(50);
  expect(deals.headers.get('X-HubSpot-RateLimit-Max')).toBe('190');

  const control = controlOf(said(/curl -s (\S+)\/act/));
  for (const step of story) for (const action of step.act) await control.act(action);
  await control.idle();
  expect(receiver.events().length).toBeGreaterThan(0);

  command.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  receiver.close();
});

test('a wrong option or port, and a port that is taken, are refused with the mend', async () => {
  const refusal = async (...options: string[]) => {
    const { ended, printed } = await run(...options);
    expect(await ended).toEqual([2, null]);
    return printed();
  };
  expect(await refusal('--port', 'http')).toContain('--port http is not a port. Give a number from 0 to 65535.');
  expect(await refusal('--wrong')).toMatch(/Unknown option '--wrong'[\s\S]*npm run emulator -- \[--port 4010\]/);
  const receiver = await receiveWebhooks();
  const { port } = new URL(receiver.url);
  expect(await refusal('--port', port)).toContain(`Port ${port} is taken by another program.`);
  receiver.close();
});
