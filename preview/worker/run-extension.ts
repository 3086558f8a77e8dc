import { createRemoteRoot, type RemoteChannel } from '@remote-ui/core';
import * as RemoteUI from '@remote-ui/react';
import { createRoot } from '@remote-ui/react';
import { createEndpoint, fromWebWorker, retain } from '@remote-ui/rpc';
import * as React from 'react';

/** Where the app's pages are. */
export interface AppPage {
  path: string;
  params: Record<string, string>;
}

/** What the page lends to an extension: functions that cross from the page into the worker. */
export interface Host {
  context: Record<string, unknown>;
  page: AppPage;
  actions: Record<string, (...args: unknown[]) => unknown>;
  fetch(url: string, options: { method?: string; body?: unknown }): Promise<{ status: number; body: string }>;
  properties(names: string[]): Promise<Record<string, string | null>>;
}

let page: AppPage = { path: '/', params: {} };
const listeners = new Set<() => void>();

/** HubSpot's page went elsewhere: the extension stays and its router follows. */
function move(to: AppPage): void {
  page = to;
  for (const listener of listeners) listener();
}

function usePageLocation(): AppPage {
  return React.useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => page,
  );
}

/**
 * HubSpot's side of the worker: the globals that HubSpot's SDK looks for, then the extension's bundle, unmodified, as HubSpot's
 * own bundler made it.
 */
function run(channel: RemoteChannel, host: Host, bundleUrl: string): void {
  retain(channel);
  retain(host);
  page = host.page;
  const api = {
    context: host.context,
    actions: host.actions,
    runServerlessFunction: async () => ({ status: 'ERROR' }),
  };
  Object.assign(globalThis, {
    React,
    RemoteUI,
    __HUBSPOT_EXTENSION_WORKER__: true,
    logger: console,
    hsFetch: async (url: string, options: { method?: string; body?: unknown } = {}) => {
      const answer = await host.fetch(String(url), { method: options.method ?? 'GET', body: options.body });
      return new Response(answer.body, { status: answer.status, headers: { 'Content-Type': 'application/json' } });
    },
    serverless: async () => {
      throw new Error('Serverless functions do not exist in the preview.');
    },
    extend_V2: (render: (given: typeof api) => React.ReactElement) => {
      const root = createRemoteRoot(channel, { strict: true });
      createRoot(root).render(render(api));
      root.mount();
    },
    hsWorkerAPI: {
      useExtensionContext: () => api.context,
      useExtensionActions: () => api.actions,
      useExtensionApi: () => api,
      useAppPageLocation: usePageLocation,
      fetchCrmProperties: async (names: string[]) => {
        const data = await host.properties(names);
        return { json: async () => ({ data, cleanup: () => {} }) };
      },
    },
  });
  importScripts(bundleUrl);
}

createEndpoint(fromWebWorker(self as unknown as Worker)).expose({ run, move });
