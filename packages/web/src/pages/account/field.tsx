import type { HTMLInputTypeAttribute, ReactElement } from 'react';

/** One line of a form: a label above what is typed. */
export function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly hint?: string;
  readonly inputMode?: 'numeric';
}): ReactElement {
  return (
    <label className="field">
      <span>{props.label}</span>
      <input
        type={props.type ?? 'text'}
        value={props.value}
        autoComplete={props.autoComplete ?? 'off'}
        inputMode={props.inputMode}
        required
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.hint !== undefined && <small data-plain>{props.hint}</small>}
    </label>
  );
}
