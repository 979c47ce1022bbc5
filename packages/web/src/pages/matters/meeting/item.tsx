import type { MeetingItemBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { Door } from '../../../components/door.tsx';
import { typeset } from '../../../components/number.tsx';
import { shortDayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { lightNames, MatterLight } from '../matter-light.tsx';

/** One page of a meeting: problem, responsible, deadline, last promise against what happened, the figure, what is to be asked. */
export function Item({ item, asOf }: { readonly item: MeetingItemBody; readonly asOf: string }): ReactElement {
  const text = useText();
  const words = text.meeting;
  const { matter } = item;
  return (
    <article>
      <h2 className="item-title" data-plain>
        {matter.title}
      </h2>
      <p className="item-who" data-plain>
        <span data-plain>
          {words.leader} <b data-plain>{matter.leader?.name ?? '—'}</b>
        </span>
        <span data-plain>
          {words.unit} <b data-plain>{matter.leadUnit?.name ?? '—'}</b>
        </span>
        {matter.deadline !== null && (
          <span data-plain>
            {words.deadline(shortDayWords(matter.deadline, asOf, text))}
            {' · '}
            {matter.overdue ? text.matters.overdue : words.left(matter.workingDaysLeft ?? 0)}
          </span>
        )}
        {item.basisDocument !== null && <span data-plain>{item.basisDocument}</span>}
      </p>
      <p className="item-problem" data-plain>
        {item.problem}
      </p>
      <div className="item-two">
        <div>
          {item.promises.length > 0 && (
            <table className="item-promises">
              <thead>
                <tr>
                  <th scope="col">{words.promised}</th>
                  <th scope="col">{words.due}</th>
                  <th scope="col">{words.actual}</th>
                  <th scope="col">{words.verdict}</th>
                </tr>
              </thead>
              <tbody>
                {item.promises.map((promise) => (
                  <tr key={promise.text}>
                    <th scope="row" data-plain>
                      {promise.text}
                    </th>
                    <td data-plain>{shortDayWords(promise.due, asOf, text)}</td>
                    <td className={promise.verdict === 'broken' ? 'worse' : ''} data-plain>
                      {promise.actual ?? '—'}
                    </td>
                    <td className={promise.verdict === 'broken' ? 'worse' : ''}>{promise.verdictWords}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
        <div className="item-lights">
          {matter.figure !== null && typeof matter.figure.shown === 'string' && (
            <p className="item-figure">
              <small data-plain>
                {matter.indicator?.name ?? ''} {words.figure}
              </small>
              <Door figures={[matter.figure.id]} className={matter.lights.data === 'red' ? 'worse' : ''}>
                {typeset(matter.figure.shown)}
                {matter.figure.unit}
              </Door>
            </p>
          )}
          {lightNames.map((name) => (
            <p key={name}>
              <small>{text.matters.lights[name]}</small>
              <MatterLight lights={matter.lights} name={name} />
            </p>
          ))}
        </div>
      </div>
      <section className="item-ask">
        <h3>{words.ask}</h3>
        <ol>
          {item.questions.map((question) => (
            <li key={question} data-plain>
              {question}
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}
