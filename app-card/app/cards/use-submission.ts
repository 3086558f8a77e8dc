import { useRef, useState } from 'react';

/** A random key; `crypto.randomUUID` is not there in every worker. */
function newKey(): string {
  return Array.from({ length: 4 }, () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')).join('-');
}

/**
 * One submission at a time. The idempotency key is made once per submission and kept for its repeats, until it succeeds or
 * its content changes: HubSpot repeats a call on 5xx, and a user presses again after an error.
 */
export function useSubmission<T>(send: (content: T, idempotencyKey: string) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const pending = useRef<{ content: string; key: string } | null>(null);
  const submit = async (content: T): Promise<void> => {
    if (busy) return;
    const written = JSON.stringify(content);
    if (pending.current?.content !== written) pending.current = { content: written, key: newKey() };
    setBusy(true);
    setError(null);
    try {
      await send(content, pending.current.key);
      pending.current = null;
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'It could not be saved. Try again.');
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, submit };
}
