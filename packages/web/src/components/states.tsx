import type { ReactElement, ReactNode } from 'react';
import { RequestFailed } from '../api/fetch-json.ts';
import { useText } from '../text/use-text.ts';

/** While something is being read: lines where the rows will stand. */
export function Loading({ rows }: { readonly rows: number }): ReactElement {
  const text = useText();
  return (
    <div className="skeleton" role="status" aria-label={text.states.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row">
          <i style={{ width: `${9 + ((row * 7) % 5)}%` }} />
          <i style={{ width: '5%' }} />
          <i style={{ width: '8%' }} />
          <i style={{ width: `${28 + ((row * 11) % 17)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** Nothing there yet: says what to do. */
export function Empty({ children }: { readonly children: ReactNode }): ReactElement {
  const text = useText();
  return (
    <section className="notice">
      <h2>{text.states.emptyTitle}</h2>
      <p data-plain>{children}</p>
    </section>
  );
}

/** It went wrong: what, why, and the way on. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry: () => void }): ReactElement {
  const text = useText();
  const problem = error instanceof RequestFailed ? error.problem : undefined;
  return (
    <section className="notice" role="alert">
      <h2>{text.states.failedTitle}</h2>
      <p data-plain>{problem === undefined ? text.states.unreachable : `${problem.detail}。${problem.hint}`}</p>
      <button type="button" className="press" onClick={retry}>
        {text.states.retry}
      </button>
    </section>
  );
}
