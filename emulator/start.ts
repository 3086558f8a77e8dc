import { parseArgs } from 'node:util';
import { samplePortal } from './sample-portal/portal.ts';
import { startEmulator } from './start-emulator.ts';

/** The limits of a Professional account (HubSpot's usage guidelines). */
const LIMITS = { perTenSeconds: 190, daily: 625_000, searchPerSecond: 5 };

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    'control-port': { type: 'string', default: '4011' },
    target: { type: 'string', default: 'http://localhost:3000/hubspot/webhooks' },
    'client-secret': { type: 'string', default: 'emulator-client-secret' },
    'no-limits': { type: 'boolean', default: false },
  },
});

const emulator = await startEmulator({
  portals: [samplePortal],
  port: portOf('port', values.port),
  controlPort: portOf('control-port', values['control-port']),
  webhooks: { targetUrl: values.target, clientSecret: values['client-secret'] },
  ...(values['no-limits'] ? {} : { limits: LIMITS }),
});

const deal = samplePortal.deals.find((one) => !one.closedLostReason);
const action = {
  kind: 'set',
  as: samplePortal.users[0]?.userId,
  deal: deal?.id,
  properties: { closed_lost_reason: 'They went with a cheaper offer' },
};
console.log(`A small HubSpot with the portal "${samplePortal.name}" (${samplePortal.portalId}) is at ${emulator.url}

Set for the app:
  HUBSPOT_API_BASE_URL=${emulator.url}
  HUBSPOT_ACCESS_TOKEN=${samplePortal.tokens[0]?.token ?? ''}
  HUBSPOT_CLIENT_SECRET=${values['client-secret']}

Webhooks go to ${values.target}, tried again until they are answered 2xx.

Act as a user of HubSpot:
  curl -s ${emulator.controlUrl}/act -H 'Content-Type: application/json' -d '${JSON.stringify({ action })}'
See what the app did:
  curl -s ${emulator.controlUrl}/calls
  curl -s ${emulator.controlUrl}/objects/deals/${deal?.id ?? ''}
Make trouble, and end it:
  curl -s ${emulator.controlUrl}/faults -H 'Content-Type: application/json' -d '{"match":"batch/update","status":503,"times":3}'
  curl -s -X DELETE ${emulator.controlUrl}/faults

Stop with Ctrl+C.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void emulator.close().then(() => process.exit(0)));
}

function portOf(option: string, value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  console.error(`--${option} ${value} is not a port. Give a number from 0 to 65535.`);
  process.exit(2);
}
