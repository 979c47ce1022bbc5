import type { ParkBody } from '@shigan/contract';
import { Fragment, type ReactElement } from 'react';
import { RosterNumber } from '../../components/roster-number.tsx';
import { useText } from '../../text/use-text.ts';
import { MarkForm } from './mark-form.tsx';

interface Props {
  readonly body: ParkBody;
}

/** Where the score comes from: good by good every criterion with its weight, its measure and its score. */
export function Criteria({ body }: Props): ReactElement {
  const words = useText().parks.detail;
  const { criteria: heads } = words;
  return (
    <section className="enterprise-block">
      <h2>{words.criteriaQuestion}</h2>
      <p className="note" data-plain>
        {words.criteriaNote}
      </p>
      <table className="enterprise-table">
        <thead>
          <tr>
            <th scope="col">{heads.name}</th>
            <th scope="col">{heads.weight}</th>
            <th scope="col">{heads.measure}</th>
            <th scope="col">{heads.score}</th>
          </tr>
        </thead>
        <tbody>
          {body.goods.map((good) => (
            <Fragment key={good.code}>
              <tr className="park-good">
                <th scope="row" colSpan={3}>
                  {good.name}
                </th>
                <td>
                  <RosterNumber figure={good.score} />
                </td>
              </tr>
              {body.criteria
                .filter((one) => one.good === good.code)
                .map((one) => (
                  <tr key={one.code}>
                    <th scope="row">
                      {one.name}
                      {one.judged && <span className="mark">{words.judged}</span>}
                      {one.lessIsBetter && <span className="mark">{words.lessIsBetter}</span>}
                    </th>
                    <td data-plain>{one.weight}</td>
                    <td>
                      <RosterNumber figure={one.measure} unit />
                    </td>
                    <td>
                      <RosterNumber figure={one.score} />
                    </td>
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What persons said of it, each mark dated and signed with its grounds. */
export function Marks({ body }: Props): ReactElement {
  const words = useText().parks.detail;
  const { marks: heads } = words;
  const given = body.criteria.flatMap(({ code, name, marks }) => marks.map((mark) => ({ code, name, ...mark })));
  return (
    <section className="enterprise-block">
      <h2>{words.marksQuestion}</h2>
      {given.length === 0 ? (
        <p className="note">{words.noMarks}</p>
      ) : (
        <div className="scroll">
          <table className="enterprise-table park-marks">
            <thead>
              <tr>
                <th scope="col">{heads.criterion}</th>
                <th scope="col" className="word">
                  {heads.judge}
                </th>
                <th scope="col" className="word">
                  {heads.day}
                </th>
                <th scope="col">{heads.mark}</th>
                <th scope="col" className="word">
                  {heads.grounds}
                </th>
              </tr>
            </thead>
            <tbody>
              {given.map(({ code, name, judge, day, mark, grounds }) => (
                <tr key={`${code} ${judge}`}>
                  <th scope="row">{name}</th>
                  <td className="word" data-plain>
                    {judge}
                  </td>
                  <td className="word" data-plain>
                    {day}
                  </td>
                  <td data-plain>{mark}</td>
                  <td className="word" data-plain>
                    {grounds}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {body.formerMarks > 0 && (
        <p className="note" data-plain>
          {words.formerMarks(body.formerMarks)}
        </p>
      )}
      <MarkForm body={body} />
    </section>
  );
}
