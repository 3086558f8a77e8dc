import { useCallback, useEffect, useState } from 'react';
import type { Deal } from '../read-portal.ts';
import { DealList } from './DealList.tsx';
import { DealRecord } from './DealRecord.tsx';
import { ExtensionFrame } from './ExtensionFrame.tsx';
import { goTo, type Place, placeOf, userOf } from './places.ts';
import { type PortalInfo, readDeals, readPortal } from './read-api.ts';

const POLL_MS = 3_000;

export function App() {
  const [portal, setPortal] = useState<PortalInfo | null>(null);
  const [deals, setDeals] = useState<Deal[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [place, setPlace] = useState<Place>(() => placeOf(window.location));
  const [userId, setUserId] = useState(() => userOf(window.location.search));
  const refresh = useCallback(() => {
    readDeals().then(
      (read) => {
        setDeals(read);
        setFailure(null);
      },
      (error: Error) => setFailure(error.message),
    );
  }, []);
  useEffect(() => {
    readPortal().then(setPortal, (error: Error) => setFailure(error.message));
    refresh();
    const timer = setInterval(refresh, POLL_MS);
    const moved = () => {
      setPlace(placeOf(window.location));
      setUserId(userOf(window.location.search));
    };
    window.addEventListener('popstate', moved);
    return () => {
      clearInterval(timer);
      window.removeEventListener('popstate', moved);
    };
  }, [refresh]);
  const user =
    portal?.users.find((one) => one.userId === userId) ??
    portal?.users.find((one) => one.role === 'manager') ??
    portal?.users[0];
  const here = window.location.pathname + window.location.search;
  return (
    <>
      <header className="top">
        <button type="button" className="brand" onClick={() => goTo('/')}>
          {portal?.name ?? 'Deals'}
        </button>
        <nav aria-label="HubSpot">
          <Go to="/" current={place.kind === 'deals'} label="Deals" />
          <Go to="/app" current={place.kind === 'app'} label="Loss reviews (app)" />
          <Go to="/settings" current={place.kind === 'settings'} label="Settings (app)" />
        </nav>
        <span className="imitation">local preview: HubSpot's styling is imitated</span>
        {portal && user && (
          <label className="as">
            Signed in as
            <select value={user.userId} onChange={(event) => goTo(here, { userId: Number(event.target.value) })}>
              {portal.users.map((one) => (
                <option key={one.userId} value={one.userId}>
                  {one.name} ({one.role})
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      {failure && (
        <p className="failure" role="alert">
          {failure}
        </p>
      )}
      {place.kind !== 'deals' ? (
        <main className="app-page">
          {portal && user && (
            <ExtensionFrame
              key={`${place.kind} ${user.userId}`}
              extension={place.kind === 'app' ? 'pages' : 'settings'}
              title={place.kind === 'app' ? 'Loss reviews' : 'Settings'}
              context={{ location: place.kind === 'app' ? 'pages' : 'settings' }}
              portal={portal}
              user={user}
              {...(place.kind === 'app' ? { page: { path: place.path, params: place.params } } : {})}
            />
          )}
        </main>
      ) : (
        <main className={place.dealId ? 'with-record' : ''}>
          <DealList deals={deals} selected={place.dealId} open={(id) => goTo(`/deals/${id}`)} />
          {place.dealId && portal && user ? (
            <DealRecord
              key={`${place.dealId} ${user.userId}`}
              dealId={place.dealId}
              portal={portal}
              user={user}
              back={() => goTo('/')}
              changed={refresh}
            />
          ) : (
            <section className="nothing">
              <h1>Deals</h1>
              <p>Choose a deal. Lost ones carry a loss review: open one as the manager, then as its owner.</p>
            </section>
          )}
        </main>
      )}
    </>
  );
}

function Go({ to, label, current }: { to: string; label: string; current: boolean }) {
  return (
    <a
      href={to}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault();
        goTo(to);
      }}
    >
      {label}
    </a>
  );
}
