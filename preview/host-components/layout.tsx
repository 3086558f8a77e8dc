import { Children, type ReactNode } from 'react';

/** Look-alikes of HubSpot's layout components. */

interface FlexProps {
  children?: ReactNode;
  direction?: 'row' | 'column';
  gap?: string;
  justify?: string;
  align?: string;
  wrap?: string | boolean;
}

export function Flex({ children, direction = 'row', gap = 'flush', justify, align }: FlexProps) {
  return (
    <div
      className={`hs-flex hs-${direction} hs-gap-${gap} ${justify ? `hs-justify-${justify}` : ''} ${align ? `hs-align-${align}` : ''}`}
    >
      {children}
    </div>
  );
}

export function Divider() {
  return <hr className="hs-divider" />;
}

export function Tile({ children, compact }: { children?: ReactNode; compact?: boolean }) {
  return <div className={`hs-tile ${compact ? 'hs-compact' : ''}`}>{children}</div>;
}

export function List({ children, variant }: { children?: ReactNode; variant?: string }) {
  const Tag = variant === 'ordered' ? 'ol' : 'ul';
  return (
    <Tag className="hs-list">
      {Children.map(children, (child) => (
        <li>{child}</li>
      ))}
    </Tag>
  );
}

export function Accordion({
  children,
  title,
  defaultOpen,
}: {
  children?: ReactNode;
  title?: ReactNode;
  defaultOpen?: boolean;
}) {
  return (
    <details className="hs-accordion" open={defaultOpen}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
