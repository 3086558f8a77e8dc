import { createContext, type ReactNode, useContext } from 'react';

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

/** Headings stand one level below the title of what they are in: a card on a record, or a page of its own. */
export const HeadingLevel = createContext<'h2' | 'h3'>('h3');

export function Heading({ children }: { children?: ReactNode }) {
  const Level = useContext(HeadingLevel);
  return <Level className="hs-heading">{children}</Level>;
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
