import { createController, createRemoteReceiver, type RemoteReceiver, RemoteRenderer } from '@remote-ui/react/host';
import { createEndpoint, fromWebWorker } from '@remote-ui/rpc';
import { useEffect, useRef, useState } from 'react';
import { hostComponents } from '../host-components/all.ts';
import type { PreviewUser } from '../start-preview.ts';
import type { Host } from '../worker/run-card.ts';
import type { PortalInfo } from './read-api.ts';

const controller = createController(hostComponents);
const TOAST_MS = 5_000;

interface Props {
  dealId: string;
  portal: PortalInfo;
  user: PreviewUser;
  properties: Record<string, string | null>;
  /** The card asked HubSpot to read the record anew. */
  refreshed: () => void;
}

/** Runs the card's bundle in a worker and draws what it renders, as HubSpot does. */
export function CardFrame(props: Props) {
  const [receiver, setReceiver] = useState<RemoteReceiver | null>(null);
  const [toast, setToast] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const worker = new Worker('/assets/worker.js');
    const created = createRemoteReceiver();
    const endpoint = createEndpoint<{ run(channel: unknown, host: Host, cardUrl: string): void }>(
      fromWebWorker(worker),
    );
    setReceiver(created);
    worker.onerror = (event) => setFailure(event.message);
    const host = hostFor(latest, setToast);
    endpoint.call
      .run(created.receive, host, `${window.location.origin}/card.js`)
      .catch((error: Error) => setFailure(error.message));
    return () => worker.terminate();
  }, []);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(null), TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <section className="card-frame" aria-label="Loss review">
      <header>
        <h2>Loss review</h2>
        <span className="muted">Onus</span>
      </header>
      {failure && <p role="alert">The card failed: {failure}</p>}
      {receiver && <RemoteRenderer receiver={receiver} controller={controller} />}
      <div className="toasts" role="status">
        {toast && <p className="toast">{toast}</p>}
      </div>
    </section>
  );
}

function hostFor(latest: { current: Props }, showToast: (text: string) => void): Host {
  const { dealId, portal, user } = latest.current;
  const [firstName = '', ...rest] = user.name.split(' ');
  return {
    context: {
      location: 'crm.record.tab',
      crm: { objectId: Number(dealId), objectTypeId: '0-3' },
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
      extension: { appId: 1, appName: 'Onus', cardTitle: 'Loss review' },
      variables: { onusUrl: portal.appUrl },
    } as Host['context'],
    actions: {
      addAlert: (alert) => showToast((alert as { message: string }).message),
      refreshObjectProperties: () => latest.current.refreshed(),
      reloadPage: () => window.location.reload(),
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
      Object.fromEntries(names.map((name) => [name, latest.current.properties[name] ?? null])),
  };
}
