import type { ReactNode } from 'react';
import { Heading } from './text.tsx';

/** Look-alikes of HubSpot's components for messages and states. */

interface WithTitle {
  children?: ReactNode;
  title?: ReactNode;
}

export function Alert({ children, title, variant = 'info' }: WithTitle & { variant?: string }) {
  return (
    <div
      className={`hs-alert hs-alert-${variant}`}
      role={variant === 'error' || variant === 'danger' ? 'alert' : 'note'}
    >
      <strong>{title}</strong>
      <div>{children}</div>
    </div>
  );
}

export function EmptyState({ children, title }: WithTitle) {
  return (
    <div className="hs-empty">
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}

export function ErrorState({ children, title }: WithTitle) {
  return (
    <div className="hs-empty hs-failed" role="alert">
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}

export function LoadingSpinner({ label, showLabel }: { label?: string; showLabel?: boolean }) {
  return (
    <div className="hs-loading" role="progressbar" aria-label={label}>
      <span aria-hidden="true" className="hs-spinner" />
      {showLabel && label}
    </div>
  );
}

export function ProgressBar(props: { title?: string; value?: number; maxValue?: number; valueDescription?: string }) {
  return (
    <label className="hs-progress">
      {props.title}
      <progress value={props.value ?? 0} max={props.maxValue ?? 100} />
      {props.valueDescription}
    </label>
  );
}
