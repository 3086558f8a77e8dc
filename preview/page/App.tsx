import { useCallback, useEffect, useState } from 'react';
import type { Deal } from '../read-portal.ts';
import { DealList } from './DealList.tsx';
import { DealRecord } from './DealRecord.tsx';
import { type PortalInfo, readDeals, readPortal } from './read-api.ts';

const POLL_MS = 3_000;

/** Where the page is: a deal or none, seen as which user. Kept in the address, so that it can be linked. */
function placeOf(location: Location): { dealId: string | null; userId: number | null } {
  const dealId = /^\/deals\/(\d+)/.exec(location.pathname)?.[1] ?? null;
  const userId = Number(new URLSearchParams(location.search).get('as')) || null;
  return { dealId, userId };
}

export function App() {
  const [portal, setPortal] = useState<PortalInfo | null>(null);
  const [deals, setDeals] = useState<Deal[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [place, setPlace] = useState(() => placeOf(window.location));
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
    const moved = () => setPlace(placeOf(window.location));
    window.addEventListener('popstate', moved);
    return () => {
      clearInterval(timer);
      window.removeEventListener('popstate', moved);
    };
  }, [refresh]);
  const go = (dealId: string | null, userId: number | null) => {
    window.history.pushState(null, '', `${dealId ? `/deals/${dealId}` : '/'}${userId ? `?as=${userId}` : ''}`);
    setPlace({ dealId, userId });
  };
  const user =
    portal?.users.find((one) => one.userId === place.userId) ??
    portal?.users.find((one) => one.role === 'manager') ??
    portal?.users[0];
  return (
    <>
      <header className="top">
        <button type="button" className="brand" onClick={() => go(null, place.userId)}>
          {portal?.name ?? 'Deals'}
        </button>
        <span className="imitation">local preview: HubSpot's styling is imitated</span>
        {portal && user && (
          <label className="as">
            Signed in as
            <select value={user.userId} onChange={(event) => go(place.dealId, Number(event.target.value))}>
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
      <main className={place.dealId ? 'with-record' : ''}>
        <DealList deals={deals} selected={place.dealId} open={(id) => go(id, place.userId)} />
        {place.dealId && portal && user ? (
          <DealRecord
            key={`${place.dealId} ${user.userId}`}
            dealId={place.dealId}
            portal={portal}
            user={user}
            back={() => go(null, place.userId)}
            changed={refresh}
          />
        ) : (
          <section className="nothing">
            <h1>Deals</h1>
            <p>Choose a deal. Lost ones carry a loss review: open one as the manager, then as its owner.</p>
          </section>
        )}
      </main>
    </>
  );
}
