import type { ProjectBody } from '@shigan/contract';
import { mostPhotos } from '@shigan/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useMay } from '../../../api/people.ts';
import { Refused } from '../../../components/refused.tsx';
import { useText } from '../../../text/use-text.ts';
import { dropVisit, isUnreached, keepVisit, sendVisit, type WaitingVisit, waitingVisits } from './outbox.ts';

type Typed = Pick<WaitingVisit, 'on' | 'place' | 'seen' | 'problem' | 'photos'>;

/** Reports a visit from the project (走访登记): one column for a phone. What is entered is kept in the browser first and sent when there is a
 *  network, once however often it is tried. */
export function VisitForm(props: { readonly body: ProjectBody; readonly today: string }): ReactElement | null {
  const { body, today } = props;
  const { city, language } = useAddress();
  const may = useMay();
  const words = useText().projects.visits;
  const queries = useQueryClient();
  const fresh: Typed = { on: today, place: '', seen: '', problem: '', photos: [] };
  const [typed, setTyped] = useState<Typed>();
  const [waiting, setWaiting] = useState<readonly WaitingVisit[]>([]);
  const [refusal, setRefusal] = useState<unknown>();
  const sendAll = useCallback(async (): Promise<void> => {
    setRefusal(undefined);
    let sent = 0;
    for (const visit of await waitingVisits())
      try {
        await sendVisit(visit, language);
        sent += 1;
      } catch (error) {
        // Without a way to the server all of them wait; what the server refuses is for a person to mend.
        if (isUnreached(error)) break;
        setRefusal(error);
      }
    setWaiting(await waitingVisits());
    if (sent > 0) await queries.invalidateQueries();
  }, [language, queries]);
  useEffect(() => {
    const again = (): void => void sendAll();
    again();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [sendAll]);
  if (!may('visit.file')) return null;
  const file = async (): Promise<void> => {
    if (typed === undefined) return;
    const { project } = body.row;
    const about = { key: crypto.randomUUID(), city, project: project.code, projectName: project.name };
    const told = { ...typed, place: typed.place.trim(), seen: typed.seen.trim(), problem: typed.problem.trim() };
    await keepVisit({ ...about, ...told });
    setTyped(undefined);
    await sendAll();
  };
  return (
    <>
      {typed === undefined ? (
        <p className="enterprise-back">
          <button type="button" className="press" onClick={() => setTyped(fresh)}>
            {words.file}
          </button>
        </p>
      ) : (
        <Fields typed={typed} today={today} change={setTyped} send={() => void file()} />
      )}
      {waiting.length > 0 && (
        <div className="visit-waiting" role="status">
          <p data-plain>{words.waiting(waiting.length)}</p>
          <ul>
            {waiting.map((visit) => (
              <li key={visit.key} data-plain>
                {`${visit.on} ${visit.projectName} ${visit.seen}`}{' '}
                <button
                  type="button"
                  className="link"
                  onClick={() => void dropVisit(visit.key).then(async () => setWaiting(await waitingVisits()))}
                >
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

function Fields(props: {
  readonly typed: Typed;
  readonly today: string;
  readonly change: (typed: Typed | undefined) => void;
  readonly send: () => void;
}): ReactElement {
  const { typed, change } = props;
  const words = useText().projects.visits;
  return (
    <form
      className="enterprise-form request-form"
      aria-label={words.file}
      onSubmit={(event) => {
        event.preventDefault();
        props.send();
      }}
    >
      <label>
        {words.on}
        <input
          type="date"
          value={typed.on}
          max={props.today}
          onChange={(event) => change({ ...typed, on: event.target.value })}
        />
      </label>
      <label className="wide">
        {words.place}
        <input
          value={typed.place}
          maxLength={100}
          onChange={(event) => change({ ...typed, place: event.target.value })}
        />
      </label>
      <label className="wide">
        {words.seen}
        <textarea
          rows={3}
          value={typed.seen}
          maxLength={1000}
          onChange={(event) => change({ ...typed, seen: event.target.value })}
        />
      </label>
      <label className="wide">
        {words.problem}
        <textarea
          rows={2}
          value={typed.problem}
          maxLength={500}
          onChange={(event) => change({ ...typed, problem: event.target.value })}
        />
      </label>
      <label className="wide" data-plain>
        {words.photos(mostPhotos)}
        <input
          type="file"
          accept="image/*"
          multiple
          onChange={(event) => change({ ...typed, photos: [...(event.target.files ?? [])].slice(0, mostPhotos) })}
        />
      </label>
      <p className="note">{words.note}</p>
      <div className="row">
        <button type="submit" className="press is-main" disabled={typed.seen.trim() === '' || typed.on === ''}>
          {words.send}
        </button>
        <button type="button" className="press" onClick={() => change(undefined)}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
