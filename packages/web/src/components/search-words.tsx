import { type ReactElement, useState } from 'react';
import { useAddress, useGo } from '../address/use-address.ts';

/** A field that narrows a list by words; they stand in the address. */
export function SearchWords(props: {
  readonly label: string;
  readonly hint: string;
  readonly press: string;
}): ReactElement {
  const { search } = useAddress();
  const go = useGo();
  const [typed, setTyped] = useState(search ?? '');
  return (
    <form
      className="enterprise-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        go({ search: typed.trim() === '' ? undefined : typed.trim(), figures: [] });
      }}
    >
      <input
        type="search"
        aria-label={props.label}
        placeholder={props.hint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="press">
        {props.press}
      </button>
    </form>
  );
}
