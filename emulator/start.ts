import { parseArgs } from 'node:util';
import { samplePortal } from './sample-portal/portal.ts';
import type { UserAction } from './seed.ts';
import { startEmulator } from './start-emulator.ts';

/** The limits of a Professional account (HubSpot's usage guidelines). */
const LIMITS = { perTenSeconds: 190, daily: 625_000, searchPerSecond: 5 };
const USAGE =
  'npm run emulator -- [--port 4010] [--control-port 4011] [--target http://localhost:3000/hubspot/webhooks] [--client-secret …] [--no-limits]';

try {
  const options = readOptions();
  const emulator = await startEmulator({
    portals: [samplePortal],
    port: portOf('port', options.port),
    controlPort: portOf('control-port', options['control-port']),
    webhooks: { targetUrl: options.target, clientSecret: options['client-secret'] },
    ...(options['no-limits'] ? {} : { limits: LIMITS }),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
  }
  const example = losing();
  const json = "-H 'Content-Type: application/json' -d";
  console.log(`A small HubSpot with the portal "${samplePortal.name}" (${samplePortal.portalId}) is at ${emulator.url}

Set for the app:
  HUBSPOT_API_BASE_URL=${emulator.url}
  HUBSPOT_ACCESS_TOKEN=${samplePortal.tokens[0]?.token ?? ''}
  HUBSPOT_CLIENT_SECRET=${options['client-secret']}

Webhooks go to ${options.target}, tried again until they are answered 2xx.

Lose a deal, as a rep does in HubSpot's pages:
  curl -s ${emulator.controlUrl}/act ${json} '${JSON.stringify({ action: example })}'
See what the app did with it:
  curl -s ${emulator.controlUrl}/objects/deals/${example.deal}
  curl -s ${emulator.controlUrl}/calls
Make trouble, and end it:
  curl -s ${emulator.controlUrl}/faults ${json} '{"match":"batch/update","status":503,"times":3}'
  curl -s -X DELETE ${emulator.controlUrl}/faults

Stop with Ctrl+C.`);
} catch (error) {
  const { code, port, message } = error as { code?: string; port?: number; message: string };
  console.error(
    code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program. Choose another with --port or --control-port.`
      : `${message}\n${USAGE}`,
  );
  process.exit(2);
}

function readOptions() {
  return parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      'control-port': { type: 'string', default: '4011' },
      target: { type: 'string', default: 'http://localhost:3000/hubspot/webhooks' },
      'client-secret': { type: 'string', default: 'emulator-client-secret' },
      'no-limits': { type: 'boolean', default: false },
    },
  }).values;
}

function portOf(option: string, value: string): number {
  const port = Number(value);
  if (value !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`--${option} ${value} is not a port. Give a number from 0 to 65535.`);
}

/** An open deal of the sample that has an owner, lost by that owner. */
function losing(): Extract<UserAction, { kind: 'set' }> {
  for (const deal of samplePortal.deals) {
    const stages = samplePortal.pipelines.find(({ id }) => id === deal.pipeline)?.stages ?? [];
    const present = stages.find(({ id }) => id === deal.stages.at(-1)?.stage);
    const lost = stages.find(({ metadata }) => metadata.isClosed === 'true' && Number(metadata.probability) === 0);
    const owner = samplePortal.users.find(({ ownerId }) => ownerId === deal.owner);
    if (present?.metadata.isClosed !== 'true' && lost && owner) {
      const properties = { dealstage: lost.id, closed_lost_reason: 'They would not see the value' };
      return { kind: 'set', as: owner.userId, deal: deal.id, properties };
    }
  }
  throw new Error('The sample portal has no open deal with an owner.');
}
