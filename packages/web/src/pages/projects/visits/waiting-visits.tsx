import type { ReactElement } from 'react';
import { Refused } from '../../../components/refused.tsx';
import { useText } from '../../../text/use-text.ts';
import type { Outbox } from './use-outbox.ts';

/** Visits that wait in this browser, with what the server refused of them. */
export function WaitingVisits({ outbox }: { readonly outbox: Outbox }): ReactElement {
  const words = useText().projects.visits;
  const { waiting, refusal, sendAll, drop } = outbox;
  return (
    <>
      {waiting.length > 0 && (
        <div className="visit-waiting" role="status">
          <p data-plain>{words.waiting(waiting.length)}</p>
          <ul>
            {waiting.map((visit) => (
              <li key={visit.key} data-plain>
                {`${visit.on} ${visit.projectName} ${visit.seen}`}{' '}
                <button type="button" className="link" onClick={() => void drop(visit.key)}>
                  {words.drop}
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="press" onClick={() => void sendAll()}>
            {words.sendNow}
          </button>
        </div>
      )}
      <Refused error={refusal} />
    </>
  );
}
