/** Where the preview is, kept in the address so that it can be linked: a deal, the settings, or one of the app's pages. */
export type Place =
  | { kind: 'deals'; dealId: string | null }
  | { kind: 'settings' }
  | { kind: 'app'; path: string; params: Record<string, string> };

export function placeOf({ pathname, search }: { pathname: string; search: string }): Place {
  if (pathname === '/settings') return { kind: 'settings' };
  if (pathname === '/app' || pathname.startsWith('/app/')) {
    const params = Object.fromEntries(new URLSearchParams(search));
    delete params.as;
    return { kind: 'app', path: pathname.slice('/app'.length) || '/', params };
  }
  return { kind: 'deals', dealId: /^\/deals\/(\d+)/.exec(pathname)?.[1] ?? null };
}

/** Who looks: HubSpot's user id in the address. */
export function userOf(search: string): number | null {
  return Number(new URLSearchParams(search).get('as')) || null;
}

export function appPageAddress(to: string, params: Record<string, string>): string {
  const search = new URLSearchParams(params).toString();
  return `/app${to === '/' ? '' : to}${search ? `?${search}` : ''}`;
}

/** The deal of an address of HubSpot's deal records. */
export function dealOfAddress(url: string): string | null {
  return /^https:\/\/app\.hubspot\.com\/contacts\/\d+\/record\/0-3\/(\d+)/.exec(url)?.[1] ?? null;
}

/** Goes to an address of the preview, as the same user; `stay` keeps the place on the screen. */
export function goTo(
  address: string,
  { userId = userOf(window.location.search), stay = false }: { userId?: number | null; stay?: boolean } = {},
): void {
  const url = new URL(address, window.location.origin);
  if (userId) url.searchParams.set('as', String(userId));
  window.history.pushState(null, '', url.pathname + url.search);
  window.dispatchEvent(new PopStateEvent('popstate'));
  if (!stay) window.scrollTo(0, 0);
}
