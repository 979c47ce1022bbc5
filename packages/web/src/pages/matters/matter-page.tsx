import '../../style/matters.css';
import type { MatterBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement, ReactNode } from 'react';
import { useGo } from '../../address/use-address.ts';
import { type Asked, useMatter } from '../../api/queries.ts';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { dayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { Acts } from './acts.tsx';
import { History } from './history.tsx';
import { lightNames, MatterLight } from './matter-light.tsx';
import { MatterLink } from './matter-link.tsx';
import '../../style/matters-phone.css';
import { Milestones } from './milestones.tsx';

/** The stations of the main line, with the words for them. */
const stations: readonly (readonly [state: MatterBody['state'], zh: string, en: string])[] = [
  ['drafted', '拟立项', 'drafted'],
  ['approved', '已立项', 'approved'],
  ['assigned', '已交办', 'assigned'],
  ['acknowledged', '已签收', 'acknowledged'],
  ['inProgress', '办理中', 'in progress'],
  ['reportedDone', '申请办结', 'reported done'],
  ['underVerification', '核查中', 'verification'],
  ['concluded', '已办结', 'concluded'],
  ['struckOff', '已销号', 'struck off'],
  ['archived', '归档', 'archived'],
];

/** One matter (督办事项): what it is, where it stands by four lights, what happened, what can be done. */
export function MatterPage({ asked, matter }: { readonly asked: Asked; readonly matter: string }): ReactElement {
  const { data, error, refetch } = useMatter(asked, matter);
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  return (
    <article className="matter">
      <Head matter={data} />
      <div className="matter-grid">
        <div>
          <Facts matter={data} />
          <Lights matter={data} />
          <Milestones matter={data} />
          <Measures matter={data} />
          <Promises matter={data} />
          <Overlapping matter={data} />
        </div>
        <div>
          <Acts matter={data} />
          <History matter={data} />
        </div>
      </div>
    </article>
  );
}

function Head({ matter }: { readonly matter: MatterBody }): ReactElement {
  const text = useText();
  const go = useGo();
  return (
    <header className="matter-head">
      <p className="crumb">
        <button type="button" className="link" onClick={() => go({ matter: undefined, figures: [] })}>
          {text.matter.back}
        </button>
        <span data-plain>
          {matter.basisDocument ?? text.matters.number(matter.number.year, matter.number.sequence)}
        </span>
      </p>
      <h1 data-plain>{matter.title}</h1>
      <Stations matter={matter} />
    </header>
  );
}

function Stations({ matter }: { readonly matter: MatterBody }): ReactElement {
  const text = useText();
  const zh = text.matter.back === '督办';
  const at = stations.findIndex(([state]) => state === matter.state);
  // A side state stands beside the line: the last station passed is the one that it came from.
  const passed = at === -1 ? reachedBy(matter) : at;
  return (
    <ol className="stations">
      {stations.map(([state, inChinese, inEnglish], index) => {
        const here = index === at;
        const side = at === -1 && index === passed;
        return (
          <li
            key={state}
            className={here || side ? 'on' : index < passed ? 'past' : ''}
            aria-current={here || side ? 'step' : undefined}
          >
            {side ? matter.stateWords : zh ? inChinese : inEnglish}
          </li>
        );
      })}
    </ol>
  );
}

const stationOf: Readonly<Record<string, number>> = {
  draft: 0,
  approve: 1,
  assign: 2,
  acknowledge: 3,
  start: 4,
  restart: 4,
  reportDone: 5,
  beginVerification: 6,
  overturn: 6,
  return: 4,
  conclude: 7,
  strikeOff: 8,
  archive: 9,
};

/** The station that the matter has come to by its history. */
function reachedBy(matter: MatterBody): number {
  return matter.history.map((event) => stationOf[event.act] ?? -1).findLast((index) => index >= 0) ?? 0;
}

function Facts({ matter }: { readonly matter: MatterBody }): ReactElement {
  const text = useText();
  const { facts } = text.matter;
  const instruction = matter.instructions.at(-1);
  const rhythm =
    matter.rhythm.kind === 'monthly'
      ? text.matter.rhythms.monthly(matter.rhythm.day ?? 0)
      : text.matter.rhythms[matter.rhythm.kind];
  return (
    <dl className="facts">
      <Fact name={facts.source}>
        {matter.source.words}：{matter.source.reference}
      </Fact>
      <Fact name={facts.instruction}>
        {instruction === undefined ? '—' : `“${instruction.words}” ${instruction.by}`}
      </Fact>
      <Fact name={facts.leader}>
        <b>{matter.leader?.name ?? '—'}</b>
      </Fact>
      <Fact name={facts.leadUnit}>
        <b>{matter.leadUnit?.name ?? '—'}</b>
      </Fact>
      <Fact name={facts.taskForce}>
        {matter.taskForce === null
          ? '—'
          : [
              matter.taskForce.name,
              text.matter.head(matter.taskForce.head),
              matter.taskForce.size === null ? '' : text.matter.size(matter.taskForce.size),
            ]
              .filter((part) => part !== '')
              .join('，')}
      </Fact>
      <Fact name={facts.supporting}>
        {matter.supportingUnits.length === 0 ? '—' : matter.supportingUnits.map((unit) => unit.name).join('、')}
      </Fact>
      <Fact name={facts.deadline}>
        {matter.deadline === null ? '—' : <b data-plain>{dayWords(matter.deadline, text)}</b>}{' '}
        <span className={matter.overdue ? 'worse' : 'quiet'} data-plain>
          {[
            ...matter.earlierDeadlines.map((day) => text.matters.extended(dayWords(day, text))),
            matter.askedDeadline === null ? '' : text.matters.asked(dayWords(matter.askedDeadline, text)),
            matter.overdue
              ? text.matters.overdue
              : matter.workingDaysLeft === null || matter.lights.schedule === 'done'
                ? ''
                : text.matters.daysLeft(matter.workingDaysLeft),
          ]
            .filter((part) => part !== '')
            .join('，')}
        </span>
      </Fact>
      <Fact name={facts.rhythm}>
        {rhythm}{' '}
        {matter.silence > 0 && (
          <span className="worse" data-plain>
            {text.matters.silence(matter.silence)}
          </span>
        )}
      </Fact>
      <Fact name={facts.problem} wide>
        {matter.problem}
      </Fact>
      <Fact name={facts.done} wide>
        {matter.done?.text ?? '—'}
      </Fact>
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly wide?: boolean; readonly children: ReactNode }): ReactElement {
  return (
    <div className={props.wide === true ? 'fact wide' : 'fact'}>
      <dt>{props.name}</dt>
      <dd data-plain>{props.children}</dd>
    </div>
  );
}

/** The four lights side by side, each with what it rests on. They are never merged. */
function Lights({ matter }: { readonly matter: MatterBody }): ReactElement {
  const text = useText();
  const report = matter.reports.at(-1);
  const { figure } = matter;
  const shown = figure === null || isMissing(figure.shown) ? undefined : `${typeset(figure.shown)}${figure.unit}`;
  const progress = Math.round((matter.progress ?? 0) * 100);
  return (
    <section className="four-lights" aria-label={text.matter.lights}>
      {lightNames.map((name) => (
        <div key={name}>
          <h2>{text.matters.lights[name]}</h2>
          <MatterLight lights={matter.lights} name={name} />
          <p data-plain>
            {name === 'schedule' && matter.progress !== null && `${progress}%`}
            {name === 'reported' && report !== undefined && `“${report.text}”`}
            {name === 'verified' && text.matters.lightHints.verified}
            {name === 'data' &&
              (matter.met === null ? text.matter.noFigure : matter.met ? text.matters.met : text.matters.notMet)}
          </p>
          {name === 'data' && figure !== null && shown !== undefined && (
            <p>
              <Door figures={[figure.id]}>{text.matter.figure(shown)}</Door>
            </p>
          )}
        </div>
      ))}
      {matter.steps >= 2 && matter.firstOnAgenda && (
        <p className="apart-line" data-plain>
          {text.matter.apart(matter.steps)}
        </p>
      )}
    </section>
  );
}

function Measures({ matter }: { readonly matter: MatterBody }): ReactElement | null {
  const text = useText();
  if (matter.measures.length === 0) return null;
  return (
    <section className="sec">
      <h2>{text.matter.measures}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            {text.matter.measureColumns.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matter.measures.map((measure) => (
            <tr key={measure.id}>
              <td data-plain>{measure.text}</td>
              <td data-plain>{measure.expected ?? '—'}</td>
              <td>
                {measure.figure === null || isMissing(measure.figure.shown) ? (
                  '—'
                ) : (
                  <Door figures={[measure.figure.id]}>
                    {typeset(measure.figure.shown)}
                    {measure.figure.unit}
                  </Door>
                )}
              </td>
              <td className={measure.score === 'not' ? 'worse' : ''}>{measure.scoreWords}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Promises({ matter }: { readonly matter: MatterBody }): ReactElement | null {
  const text = useText();
  if (matter.promises.length === 0) return null;
  return (
    <section className="sec">
      <h2>{text.matter.promises}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            {text.matter.promiseColumns.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matter.promises.map((promise) => (
            <tr key={promise.id}>
              <td data-plain>
                {promise.text}
                <span className="below">{promise.by}</span>
              </td>
              <td data-plain>{dayWords(promise.due, text)}</td>
              <td data-plain>{promise.actual ?? '—'}</td>
              <td className={promise.verdict === 'broken' ? 'worse' : ''}>{promise.verdictWords ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Overlapping({ matter }: { readonly matter: MatterBody }): ReactElement | null {
  const text = useText();
  if (matter.overlapping.length === 0) return null;
  return (
    <section className="sec">
      <h2>{text.matter.overlapping}</h2>
      <ul className="overlapping">
        {matter.overlapping.map((other) => (
          <li key={other.id}>
            <MatterLink row={other} />
          </li>
        ))}
      </ul>
    </section>
  );
}
