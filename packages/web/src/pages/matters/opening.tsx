import '../../style/matters.css';
import type { MatterBody, MatterProposalBody } from '@shigan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { elsewhere } from '../../address/elsewhere.ts';
import { goTo, useAddress, useGo } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { RequestFailed, sendJson } from '../../api/fetch-json.ts';
import { type Asked, useProposal } from '../../api/queries.ts';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { MatterLink } from './matter-link.tsx';

/** Opening a matter from a finding (立项): what is proposed stands filled in; one more click and it is opened. */
export function Opening({ asked, finding }: { readonly asked: Asked; readonly finding: string }): ReactElement {
  const { data, error, refetch } = useProposal(asked, finding);
  const text = useText();
  const go = useGo();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') go({ finding: undefined });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go]);
  return (
    <div className="panel opening" role="dialog" aria-labelledby="opening-title" ref={panel} tabIndex={-1}>
      <div className="panel-head">
        <h2 id="opening-title">{text.opening.title}</h2>
        <button type="button" className="press" onClick={() => go({ finding: undefined })}>
          {text.opening.close}
          <kbd>Esc</kbd>
        </button>
      </div>
      {data === undefined ? (
        error === null ? (
          <Loading rows={5} />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )
      ) : (
        <OpeningForm proposal={data} isOfUnit={/^(?:enterprise|project|deal) /.test(finding)} />
      )}
    </div>
  );
}

function OpeningForm({
  proposal,
  isOfUnit,
}: {
  readonly proposal: MatterProposalBody;
  /** What is proposed comes from a finding about one enterprise, project or deal. */
  readonly isOfUnit: boolean;
}): ReactElement {
  const text = useText();
  const address = useAddress();
  const { city, language } = address;
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const { terms: proposed } = proposal;
  const [terms, setTerms] = useState(proposed);
  const [officer, setOfficer] = useState('督查室');
  const [state, setState] = useState<'open' | 'sending' | Error>('open');

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setState('sending');
    const by = { id: officer, name: officer, roles: ['supervisionOfficer'] };
    const content = { terms, approve: true, key, ...(proposal.entersForOthers ? { by } : {}) };
    try {
      const opened = await sendJson<MatterBody>('/api/v1/matters', { city }, language, content);
      await askAnew(queries);
      // Whoever goes back comes to the page, not to a form that was sent.
      goTo({ ...address, finding: undefined }, 'replace');
      goTo(elsewhere(address, 'matters', { matter: opened.id }));
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };

  return (
    <form className="act-form" onSubmit={(event) => void send(event)}>
      <p className="quiet">{isOfUnit ? text.opening.proposedOfUnit : text.opening.proposed}</p>
      {proposal.overlapping.length > 0 && (
        <div className="apart-line">
          <span data-plain>
            {(isOfUnit ? text.opening.overlappingOfUnit : text.opening.overlapping)(proposal.overlapping.length)}
          </span>
          <ul className="overlapping">
            {proposal.overlapping.map((row) => (
              <li key={row.id}>
                <MatterLink row={row} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <Row words={text.opening.name}>
        {(id) => (
          <textarea
            id={id}
            rows={2}
            value={terms.title}
            onChange={(event) => setTerms({ ...terms, title: event.target.value })}
          />
        )}
      </Row>
      <Row words={text.opening.leader}>
        {(id) => (
          <input
            id={id}
            value={terms.leader?.name ?? ''}
            onChange={(event) => setTerms(ledBy(terms, event.target.value, proposed))}
          />
        )}
      </Row>
      <Row words={text.opening.leadUnit}>
        {(id) => (
          <input
            id={id}
            value={terms.leadUnit?.name ?? ''}
            onChange={(event) => setTerms(doneBy(terms, event.target.value, proposed))}
          />
        )}
      </Row>
      <Row words={text.opening.head}>
        {(id) => (
          <input
            id={id}
            value={terms.taskForce?.head.name ?? ''}
            onChange={(event) =>
              setTerms({
                ...terms,
                taskForce: {
                  name: terms.taskForce?.name ?? '',
                  head: { id: event.target.value, name: event.target.value },
                },
              })
            }
          />
        )}
      </Row>
      <Row words={text.opening.deadline}>
        {(id) => (
          <input
            id={id}
            type="date"
            value={terms.deadline ?? ''}
            onChange={(event) => setTerms({ ...terms, deadline: event.target.value })}
          />
        )}
      </Row>
      <Row words={text.opening.done}>
        {(id) => (
          <textarea
            id={id}
            rows={2}
            value={terms.done?.text ?? ''}
            onChange={(event) => setTerms({ ...terms, done: { ...terms.done, text: event.target.value } })}
          />
        )}
      </Row>
      {proposal.entersForOthers && (
        <Row words={text.opening.officer}>
          {(id) => <input id={id} value={officer} onChange={(event) => setOfficer(event.target.value)} />}
        </Row>
      )}
      {state instanceof Error && (
        <p className="worse" role="alert" data-plain>
          {state instanceof RequestFailed && state.problem !== undefined
            ? state.problem.detail
            : text.states.unreachable}
        </p>
      )}
      <p className="acts">
        <button type="submit" className="press primary" disabled={state === 'sending'}>
          {state === 'sending' ? text.opening.sending : text.opening.send}
        </button>
      </p>
    </form>
  );
}

type Terms = MatterProposalBody['terms'];

/** The terms with the leader of a name. Another name is another person: it never keeps the id of who was proposed. */
function ledBy({ leader: _before, ...terms }: Terms, name: string, proposed: Terms): Terms {
  if (name === '') return terms;
  return { ...terms, leader: proposed.leader?.name === name ? proposed.leader : { id: name, name } };
}

/** The terms with the lead unit of a name. */
function doneBy({ leadUnit: _before, ...terms }: Terms, name: string, proposed: Terms): Terms {
  if (name === '') return terms;
  return { ...terms, leadUnit: proposed.leadUnit?.name === name ? proposed.leadUnit : { code: name, name } };
}

function Row({
  words,
  children,
}: {
  readonly words: string;
  readonly children: (id: string) => ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words}</label>
      {children(id)}
    </div>
  );
}
