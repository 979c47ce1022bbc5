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

/** The head of a table whose columns need no more than a name. */
export function PlainHeads({ heads }: { readonly heads: readonly string[] }): ReactElement {
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col" data-plain={/\d/.test(head) || undefined}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}
