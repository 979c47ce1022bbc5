import type { InspectionBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useGo } from '../../../address/use-address.ts';
import { useMe } from '../../../api/people.ts';
import { useInspection, useSend } from '../../../api/proceedings.ts';
import type { Asked } from '../../../api/queries.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { Failed, Loading } from '../../../components/states.tsx';
import { dayWords, momentWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { languageOf, MatterLink } from '../matter-link.tsx';

/** One inspection: its plan, what was found, what became of it, and what is done next. */
export function InspectionView({ asked, id }: { readonly asked: Asked; readonly id: string }): ReactElement {
  const { data, error, refetch } = useInspection(asked, id);
  const { data: me } = useMe();
  const text = useText();
  const words = text.inspections;
  const go = useGo();
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const mayConduct = asked.asOf === undefined && (me?.may.includes('proceeding.conduct') ?? false);
  const facts: readonly (readonly [string, string])[] = [
    [words.fields.direction, `${words.directions[data.direction]} · ${data.authority}`],
    [words.facts.objects, data.objects.map(({ name }) => name).join(words.separator)],
    [words.fields.subject, data.subject],
    [words.fields.method, data.methodWords],
    [words.facts.dates, `${dayWords(data.from, text)} ${words.until(dayWords(data.to, text))}`],
    [words.facts.team, [data.head, ...data.members].join(words.separator)],
    ...(data.basis === '' ? [] : [[words.fields.basis, data.basis] as const]),
    ...(data.reason === null ? [] : [[words.fields.reason, data.reason] as const]),
    ...(data.conclusion === null ? [] : [[words.conclusion, data.conclusion] as const]),
    ...(data.calledOff === null ? [] : [[words.callOff, data.calledOff] as const]),
  ];
  return (
    <article className="inspection">
      <div className="headline-block">
        <h1 lang={languageOf(data.title)} data-plain>
          {data.title}
        </h1>
        <p className="lede">{words.states[data.state]}</p>
        <div className="orders">
          <button type="button" className="link" onClick={() => go({ proceeding: undefined })}>
            {words.back}
          </button>
          <button type="button" className="link" onClick={() => print()}>
            {text.controls.print}
          </button>
        </div>
      </div>
      <dl className="inspection-facts" data-plain>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-plain>{value}</dd>
          </div>
        ))}
      </dl>
      {data.repeats.map(({ object, otherTitle, days }) => (
        <p key={object} className="worse" data-plain>
          {words.repeats(object, otherTitle, days)}
        </p>
      ))}
      <section className="sec">
        <h2>{words.findings}</h2>
        {data.found.length === 0 && <p className="quiet">{words.noFindings}</p>}
        <ol className="inspection-findings">
          {data.found.map((finding) => (
            <Finding key={finding.id} inspection={data} finding={finding} mayConduct={mayConduct} />
          ))}
        </ol>
      </section>
      {mayConduct && <Moves key={data.state} inspection={data} />}
    </article>
  );
}

type FindingBody = InspectionBody['found'][number];

function Finding(props: {
  readonly inspection: InspectionBody;
  readonly finding: FindingBody;
  readonly mayConduct: boolean;
}): ReactElement {
  const { inspection, finding, mayConduct } = props;
  const text = useText();
  const words = text.inspections;
  const [opening, setOpening] = useState(false);
  const at = momentWords(finding.at, text);
  return (
    <li>
      <p lang={languageOf(finding.text)} data-plain>
        {finding.text}
      </p>
      <span className="below" data-plain>
        {[finding.object, finding.by, `${at.day} ${at.minute}`, ...finding.evidence].join(' · ')}
      </span>
      {finding.matter !== null && (
        <span className="below">
          <MatterLink row={finding.matter} /> {finding.matter.stateWords}
        </span>
      )}
      {finding.matter === null && finding.isMatter && <span className="below">{words.isMatter}</span>}
      {!finding.isMatter && mayConduct && !opening && (
        <button type="button" className="press" onClick={() => setOpening(true)}>
          {words.open}
        </button>
      )}
      {opening && !finding.isMatter && <OpenMatter inspection={inspection} finding={finding} />}
    </li>
  );
}

function OpenMatter(props: { readonly inspection: InspectionBody; readonly finding: FindingBody }): ReactElement {
  const { inspection, finding } = props;
  const words = useText().inspections;
  const id = useId();
  const { state, send } = useSend();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    void send(`/api/v1/inspections/${inspection.id}/findings/${finding.id}/matter`, {
      title: said('title'),
      deadline: said('deadline'),
      done: said('done'),
    });
  };
  return (
    <form className="finding-form" onSubmit={submit}>
      <label htmlFor={`${id}t`}>
        <small>{words.matterTitle}</small>
        <input id={`${id}t`} name="title" required maxLength={120} defaultValue={finding.text.slice(0, 60)} />
      </label>
      <label htmlFor={`${id}c`}>
        <small>{words.matterDone}</small>
        <input id={`${id}c`} name="done" required maxLength={1000} />
      </label>
      <label htmlFor={`${id}d`}>
        <small>{words.matterDeadline}</small>
        <input id={`${id}d`} name="deadline" type="date" required min={inspection.asOf.slice(0, 10)} />
      </label>
      <button type="submit" className="press is-main primary" disabled={state === 'sending'}>
        {state === 'sending' ? words.sending : words.open}
      </button>
      <SendProblem state={state} />
    </form>
  );
}

/** What is done next: begin or call off; record a finding, close. */
function Moves({ inspection }: { readonly inspection: InspectionBody }): ReactElement | null {
  const words = useText().inspections;
  const id = useId();
  const { state, send } = useSend();
  const path = `/api/v1/inspections/${inspection.id}`;
  const [typed, setTyped] = useState('');
  const [object, setObject] = useState(inspection.objects[0]?.code ?? '');
  const isBusy = state === 'sending';
  if (inspection.state !== 'planned' && inspection.state !== 'underWay') return null;
  const sendTyped = async (part: string, body: object): Promise<void> => {
    if (await send(`${path}/${part}`, body)) setTyped('');
  };
  return (
    <section className="sec finding-form">
      {inspection.state === 'underWay' && inspection.objects.length > 1 && (
        <label htmlFor={`${id}o`}>
          <small>{words.fields.objects}</small>
          <select id={`${id}o`} value={object} onChange={(event) => setObject(event.target.value)}>
            {inspection.objects.map(({ code, name }) => (
              <option key={code} value={code} data-plain>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label htmlFor={`${id}w`}>
        <small>{inspection.state === 'planned' ? words.callOffWords : words.typed}</small>
        <textarea
          id={`${id}w`}
          rows={3}
          maxLength={1000}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <p className="acts">
        {inspection.state === 'planned' ? (
          <>
            <button
              type="button"
              className="press is-main primary"
              disabled={isBusy}
              onClick={() => void send(`${path}/begin`)}
            >
              {words.begin}
            </button>
            <button
              type="button"
              className="press"
              disabled={isBusy || typed.trim() === ''}
              onClick={() => void sendTyped('call-off', { reason: typed.trim() })}
            >
              {words.callOff}
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              className="press is-main primary"
              disabled={isBusy || typed.trim() === ''}
              onClick={() => void sendTyped('findings', { object, text: typed.trim() })}
            >
              {words.record}
            </button>
            <button
              type="button"
              className="press"
              disabled={isBusy || typed.trim() === ''}
              onClick={() => void sendTyped('close', { conclusion: typed.trim() })}
            >
              {words.close}
            </button>
          </>
        )}
      </p>
      <SendProblem state={state} />
    </section>
  );
}
