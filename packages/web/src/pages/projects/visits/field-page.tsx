import '../../../style/enterprises.css';
import '../../../style/parks.css';
import { dayOf } from '@shigan/core';
import { type ReactElement, useEffect, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { Failed, Loading } from '../../../components/states.tsx';
import { useText } from '../../../text/use-text.ts';
import { type FieldBook, readFieldBook } from './field-book.ts';
import { keepVisit } from './outbox.ts';
import { useOutbox } from './use-outbox.ts';
import { freshVisit, type TypedVisit, VisitFields, visitTyped } from './visit-fields.tsx';
import { WaitingVisits } from './waiting-visits.tsx';

interface Props {
  /** Who is signed in, once there is a way to the server; undefined until then, null for nobody. */
  readonly account: string | null | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  /** Keeps this page open though the server can be reached meanwhile. */
  readonly stay: () => void;
  readonly leave: () => void;
}

/** Milliseconds after which the server is asked again: a weak network comes back without telling. */
const askAgainAfter = 15_000;

/** What a page opened without a network shows (离线走访): the form for visits to the projects that were looked at before. What is typed stays
 *  when the network comes back; what waits is sent then. */
export function FieldPage(props: Props): ReactElement {
  const [book, setBook] = useState<FieldBook | null>();
  useEffect(() => {
    void readFieldBook().then((found) => setBook(found ?? null));
  }, []);
  if (book === undefined) return <Loading rows={6} />;
  if (book === null) return <Failed error={props.error} retry={props.retry} />;
  return <FieldForm {...props} book={book} />;
}

function FieldForm({ account, retry, stay, leave, book }: Props & { readonly book: FieldBook }): ReactElement {
  const { project: opened } = useAddress();
  const { projects: texts, states } = useText();
  const words = texts.field;
  const [today] = useState(() => dayOf(book.businessDate ?? new Date().toISOString()));
  const [project, setProject] = useState(book.projects.find(({ code }) => code === opened) ?? book.projects[0]);
  const [typed, setTyped] = useState<TypedVisit>(() => freshVisit(today));
  const outbox = useOutbox(account ?? null);
  const isReached = account !== undefined;
  const isTyped = typed.seen !== '' || typed.place !== '' || typed.problem !== '' || typed.photos.length > 0;
  useEffect(stay, [stay]);
  useEffect(() => {
    if (isReached) return undefined;
    const timer = setInterval(retry, askAgainAfter);
    window.addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', retry);
    };
  }, [isReached, retry]);
  // Nothing typed: the page that was asked for is what somebody wants to see.
  useEffect(() => {
    if (isReached && !isTyped) leave();
  }, [isReached, isTyped, leave]);
  const file = async (): Promise<void> => {
    if (project === undefined) return;
    const { account: by, city } = book;
    await keepVisit(visitTyped(typed, { by, city, project: project.code, projectName: project.name }));
    setTyped(freshVisit(today));
    await outbox.sendAll();
  };
  return (
    <>
      <div className="headline-block stacked">
        <h1>{isReached ? words.reached : words.title}</h1>
        <p className="lede">{words.lede}</p>
        <p>
          <button type="button" className="press" onClick={isReached ? leave : retry}>
            {isReached ? words.leave : states.retry}
          </button>
        </p>
      </div>
      <VisitFields
        typed={typed}
        today={today}
        change={(change) => setTyped(change ?? freshVisit(today))}
        send={() => void file()}
      >
        <label className="wide">
          {words.project}
          <select
            value={project?.code}
            onChange={(event) => setProject(book.projects.find(({ code }) => code === event.target.value))}
          >
            {book.projects.map(({ code, name }) => (
              <option key={code} value={code} data-plain>
                {name}
              </option>
            ))}
          </select>
        </label>
      </VisitFields>
      <WaitingVisits outbox={outbox} />
    </>
  );
}
