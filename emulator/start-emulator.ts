import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiApp } from './api.ts';
import { logCalls } from './calls.ts';
import { type Control, controlOf } from './control.ts';
import { controlApp } from './control-app.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { injectFaults } from './faults.ts';
import { type LimitOptions, limitCalls } from './limits.ts';
import { keepGrants } from './oauth-grants.ts';
import type { PortalSeed } from './seed.ts';
import { seedPortal } from './seed-portal.ts';
import type { Store } from './store.ts';
import { readSubscriptions, type SubscriptionList } from './subscriptions.ts';
import { eventsOf } from './webhook-events.ts';

export interface EmulatorOptions {
  portals: PortalSeed[];
  /** 0 or nothing: a free port. */
  port?: number;
  controlPort?: number;
  webhooks?: {
    targetUrl: string;
    clientSecret: string;
    appId?: number;
    maxConcurrentRequests?: number;
    retryDelaysMs?: number[];
    batchDelayMs?: number;
    /** Instead of the app's own manifest. */
    subscriptions?: SubscriptionList;
  };
  /** Without it no limit is enforced. */
  limits?: LimitOptions;
  /** HubSpot pages long association lists at 500. */
  associationPageSize?: number;
  /** HubSpot's access tokens live 1800 s. */
  accessTokenSeconds?: number;
}

export interface Emulator {
  url: string;
  controlUrl: string;
  control: Control;
  close(): Promise<void>;
}

/** Starts a small HubSpot on 127.0.0.1, and beside it the port from which it is controlled. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const now = () => Date.now();
  const startedAt = now();
  const appId = options.webhooks?.appId ?? 1001;
  const store: Store = { portals: new Map(), tokens: new Map() };
  const subscriptions = readSubscriptions(options.webhooks?.subscriptions);
  const deliveries = deliverWebhooks(options.webhooks ?? { targetUrl: null, clientSecret: '' });
  for (const seed of options.portals) {
    const portal = seedPortal(seed, startedAt);
    portal.changed = (change) => deliveries.enqueue(eventsOf(change, subscriptions, appId));
    store.portals.set(seed.portalId, portal);
    for (const { token, scopes } of seed.tokens) {
      store.tokens.set(token, { portalId: seed.portalId, scopes, kind: 'static', expiresAt: null, clientId: null });
    }
  }
  const accessTokenSeconds = options.accessTokenSeconds ?? 1800;
  const parts = { store, now, appId, associationPageSize: options.associationPageSize ?? 500 };
  const grants = keepGrants(store, now, accessTokenSeconds);
  const calls = logCalls();
  const faults = injectFaults(store);
  const limits = limitCalls(options.limits ?? {}, now);
  const controlled = { store, calls, faults, limits, deliveries, grants, now };
  const api = createServer(apiApp(parts, grants, limits, [calls.handler, faults.handler]));
  const control = createServer(controlApp(controlled));
  const url = await listen(api, options.port ?? 0);
  const controlUrl = await listen(control, options.controlPort ?? 0);
  return {
    url,
    controlUrl,
    control: controlOf(controlUrl),
    close: async () => {
      deliveries.close();
      await Promise.all([stop(api), stop(control)]);
    },
  };
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
