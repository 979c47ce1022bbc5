import type { ReactElement } from 'react';
import { RequestFailed } from '../api/fetch-json.ts';
import type { SendState } from '../api/proceedings.ts';
import { useText } from '../text/use-text.ts';

/** Why what was sent was not done; nothing where it was. */
export function SendProblem({ state }: { readonly state: SendState }): ReactElement | null {
  const text = useText();
  if (!(state instanceof Error)) return null;
  return (
    <p className="worse" role="alert" data-plain>
      {state instanceof RequestFailed && state.problem !== undefined ? state.problem.detail : text.states.unreachable}
    </p>
  );
}
