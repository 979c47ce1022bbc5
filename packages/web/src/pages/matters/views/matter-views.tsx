import '../../../style/matter-views.css';
import type { MatterRowBody } from '@shigan/contract';
import { dayOf } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { shortDayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { MatterLight } from '../matter-light.tsx';
import { MatterLink } from '../matter-link.tsx';
import { groupedBy, type Grouping, monthBeside, monthOf, timelineOf } from './views-state.ts';

interface Shown {
  readonly rows: readonly MatterRowBody[];
  readonly asOf: string;
}

/** Matters by leader, lead unit or county: each with how many are open and overdue. */
export function GroupView({ rows, asOf, by }: Shown & { readonly by: Grouping }): ReactElement {
  const text = useText();
  const words = text.matterViews;
  return (
    <table className="plain-table grouped">
      <caption>{words.questions[by]}</caption>
      {groupedBy(rows, by).map((group) => (
        <tbody key={group.code}>
          <tr className="band">
            <th colSpan={4} scope="rowgroup">
              <span className="band-name" data-plain>
                {group.name === '' ? words.nobody : group.name}
              </span>
              <span className={group.overdue > 0 ? 'band-count worse' : 'band-count'} data-plain>
                {words.counts(group.rows.length, group.open, group.overdue)}
              </span>
            </th>
          </tr>
          {group.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <MatterLink row={row} />
              </th>
              <td data-plain>{by === 'units' ? (row.leader?.name ?? '—') : (row.leadUnit?.name ?? '—')}</td>
              <td>{row.stateWords}</td>
              <td>
                <span data-plain>{row.deadline === null ? '—' : shortDayWords(row.deadline, asOf, text)}</span>{' '}
                <MatterLight lights={row.lights} name="schedule" />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** Open matters between where they come from and when they are due; deadlines before an extension stay marked. */
export function TimelineView({ rows, asOf }: Shown): ReactElement {
  const text = useText();
  const words = text.matterViews;
  const timeline = timelineOf(rows, dayOf(asOf));
  if (timeline === undefined) return <p className="note">{words.noDeadlines}</p>;
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  return (
    <table className="plain-table matter-timeline">
      <caption>{words.questions.timeline}</caption>
      <thead>
        <tr>
          <th scope="col">{text.matters.columns.matter[0]}</th>
          <th scope="col" className="months">
            {timeline.months.map(({ day, at }) => (
              <span key={day} style={{ left: percent(at) }} data-plain>
                {words.month(Number(day.slice(5, 7)))}
              </span>
            ))}
          </th>
          <th scope="col">{text.matters.columns.deadline[0]}</th>
        </tr>
      </thead>
      <tbody>
        {timeline.bars.map(({ row, from, to, earlier }) => (
          <tr key={row.id}>
            <th scope="row">
              <MatterLink row={row} />
              <span className="below" data-plain>
                {row.leadUnit?.name ?? '—'}
              </span>
            </th>
            <td className="track" aria-hidden="true">
              <i className="today" style={{ left: percent(timeline.today) }} />
              <i
                className={row.overdue ? 'bar behind' : 'bar'}
                style={{ left: percent(from), right: percent(1 - to) }}
              />
              {earlier.map((at) => (
                <i key={at} className="earlier" style={{ left: percent(at) }} />
              ))}
            </td>
            <td>
              <span data-plain>{row.deadline === null ? '—' : shortDayWords(row.deadline, asOf, text)}</span>{' '}
              <MatterLight lights={row.lights} name="schedule" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A month with what is due on each day; one goes to the months beside it. */
export function CalendarView({ rows, asOf }: Shown): ReactElement {
  const words = useText().matterViews;
  const today = dayOf(asOf);
  const [month, setMonth] = useState(today.slice(0, 7));
  const [year, number] = month.split('-').map(Number);
  return (
    <>
      <p className="calendar-head">
        <button type="button" className="press" onClick={() => setMonth(monthBeside(month, -1))}>
          {words.before}
        </button>
        <strong data-plain>{words.monthOfYear(year ?? 0, number ?? 0)}</strong>
        <button type="button" className="press" onClick={() => setMonth(monthBeside(month, 1))}>
          {words.after}
        </button>
      </p>
      <table className="plain-table matter-calendar">
        <caption>{words.questions.calendar}</caption>
        <thead>
          <tr>
            {words.weekdays.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthOf(rows, month).map((week) => (
            <tr key={week[0]?.day}>
              {week.map(({ day, isInMonth, due }) => (
                <td key={day} className={[isInMonth ? '' : 'beside', day === today ? 'is-today' : ''].join(' ')}>
                  <span className="number" data-plain>
                    {Number(day.slice(8))}
                  </span>
                  {due.map((row) => (
                    <span key={row.id} className="due">
                      <MatterLight lights={row.lights} name="schedule" /> <MatterLink row={row} />
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
