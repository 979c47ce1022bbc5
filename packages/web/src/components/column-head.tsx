import type { ReactElement } from 'react';

/** The head of a column of a table, each line of it by itself. Digits in it are no figures. */
export function ColumnHead(props: { readonly className?: string; readonly words: readonly string[] }): ReactElement {
  return (
    <th scope="col" className={props.className}>
      {props.words.map((word) => (
        <span key={word} data-plain={/\d/.test(word) || undefined}>
          {word}
        </span>
      ))}
    </th>
  );
}
