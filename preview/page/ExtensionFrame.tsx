import { createController, createRemoteReceiver, type RemoteReceiver, RemoteRenderer } from '@remote-ui/react/host';
import { createEndpoint, type Endpoint, fromWebWorker } from '@remote-ui/rpc';
import { useEffect, useRef, useState } from 'react';
import type { ExtensionName } from '../build-extension.ts';
import { hostComponents } from '../host-components/all.ts';
import { HeadingLevel } from '../host-components/text.tsx';
import type { PreviewUser } from '../start-preview.ts';
import type { AppPage, Host } from '../worker/run-extension.ts';
import { appPageAddress, goTo } from './places.ts';
import type { PortalInfo } from './read-api.ts';

const controller = createController(hostComponents);
const TOAST_MS = 5_000;

interface Props {
  extension: ExtensionName;
  title: string;
  portal: PortalInfo;
  user: PreviewUser;
  /** What HubSpot adds to the context at this extension point. */
  context: Record<string, unknown>;
  /** Where the app's pages are. */
  page?: AppPage;
  properties?: Record<string, string | null>;
  /** The card asked HubSpot to read the record anew. */
  refreshed?: () => void;
}

interface Worked {
  run(channel: unknown, host: Host, bundleUrl: string): void;
  move(page: AppPage): void;
}

/** Runs an extension's bundle in a worker and draws what it renders, as HubSpot does. */
export function ExtensionFrame(props: Props) {
  const [receiver, setReceiver] = useState<RemoteReceiver | null>(null);
  const [toast, setToast] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const worked = useRef<Endpoint<Worked> | null>(null);
  useEffect(() => {
    const worker = new Worker('/assets/worker.js');
    const created = createRemoteReceiver();
    const endpoint = createEndpoint<Worked>(fromWebWorker(worker));
    worked.current = endpoint;
    setReceiver(created);
    worker.onerror = (event) => setFailure(event.message);
    const host = hostFor(latest, setToast);
    endpoint.call
      .run(created.receive, host, `${window.location.origin}/extensions/${latest.current.extension}.js`)
      .catch((error: Error) => setFailure(error.message));
    return () => worker.terminate();
  }, []);
  const place = props.page && JSON.stringify(props.page);
  useEffect(() => {
    if (place) worked.current?.call.move(JSON.parse(place) as AppPage);
  }, [place]);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(null), TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <section className={`extension-frame ${props.extension}-frame`} aria-label={props.title}>
      {props.extension !== 'pages' && (
        <header>
          {props.extension === 'card' ? <h2>{props.title}</h2> : <h1>{props.title}</h1>}
          <span className="muted">Onus</span>
        </header>
      )}
      {failure && <p role="alert">The extension failed: {failure}</p>}
      {receiver && (
        <HeadingLevel.Provider value={props.extension === 'card' ? 'h3' : 'h2'}>
          <RemoteRenderer receiver={receiver} controller={controller} />
        </HeadingLevel.Provider>
      )}
      <div className="toasts" role="status">
        {toast && <p className="toast">{toast}</p>}
      </div>
    </section>
  );
}

function hostFor(latest: { current: Props }, showToast: (text: string) => void): Host {
  const { portal, user, context, page, title } = latest.current;
  const [firstName = '', ...rest] = user.name.split(' ');
  return {
    context: {
      ...context,
      portal: { id: portal.portalId, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      user: {
        id: user.userId,
        email: user.email,
        emails: [user.email],
        firstName,
        lastName: rest.join(' '),
        locale: 'en',
        language: 'en',
        teams: [],
      },
      extension: { appId: 1, appName: 'Onus', cardTitle: title },
      variables: { onusUrl: portal.appUrl },
    },
    page: page ?? { path: '/', params: {} },
    actions: {
      addAlert: (alert) => showToast((alert as { message: string }).message),
      refreshObjectProperties: () => latest.current.refreshed?.(),
      reloadPage: () => window.location.reload(),
      navigateToPage: (options) => {
        const { to, params = {} } = options as { to: string; params?: Record<string, string> };
        goTo(appPageAddress(to, params), { stay: true });
      },
    },
    fetch: async (url, options) => {
      const response = await fetch('/hubspot-fetch', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ url, method: options.method ?? 'GET', body: options.body, userId: user.userId }),
      });
      return { status: response.status, body: await response.text() };
    },
    properties: async (names) =>
      Object.fromEntries(names.map((name) => [name, latest.current.properties?.[name] ?? null])),
  };
}
