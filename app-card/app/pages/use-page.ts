import { useExtensionActions, useExtensionContext } from '@hubspot/ui-extensions';
import { usePageRoute } from '@hubspot/ui-extensions/pages';
import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchPage, filtersOf, paramsOf } from './fetch-page.ts';
import type { Filters, PageData } from './page-data.ts';

type Loaded<T> = { state: 'loading' } | { state: 'error'; message: string } | { state: 'loaded'; data: T };

/**
 * A page's data: loaded with the filters of its address, and anew when they are changed. An answer that is older than what was
 * asked for last is dropped. `query` must be the same object as long as it says the same.
 */
export function usePage<T extends PageData>(path: string, query?: Record<string, string>) {
  const context = useExtensionContext<'pages'>();
  const onusUrl = String((context.variables as Record<string, unknown> | undefined)?.onusUrl ?? '').replace(/\/+$/, '');
  const { filters, change } = useFilters();
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const newest = useRef(0);
  const load = useCallback(() => {
    const asked = ++newest.current;
    setLoaded((before) => (before.state === 'loaded' ? before : { state: 'loading' }));
    fetchPage(onusUrl, path, paramsOf(filters, query)).then(
      (data) => asked === newest.current && setLoaded({ state: 'loaded', data: data as T }),
      (error: Error) => asked === newest.current && setLoaded({ state: 'error', message: error.message }),
    );
  }, [onusUrl, path, filters, query]);
  useEffect(load, [load]);
  return { loaded, filters, setFilters: change, reload: load, locale: context.user?.locale ?? 'en' };
}

/** The filters live in the page's address, so that Back, a reload and a sent link keep them. A choice shows at once, before the address follows. */
function useFilters(): { filters: Filters; change: (filters: Filters) => void } {
  const { navigateToPage } = useExtensionActions<'pages'>();
  const { path, params } = usePageRoute();
  const inAddress = JSON.stringify(filtersOf(params));
  const [filters, setFilters] = useState<Filters>(() => filtersOf(params));
  useEffect(() => {
    setFilters((before) => (JSON.stringify(before) === inAddress ? before : (JSON.parse(inAddress) as Filters)));
  }, [inAddress]);
  const change = (chosen: Filters) => {
    setFilters(chosen);
    navigateToPage({ to: path, params: paramsOf(chosen) });
  };
  return { filters, change };
}
