import { useCallback, useEffect, useState } from 'react';
import type { CardData } from './card-data.ts';
import { fetchCard } from './fetch-card.ts';

export type Loaded = { state: 'loading' } | { state: 'error'; message: string } | { state: 'loaded'; card: CardData };

/** The card of a deal: loads it, loads it anew on demand, and takes a fresher one from a submission. */
export function useCard(onusUrl: string, dealId: number) {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const reload = useCallback(() => {
    setLoaded({ state: 'loading' });
    fetchCard(onusUrl, dealId).then(
      (card) => setLoaded({ state: 'loaded', card }),
      (error: Error) => setLoaded({ state: 'error', message: error.message }),
    );
  }, [onusUrl, dealId]);
  useEffect(reload, [reload]);
  const show = useCallback((card: CardData) => setLoaded({ state: 'loaded', card }), []);
  return { loaded, reload, show };
}
