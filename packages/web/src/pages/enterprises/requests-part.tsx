import type { RequestBody, RequestsBody } from '@shigan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { sendJson } from '../../api/fetch-json.ts';
import { useMay } from '../../api/people.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { PageLink } from '../../components/page-link.tsx';
import { Refused } from '../../components/refused.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { EnterpriseLink } from './enterprise-figure.tsx';
import { RequestForm } from './request-form.tsx';

/** Requests of enterprises (企业诉求): what is asked most, where, what is not answered; taking one down, answering, rating. */
export function RequestsPart({ asked }: { readonly asked: Asked }): ReactElement {
  const { region } = useAddress();
  const { city, asOf } = asked;
  const text = useText();
  const may = useMay();
  const { data, error, refetch } = useRead<RequestsBody>('/api/v1/enterprises/requests', { city, region, asOf });
  if (data === undefined)
    return error === null ? <Loading rows={10} /> : <Failed error={error} retry={() => void refetch()} />;
  const words = text.enterprises.requests;
  const { counts } = data;
  return (
    <>
      <div className="headline-block stacked">
        <h1 data-plain>{words.headline(data.region.name, counts.asked, counts.open, counts.overdue)}</h1>
        <p className="lede" data-plain>
          {counts.stars === null ? words.notRated : words.rated(counts.stars.toFixed(1))}
        </p>
      </div>
      {may('request.file') && asOf === undefined && <RequestForm />}
      {data.requests.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <>
          <div className="enterprise-columns">
            <Counted question={words.kindQuestion} head={words.columns.kind} rows={data.byKind} />
            <Counted question={words.placeQuestion} head={text.enterprises.columns.place} rows={data.byRegion} />
          </div>
          <section className="enterprise-block">
            <h2>{words.listQuestion}</h2>
            <ul className="enterprise-requests">
              {data.requests.map((one) => (
                <One key={one.id} one={one} mayAct={asOf === undefined} />
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  );
}

function Counted(props: {
  readonly question: string;
  readonly head: string;
  readonly rows: RequestsBody['byKind'];
}): ReactElement {
  const { columns } = useText().enterprises.requests;
  return (
    <section className="enterprise-block">
      <h2>{props.question}</h2>
      <table className="enterprise-table">
        <thead>
          <tr>
            <th scope="col">{props.head}</th>
            <th scope="col">{columns.asked}</th>
            <th scope="col">{columns.open}</th>
            <th scope="col">{columns.overdue}</th>
            <th scope="col">{columns.stars}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ code, name, asked, open, overdue, stars }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td data-plain>{asked}</td>
              <td data-plain>{open}</td>
              <td data-plain className={overdue > 0 ? 'worse' : undefined}>
                {overdue}
              </td>
              <td data-plain>{stars === null ? '—' : stars.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function One({ one, mayAct }: { readonly one: RequestBody; readonly mayAct: boolean }): ReactElement {
  const address = useAddress();
  const words = useText().enterprises.requests;
  return (
    <li>
      <p>
        <b data-plain>{one.title}</b>
        <em className="mark">{one.kindName}</em>
        <em className={one.overdue ? 'mark worse' : 'mark'} data-plain>
          {one.overdue ? words.overdue : words.states[one.state]}
        </em>
        <span className="where" data-plain>{` ${words.due} ${one.due}`}</span>
      </p>
      <p data-plain>
        <EnterpriseLink enterprise={one.enterprise} />
        {` ${one.enterprise.region?.name ?? ''} ${one.filedAt.slice(0, 10)}：${one.text}`}
        {one.matter !== null && (
          <PageLink
            className="link"
            to={{ ...address, page: 'matters', matter: one.matter, section: undefined, kind: undefined, figures: [] }}
          >
            {words.matter}
          </PageLink>
        )}
      </p>
      {one.answer !== null && (
        <p
          className="answer"
          data-plain
        >{`${words.answered} ${one.answer.at.slice(0, 10)} ${one.answer.by}：${one.answer.text}`}</p>
      )}
      {one.rating !== null && (
        <p className="answer" data-plain>
          {words.stars(one.rating.stars)}
          {one.rating.text !== null && `：${one.rating.text}`}
        </p>
      )}
      {mayAct && one.mayAnswer && <Act id={one.id} act="answers" label={words.answer} />}
      {mayAct && one.mayRate && <Act id={one.id} act="ratings" label={words.rate} />}
    </li>
  );
}

/** An answer in words, or a rating in stars. */
function Act(props: {
  readonly id: string;
  readonly act: 'answers' | 'ratings';
  readonly label: string;
}): ReactElement {
  const { id, act, label } = props;
  const { city, language } = useAddress();
  const words = useText().enterprises.requests;
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [stars, setStars] = useState('5');
  const [refusal, setRefusal] = useState<unknown>();
  const send = async (): Promise<void> => {
    setRefusal(undefined);
    const rating = typed.trim() === '' ? { stars: Number(stars) } : { stars: Number(stars), text: typed.trim() };
    try {
      const content = act === 'answers' ? { text: typed.trim() } : rating;
      await sendJson(`/api/v1/enterprises/requests/${id}/${act}`, { city }, language, content);
      await askAnew(queries);
    } catch (error) {
      setRefusal(error);
    }
  };
  if (!isOpen)
    return (
      <button type="button" className="press" onClick={() => setIsOpen(true)}>
        {label}
      </button>
    );
  return (
    <form
      className="enterprise-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {act === 'ratings' && (
        <label>
          {words.columns.stars}
          <select value={stars} onChange={(event) => setStars(event.target.value)}>
            {['5', '4', '3', '2', '1'].map((one) => (
              <option key={one} value={one} data-plain>
                {words.stars(Number(one))}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="wide">
        {words.words}
        <textarea rows={2} value={typed} maxLength={2000} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <button type="submit" className="press" disabled={act === 'answers' && typed.trim() === ''}>
        {label}
      </button>
      <Refused error={refusal} />
    </form>
  );
}
