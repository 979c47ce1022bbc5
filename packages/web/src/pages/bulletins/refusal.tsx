import type { ReactElement } from 'react';
import type { RequestFailed } from '../../api/fetch-json.ts';
import { useText } from '../../text/use-text.ts';

/** Why a change was refused, and what to do. */
export function Refusal({ error }: { readonly error: RequestFailed }): ReactElement {
  const text = useText();
  const { problem } = error;
  return (
    <p className="refusal" role="alert" data-plain>
      {problem === undefined ? text.states.unreachable : `${problem.detail}。${problem.hint}`}
    </p>
  );
}
