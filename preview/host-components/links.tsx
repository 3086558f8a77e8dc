import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { appPageAddress, dealOfAddress, goTo } from '../page/places.ts';

/** Look-alikes of HubSpot's links and page parts. Addresses of HubSpot's records and of the app's pages open in the preview. */

interface LinkProps {
  children?: ReactNode;
  href?: string | { url: string; external?: boolean };
}

export function Link({ children, href }: LinkProps) {
  const url = typeof href === 'string' ? href : (href?.url ?? '');
  const dealId = dealOfAddress(url);
  return <Inside address={dealId ? `/deals/${dealId}` : url}>{children}</Inside>;
}

interface PageLinkProps {
  children?: ReactNode;
  to?: string;
  params?: Record<string, string>;
}

export function PageLink({ children, to = '/', params = {} }: PageLinkProps) {
  return <Inside address={appPageAddress(to, params)}>{children}</Inside>;
}

function Inside({ address, children }: { address: string; children?: ReactNode }) {
  const follow = (event: MouseEvent) => {
    if (!address.startsWith('/') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(address);
  };
  return (
    <a className="hs-link" href={address} onClick={follow}>
      {children}
    </a>
  );
}

export function PageBreadcrumbs({ children }: { children?: ReactNode }) {
  return (
    <nav className="hs-breadcrumbs" aria-label="Where this page is">
      {children}
    </nav>
  );
}

export function PageBreadcrumbsPageLink(props: PageLinkProps) {
  return (
    <>
      <PageLink {...props} />
      <span aria-hidden="true"> › </span>
    </>
  );
}

export function PageBreadcrumbsCurrent({ children }: { children?: ReactNode }) {
  return <span aria-current="page">{children}</span>;
}

let moved = false;
window.addEventListener('popstate', () => {
  moved = true;
});

/** Who follows a link goes on from the new page's title, not from the top of the window. */
export function PageTitle({ children }: { children?: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved && document.activeElement === document.body) title.current?.focus();
  }, []);
  return (
    <h1 className="hs-page-title" ref={title} tabIndex={-1}>
      {children}
    </h1>
  );
}
