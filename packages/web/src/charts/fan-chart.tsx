import type { OutlookBody, OutlookRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import { type CoursePoint, fanBox, fanState, pointsText } from './fan-state.ts';
import { typeset } from '../components/number.tsx';

/** The fan chart (前景图): the course, where it is expected to go with 80 and 95 %, and the target's line. `course` is in the measure of the
 *  outlook. Nothing is drawn where there is no outlook of the year. */
export function FanChart(props: {
  readonly outlook: OutlookBody;
  readonly course: readonly CoursePoint[];
  readonly goal: OutlookRowBody['goal'];
}): ReactElement | null {
  const text = useText();
  const { outlook, course, goal } = props;
  const state = fanState(outlook, course);
  if (state === undefined || isMissing(outlook.fullYear)) return null;
  const words = text.outlook.fan;
  const { estimate, low95, high95 } = outlook.fullYear.range;
  const say: Readonly<Record<string, string>> = {
    estimate: words.estimate(typeset(estimate.shown)),
    target: words.target(typeset(goal.shown)),
    low95: words.low(typeset(low95.shown)),
    high95: words.high(typeset(high95.shown)),
  };
  const { width, height, left, right, top, bottom } = fanBox;
  const floor = height - bottom;
  return (
    <svg
      className="fan"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.label(typeset(estimate.shown), typeset(low95.shown), typeset(high95.shown))}
      data-plain
    >
      {state.ticks.map(({ value, y }) => (
        <g key={value}>
          <line className={value === 0 ? 'fan-zero' : 'fan-rule'} x1={left} x2={width - right} y1={y} y2={y} />
          <text data-plain className="fan-tick" x={left - 8} y={y + 4} textAnchor="end">
            {typeset(String(value))}
          </text>
        </g>
      ))}
      {state.months.map(({ x, month, year }) => (
        <text data-plain key={`${year}-${month}`} className="fan-tick" x={x} y={floor + 16} textAnchor="middle">
          {month}
        </text>
      ))}
      {state.lines.map(({ year, points }) =>
        points.length === 0 ? null : (
          <text
            data-plain
            key={year}
            className="fan-tick"
            x={(state.months.find((m) => m.year === year && m.month === 6)?.x ?? left) + 14}
            y={floor + 31}
            textAnchor="middle"
          >
            {words.year(year)}
          </text>
        ),
      )}
      <line className="fan-cutoff" x1={state.cutoff.x} x2={state.cutoff.x} y1={top} y2={floor} />
      <text data-plain className="fan-note" x={state.cutoff.x} y={top - 8} textAnchor="middle">
        {words.cutoff}
      </text>
      {state.half && (
        <>
          <line className="fan-half" x1={state.half.x} x2={state.half.x} y1={top} y2={floor} />
          <text data-plain className="fan-note" x={state.half.x + 20} y={top - 8} textAnchor="middle">
            {words.half}
          </text>
        </>
      )}
      <polygon className="fan-95" points={pointsText(state.fan95)} />
      <polygon className="fan-80" points={pointsText(state.fan80)} />
      {state.target.length > 0 && <polyline className="fan-target" points={pointsText(state.target)} />}
      {state.lines.map(({ year, points }) => (
        <polyline key={year} className="fan-course" points={pointsText(points)} />
      ))}
      <polyline className="fan-centre" points={pointsText(state.centre)} />
      {state.centre.map((p, i) => (
        <circle key={p.x} className={i === 0 ? 'fan-now' : 'fan-then'} cx={p.x} cy={p.y} r="3.5" />
      ))}
      {state.labels.map(({ key, at }) => (
        <text data-plain key={key} className={`fan-label fan-label-${key}`} x={at.x + 8} y={at.y + 4}>
          {say[key]}
        </text>
      ))}
    </svg>
  );
}
