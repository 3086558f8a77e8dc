import { useCallback, useEffect, useRef, useState } from 'react';
import type { CardData } from './card-data.ts';
import { fetchCard } from './fetch-card.ts';

export type Loaded = { state: 'loading' } | { state: 'error'; message: string } | { state: 'loaded'; card: CardData };

/** While something is under way the card looks again by itself: every five seconds, for two minutes. */
const AGAIN_MS = 5_000;
const MOST_LOOKS = 24;

/** The card of a deal: loads it, loads it anew on demand or while it waits, and takes a fresher one from a submission. */
export function useCard(onusUrl: string, dealId: number) {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const looks = useRef(0);
  const newest = useRef(0);
  /** An answer that is older than what is shown is dropped; a failed look keeps what is shown, and what is being typed. */
  const load = useCallback(() => {
    const asked = ++newest.current;
    return fetchCard(onusUrl, dealId).then(
      (card) => {
        if (asked === newest.current) setLoaded({ state: 'loaded', card });
      },
      (error: Error) =>
        setLoaded((before) => (before.state === 'loaded' ? { ...before } : { state: 'error', message: error.message })),
    );
  }, [onusUrl, dealId]);
  const reload = useCallback(() => {
    looks.current = 0;
    setLoaded({ state: 'loading' });
    void load();
  }, [load]);
  useEffect(reload, [reload]);
  useEffect(() => {
    if (loaded.state !== 'loaded' || !isUnderWay(loaded.card) || looks.current >= MOST_LOOKS) return;
    const timer = setTimeout(() => {
      looks.current++;
      void load();
    }, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [loaded, load]);
  const show = useCallback((card: CardData) => {
    newest.current++;
    setLoaded({ state: 'loaded', card });
  }, []);
  return { loaded, reload, show };
}

/** The note is being read, or what the rep wrote is on its way to the deal. */
function isUnderWay(card: CardData): boolean {
  return card.state === 'waiting' || card.needs?.saving === true || card.reflections.some((one) => !one.logged);
}
