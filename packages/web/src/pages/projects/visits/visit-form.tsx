import type { ProjectBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useMay, useMe } from '../../../api/people.ts';
import { useText } from '../../../text/use-text.ts';
import { keepVisit } from './outbox.ts';
import { useOutbox } from './use-outbox.ts';
import { freshVisit, type TypedVisit, VisitFields, visitTyped } from './visit-fields.tsx';
import { WaitingVisits } from './waiting-visits.tsx';

/** Reports a visit from the project (走访登记). What is entered is kept in the browser first and sent when there is a network, once however
 *  often it is tried. */
export function VisitForm(props: { readonly body: ProjectBody; readonly today: string }): ReactElement | null {
  const { body, today } = props;
  const { city } = useAddress();
  const may = useMay();
  const by = useMe().data?.signInName ?? null;
  const words = useText().projects.visits;
  const outbox = useOutbox(by);
  const [typed, setTyped] = useState<TypedVisit>();
  if (!may('visit.file')) return null;
  const file = async (): Promise<void> => {
    if (typed === undefined || by === null) return;
    const { project } = body.row;
    await keepVisit(visitTyped(typed, { by, city, project: project.code, projectName: project.name }));
    setTyped(undefined);
    await outbox.sendAll();
  };
  return (
    <>
      {typed === undefined ? (
        <p className="enterprise-back">
          <button type="button" className="press" onClick={() => setTyped(freshVisit(today))}>
            {words.file}
          </button>
        </p>
      ) : (
        <VisitFields typed={typed} today={today} change={setTyped} send={() => void file()} />
      )}
      <WaitingVisits outbox={outbox} />
    </>
  );
}
