import '../../../style/bulletins.css';
import '../../../style/proceedings.css';
import type { CircularBody, CircularSummaryBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../../address/use-address.ts';
import { useMe } from '../../../api/people.ts';
import { useCircular, useCirculars, useSend } from '../../../api/proceedings.ts';
import type { Asked } from '../../../api/queries.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { Empty, Failed, Loading } from '../../../components/states.tsx';
import { useText } from '../../../text/use-text.ts';
import { ViewChoice } from '../view-choice.tsx';
import { CircularText } from './circular-text.tsx';
import { FactCheck } from './fact-check.tsx';

/** Supervision circulars (督查通报): drafted from the record, checked by the units that they name, published with a number. */
export function CircularPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useCirculars(asked);
  const { proceeding } = useAddress();
  const text = useText();
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const id = proceeding ?? data.circulars[0]?.id;
  if (id === undefined) {
    return (
      <>
        <Choices asked={asked} circulars={[]} id={undefined} />
        <Empty>{text.circular.empty}</Empty>
      </>
    );
  }
  return <Circular key={id} asked={asked} id={id} circulars={data.circulars} />;
}

function Circular(props: {
  readonly asked: Asked;
  readonly id: string;
  readonly circulars: readonly CircularSummaryBody[];
}): ReactElement {
  const { asked, id, circulars } = props;
  const { data, error, refetch } = useCircular(asked, id);
  const text = useText();
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const of = (outcome: string): number => data.checks.filter((check) => check.outcome === outcome).length;
  return (
    <>
      <div className="headline-block">
        <h1 data-plain>{text.circular.headline(Number(data.month.slice(5)), text.circular.states[data.state])}</h1>
        <p className="lede" data-plain>
          {text.circular.lede(data.checks.length, of('awaited'), of('objected'))}
        </p>
        <Choices asked={asked} circulars={circulars} id={id} />
      </div>
      <div className="circular">
        <CircularText circular={data} past={asked.asOf !== undefined} />
        <aside>
          <Steps circular={data} asked={asked} />
          <FactCheck circular={data} />
        </aside>
      </div>
    </>
  );
}

function Choices(props: {
  readonly asked: Asked;
  readonly circulars: readonly CircularSummaryBody[];
  readonly id: string | undefined;
}): ReactElement {
  const { circulars, id, asked } = props;
  const text = useText();
  const go = useGo();
  const { data: me } = useMe();
  const { state, send } = useSend();
  const mayDraft =
    asked.asOf === undefined &&
    (me?.may.includes('proceeding.conduct') ?? false) &&
    circulars.every((one) => one.state === 'published' || one.state === 'withdrawn');
  return (
    <div className="orders" role="group" aria-label={text.matters.view}>
      <ViewChoice />
      {circulars.length > 1 && (
        <label className="round">
          {text.circular.issues}
          <select value={id} onChange={(event) => go({ proceeding: event.target.value, figures: [] })}>
            {circulars.map((one) => (
              <option key={one.id} value={one.id} data-plain>
                {text.review.month(Number(one.month.slice(0, 4)), Number(one.month.slice(5)))}{' '}
                {one.number === null || one.year === null
                  ? text.circular.unnumbered
                  : text.circular.issue(one.year, one.number)}
              </option>
            ))}
          </select>
        </label>
      )}
      {mayDraft && (
        <button
          type="button"
          className="press"
          disabled={state === 'sending'}
          onClick={() => void send('/api/v1/circulars')}
        >
          {text.circular.begin}
        </button>
      )}
      <SendProblem state={state} />
    </div>
  );
}

/** What is done with it next, for who may; and its documents. */
function Steps({ circular, asked }: { readonly circular: CircularBody; readonly asked: Asked }): ReactElement {
  const text = useText();
  const words = text.circular;
  const { data: me } = useMe();
  const { state, send } = useSend();
  const path = `/api/v1/circulars/${circular.id}`;
  const now = asked.asOf === undefined;
  const conducts = now && (me?.may.includes('proceeding.conduct') ?? false);
  const publishes = now && (me?.may.includes('bulletin.publish') ?? false);
  const isOpen = circular.checks.some(({ outcome }) => outcome === 'awaited');
  const query = `?city=${asked.city}${asked.asOf === undefined ? '' : `&asOf=${asked.asOf}`}`;
  return (
    <div className="actions">
      <a className="press" href={`${path}/document${query}`} download>
        {words.docx}
      </a>
      <a className="press" href={`${path}/document${query}&format=html`} target="_blank" rel="noreferrer">
        {words.page}
      </a>
      {circular.state === 'drafted' && conducts && (
        <button
          type="button"
          className="press is-main"
          disabled={state === 'sending'}
          onClick={() => void send(`${path}/send`)}
        >
          {words.send}
        </button>
      )}
      {circular.state === 'inCheck' && publishes && (
        <form
          className="publish-line"
          onSubmit={(event) => {
            event.preventDefault();
            const signer = new FormData(event.currentTarget).get('signer');
            void send(`${path}/publish`, { signer: typeof signer === 'string' ? signer : '' });
          }}
        >
          <label>
            {words.signer}
            <input name="signer" required maxLength={50} />
          </label>
          <button
            type="submit"
            className="press is-main"
            disabled={state === 'sending' || isOpen}
            title={isOpen ? words.openCheck : undefined}
          >
            {words.publish}
          </button>
          {isOpen && (
            <p className="quiet" data-plain>
              {words.openCheck}
            </p>
          )}
        </form>
      )}
      {circular.withdrawn !== null && (
        <p className="worse" data-plain>
          {words.withdrawn(circular.withdrawn.by, circular.withdrawn.reason)}
        </p>
      )}
      {circular.state === 'published' && publishes && (
        <form
          className="publish-line"
          onSubmit={(event) => {
            event.preventDefault();
            const reason = new FormData(event.currentTarget).get('reason');
            void send(`${path}/withdraw`, { reason: typeof reason === 'string' ? reason : '' });
          }}
        >
          <label>
            {words.withdrawReason}
            <input name="reason" required maxLength={500} />
          </label>
          <button type="submit" className="press" disabled={state === 'sending'}>
            {words.withdraw}
          </button>
        </form>
      )}
      <SendProblem state={state} />
    </div>
  );
}
