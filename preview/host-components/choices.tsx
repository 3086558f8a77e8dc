import { useEffect, useId, useState } from 'react';

/** Look-alikes of HubSpot's fields to choose with. Events cross into the worker as plain values. */

interface FieldProps {
  label?: string;
  name?: string;
  description?: string;
}
interface Option {
  label: string;
  value: string | number | boolean;
}

function Described({ id, description }: { id: string; description?: string | undefined }) {
  if (!description) return null;
  return (
    <p id={`${id}-description`} className="hs-text hs-microcopy">
      {description}
    </p>
  );
}

export function Select(
  props: FieldProps & { options?: Option[]; value?: Option['value']; onChange?: (value: Option['value']) => void },
) {
  const id = useId();
  const options = props.options ?? [];
  return (
    <div className="hs-field">
      <label htmlFor={id}>{props.label}</label>
      <Described id={id} description={props.description} />
      <select
        id={id}
        name={props.name}
        value={String(props.value ?? '')}
        aria-describedby={props.description ? `${id}-description` : undefined}
        onChange={(event) => {
          const chosen = options.find(({ value }) => String(value) === event.target.value);
          if (chosen) props.onChange?.(chosen.value);
        }}
      >
        {options.map(({ label, value }) => (
          <option key={String(value)} value={String(value)}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function MultiSelect(
  props: FieldProps & { options?: Option[]; value?: Option['value'][]; onChange?: (value: Option['value'][]) => void },
) {
  const chosen = props.value ?? [];
  return (
    <fieldset className="hs-field hs-many">
      <legend>{props.label}</legend>
      {(props.options ?? []).map(({ label, value }) => (
        <label key={String(value)}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              props.onChange?.(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** Sends what was typed when the field is left or Enter is pressed, as HubSpot's `onChange` does. */
export function Input(
  props: FieldProps & {
    value?: string;
    type?: 'text' | 'password';
    onChange?: (value: string) => void;
    numeric?: boolean;
  },
) {
  const id = useId();
  const [typed, setTyped] = useState(props.value ?? '');
  useEffect(() => setTyped(props.value ?? ''), [props.value]);
  const send = () => {
    if (typed !== (props.value ?? '')) props.onChange?.(typed);
  };
  return (
    <div className="hs-field">
      <label htmlFor={id}>{props.label}</label>
      <Described id={id} description={props.description} />
      <input
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        autoComplete="off"
        value={typed}
        inputMode={props.numeric ? 'decimal' : 'text'}
        aria-describedby={props.description ? `${id}-description` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={send}
        onKeyDown={(event) => event.key === 'Enter' && send()}
      />
    </div>
  );
}

export function NumberInput(props: FieldProps & { value?: number; onChange?: (value: number | undefined) => void }) {
  const { value, onChange, ...field } = props;
  return (
    <Input
      {...field}
      numeric={true}
      value={value === undefined ? '' : String(value)}
      onChange={(typed) => onChange?.(typed.trim() === '' ? undefined : Number(typed))}
    />
  );
}

export function Toggle(props: { label?: string; name?: string; checked?: boolean; onChange?: (on: boolean) => void }) {
  return (
    <label className="hs-toggle">
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.checked ?? false}
        name={props.name}
        checked={props.checked ?? false}
        onChange={(event) => props.onChange?.(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
