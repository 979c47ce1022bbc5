import type { DeclaredBody, LadderBody } from '@shigan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { sendJson } from '../../api/fetch-json.ts';
import { Refused } from '../../components/refused.tsx';
import { useText } from '../../text/use-text.ts';
import { EnterpriseLink } from './enterprise-figure.tsx';

/** Declarations of a rung: on which step each stands since when, and the steps that whoever looks may take. */
export function Declarations({ rung }: { readonly rung: LadderBody['rungs'][number] }): ReactElement {
  const { asOf, language } = useAddress();
  const text = useText();
  const words = text.enterprises.ladder;
  const [opened, setOpened] = useState<string>();
  const shown = rung.declared.filter(({ state }) => state !== 'declined').slice(0, 40);
  return (
    <section className="enterprise-block">
      <h2 data-plain>{words.declaredQuestion(rung.name)}</h2>
      <p className="note" data-plain>
        {words.materials(rung.materials.join(language === 'zh' ? '、' : ', '))}
      </p>
      {shown.length === 0 ? (
        <p className="note">{words.noDeclared}</p>
      ) : (
        <table className="enterprise-table">
          <thead>
            <tr>
              <th scope="col">{text.enterprises.columns.name}</th>
              <th scope="col" className="word">
                {text.enterprises.columns.place}
              </th>
              <th scope="col" className="word">
                {words.columns.step}
              </th>
              <th scope="col" className="word">
                {words.columns.since}
              </th>
              <th scope="col" className="word">
                {words.columns.by}
              </th>
              <th scope="col">{words.columns.act}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Row
                key={one.enterprise.code}
                one={one}
                rung={rung.code}
                mayAct={asOf === undefined && one.moves.length > 0}
                isOpen={opened === one.enterprise.code}
                onOpen={() => setOpened(opened === one.enterprise.code ? undefined : one.enterprise.code)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row(props: {
  readonly one: DeclaredBody;
  readonly rung: string;
  readonly mayAct: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const { one, isOpen } = props;
  const words = useText().enterprises.ladder;
  const last = one.history.at(-1);
  return (
    <>
      <tr>
        <th scope="row">
          <EnterpriseLink enterprise={one.enterprise} />
        </th>
        <td className="word" data-plain>
          {one.enterprise.region?.name}
        </td>
        <td className="word" data-plain>
          {one.stands}
          {last?.reason != null && <small className="where">{` ${last.reason}`}</small>}
        </td>
        <td className="word" data-plain>
          {one.since.slice(0, 10)}
        </td>
        <td className="word" data-plain>
          {last?.by}
        </td>
        <td>
          {props.mayAct && (
            <button type="button" className="link" aria-expanded={isOpen} onClick={props.onOpen}>
              {words.act}
            </button>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={6} className="word">
            <Moving one={one} rung={props.rung} onDone={props.onOpen} />
          </td>
        </tr>
      )}
    </>
  );
}

function Moving(props: {
  readonly one: DeclaredBody;
  readonly rung: string;
  readonly onDone: () => void;
}): ReactElement {
  const { one, rung } = props;
  const { city, language } = useAddress();
  const words = useText().enterprises.ladder;
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<unknown>();
  const take = async (move: string): Promise<void> => {
    setRefusal(undefined);
    const why = reason.trim() === '' ? {} : { reason: reason.trim() };
    const content = { enterprise: one.enterprise.code, rung, move, after: one.steps, ...why };
    try {
      await sendJson('/api/v1/enterprises/ladder/moves', { city }, language, content);
      await askAnew(queries);
      props.onDone();
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <div className="enterprise-form">
      <ol data-plain>
        {one.history.map(({ move, at, by, reason: why }) => (
          <li key={at + move}>{`${at.slice(0, 10)} ${move} ${by}${why === null ? '' : `：${why}`}`}</li>
        ))}
      </ol>
      <label>
        {words.reason}
        <input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </label>
      {one.moves.map(({ move, name }) => {
        const needs = move === 'returned' || move === 'declined';
        return (
          <button
            key={move}
            type="button"
            className="press"
            disabled={needs && reason.trim() === ''}
            onClick={() => void take(move)}
          >
            {name}
          </button>
        );
      })}
      <Refused error={refusal} />
    </div>
  );
}
