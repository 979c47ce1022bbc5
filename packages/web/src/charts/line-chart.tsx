import type { ReactElement } from 'react';
import { typeset } from '../components/number.tsx';
import { type DrawnLine, type LineChartInput, lineState } from './line-state.ts';
import { useWidth } from './use-width.ts';

/** Lines over time: labelled at their ends, no legend to match. */
export function LineChart(props: {
  readonly input: LineChartInput;
  readonly label: string;
  readonly height?: number;
  /** Room for the labels at the lines' ends. */
  readonly right?: number;
}): ReactElement {
  const { height = 232, right = 92 } = props;
  const [frame, width] = useWidth<HTMLDivElement>(460);
  const { lines, marks, levels, plot } = lineState(props.input, {
    width,
    height,
    left: 34,
    right,
    top: 12,
    bottom: 24,
  });
  return (
    <div ref={frame} className="drawing-frame">
      <svg
        className="drawing lines"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={props.label}
      >
        {levels.map(({ y, label, zero }) => (
          <g key={label}>
            <path className={zero ? 'zero' : 'level'} d={`M${plot.left} ${y}H${plot.right}`} />
            <text className="axis" x={plot.left - 6} y={y + 4} textAnchor="end" data-plain>
              {label}
            </text>
          </g>
        ))}
        {marks.map(({ x, label, rule }) => (
          <g key={`${x} ${label}`}>
            {rule && <path className="rule" d={`M${x} ${plot.top}V${plot.bottom}`} />}
            <text className="axis" x={x} y={height - 6} textAnchor="middle" data-plain>
              {label}
            </text>
          </g>
        ))}
        {lines.map((line) => (
          <OneLine key={line.key} line={line} />
        ))}
      </svg>
    </div>
  );
}

function OneLine({ line }: { readonly line: DrawnLine }): ReactElement {
  const { end } = line;
  return (
    <g className={`line line-${line.kind}`}>
      <path d={line.path} />
      {line.points.map((point) => (
        <circle
          key={point.x}
          className={point.revised === true ? 'point revised' : 'point'}
          cx={point.at[0]}
          cy={point.at[1]}
          r={point === end?.point ? 3.2 : point.revised === true ? 3 : 2}
          data-figure={point.figure}
        >
          <title data-figure={point.figure}>{point.title}</title>
        </circle>
      ))}
      {end && <End line={line} end={end} />}
    </g>
  );
}

/** How far a label stands from its line's end, where it is at its height and where it had to be moved. */
const besides = { near: 8, moved: 24 };

function End({ line, end }: { readonly line: DrawnLine; readonly end: NonNullable<DrawnLine['end']> }): ReactElement {
  const [x, y] = end.point.at;
  const isMoved = Math.abs(end.labelY - y) > 4;
  return (
    <>
      {isMoved && <path className="leader" d={`M${x + 5} ${y}L${x + besides.moved - 3} ${end.labelY}`} />}
      <text
        className="end"
        x={x + (isMoved ? besides.moved : besides.near)}
        y={end.labelY + 4}
        data-figure={end.point.figure}
        data-plain={end.point.figure === undefined || undefined}
      >
        {line.label} {typeset(end.point.shown)}
      </text>
    </>
  );
}
