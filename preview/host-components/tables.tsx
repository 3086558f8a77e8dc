import type { ReactNode } from 'react';

/** Look-alikes of HubSpot's table. */

interface Cell {
  children?: ReactNode;
  align?: 'left' | 'center' | 'right';
  colSpan?: number;
}

export function Table(props: {
  children?: ReactNode;
  paginated?: boolean;
  pageCount?: number;
  page?: number;
  onPageChange?: (page: number) => void;
}) {
  const { page = 1, pageCount = 1 } = props;
  return (
    <div className="hs-table">
      <table>{props.children}</table>
      {props.paginated && (
        <nav aria-label="Pages of the table">
          <button type="button" disabled={page <= 1} onClick={() => props.onPageChange?.(page - 1)}>
            Previous page
          </button>
          <span>{`Page ${page} of ${pageCount}`}</span>
          <button type="button" disabled={page >= pageCount} onClick={() => props.onPageChange?.(page + 1)}>
            Next page
          </button>
        </nav>
      )}
    </div>
  );
}

export function TableHead({ children }: { children?: ReactNode }) {
  return <thead>{children}</thead>;
}

export function TableBody({ children }: { children?: ReactNode }) {
  return <tbody>{children}</tbody>;
}

export function TableRow({ children }: { children?: ReactNode }) {
  return <tr>{children}</tr>;
}

export function TableHeader({ children, align }: Cell) {
  return (
    <th scope="col" className={`hs-align-${align ?? 'left'}`}>
      {children}
    </th>
  );
}

export function TableCell({ children, align, colSpan }: Cell) {
  return (
    <td className={`hs-align-${align ?? 'left'}`} colSpan={colSpan}>
      {children}
    </td>
  );
}

export function Statistics({ children }: { children?: ReactNode }) {
  return <dl className="hs-statistics">{children}</dl>;
}

export function StatisticsItem({ label, number }: { label?: string; number?: string | number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{number}</dd>
    </div>
  );
}
