import { type ReactNode, useId, useState } from 'react';

/** Look-alikes of HubSpot's buttons and inputs. Events cross into the worker as plain values. */

interface ButtonProps {
  children?: ReactNode;
  variant?: 'primary' | 'secondary' | 'destructive' | 'transparent';
  disabled?: boolean;
  onClick?: () => void;
}

export function Button({ children, variant = 'secondary', disabled, onClick }: ButtonProps) {
  return (
    <button type="button" className={`hs-button hs-button-${variant}`} disabled={disabled} onClick={() => onClick?.()}>
      {children}
    </button>
  );
}

export function LoadingButton({ loading, children, ...button }: ButtonProps & { loading?: boolean }) {
  return (
    <Button {...button} disabled={Boolean(loading || button.disabled)}>
      {children}
      {loading ? ' …' : ''}
    </Button>
  );
}

interface TextAreaProps {
  label?: string;
  name?: string;
  value?: string;
  description?: string;
  placeholder?: string;
  required?: boolean;
  error?: boolean;
  validationMessage?: string;
  onInput?: (value: string) => void;
  onChange?: (value: string) => void;
}

/** Keeps what is typed itself: the worker's answer comes a moment later and must not swallow a letter. */
export function TextArea(props: TextAreaProps) {
  const id = useId();
  const [typed, setTyped] = useState(props.value ?? '');
  const [given, setGiven] = useState(props.value);
  if (props.value !== given) {
    setGiven(props.value);
    if (props.value === '') setTyped('');
  }
  const described = [props.description ? `${id}-description` : '', props.validationMessage ? `${id}-message` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={`hs-field ${props.error ? 'hs-invalid' : ''}`}>
      <label htmlFor={id}>
        {props.label}
        {props.required && <span aria-hidden="true"> *</span>}
      </label>
      {props.description && (
        <p id={`${id}-description`} className="hs-text hs-microcopy">
          {props.description}
        </p>
      )}
      <textarea
        id={id}
        name={props.name}
        rows={4}
        value={typed}
        placeholder={props.placeholder}
        required={props.required}
        aria-invalid={props.error}
        aria-describedby={described || undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          props.onInput?.(event.target.value);
        }}
        onBlur={(event) => props.onChange?.(event.target.value)}
      />
      {props.validationMessage && (
        <p id={`${id}-message`} className="hs-message">
          {props.validationMessage}
        </p>
      )}
    </div>
  );
}
