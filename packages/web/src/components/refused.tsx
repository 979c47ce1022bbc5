import type { ReactElement } from 'react';
import { RequestFailed } from '../api/fetch-json.ts';
import { useText } from '../text/use-text.ts';

/** Why something was refused, beside what was asked. */
export function Refused({ error }: { readonly error: unknown }): ReactElement | null {
  const text = useText();
  if (error === undefined) return null;
  const problem = error instanceof RequestFailed ? error.problem : undefined;
  return (
    <p className="refused" role="alert" data-plain>
      {problem === undefined ? text.states.unreachable : `${problem.detail}${text.account.stop}${problem.hint}`}
    </p>
  );
}
