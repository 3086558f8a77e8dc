import type { ReactNode } from 'react';

/** Look-alikes of HubSpot's text components. */

interface TextProps {
  children?: ReactNode;
  variant?: 'bodytext' | 'microcopy';
  format?: { italic?: boolean; fontWeight?: string };
}

export function Text({ children, variant = 'bodytext', format }: TextProps) {
  const weight = format?.fontWeight === 'bold' || format?.fontWeight === 'demibold' ? 'hs-bold' : '';
  return <p className={`hs-text hs-${variant} ${format?.italic ? 'hs-italic' : ''} ${weight}`}>{children}</p>;
}

export function Heading({ children }: { children?: ReactNode }) {
  return <h3 className="hs-heading">{children}</h3>;
}

export function Tag({ children, variant = 'default' }: { children?: ReactNode; variant?: string }) {
  return <span className={`hs-tag hs-tag-${variant}`}>{children}</span>;
}

export function StatusTag({ children, variant = 'default' }: { children?: ReactNode; variant?: string }) {
  return (
    <span className={`hs-status hs-status-${variant}`}>
      <span aria-hidden="true" className="hs-dot" />
      {children}
    </span>
  );
}
