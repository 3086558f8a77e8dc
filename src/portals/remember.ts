/**
 * Keeps the answer of `load` for `ttlMs`; calls that come meanwhile share one load. A failed load is not kept.
 * `refresh` loads anew, for when the kept answer is known to be too old. `now` in ms.
 */
export function remember<T>(
  load: () => Promise<T>,
  ttlMs: number,
  now: () => number,
): { get(): Promise<T>; refresh(): Promise<T> } {
  let kept: { value: Promise<T>; at: number } | null = null;
  const refresh = () => {
    const value = load();
    const entry = { value, at: now() };
    kept = entry;
    value.catch(() => {
      if (kept === entry) kept = null;
    });
    return value;
  };
  return { get: () => (kept && now() - kept.at < ttlMs ? kept.value : refresh()), refresh };
}
