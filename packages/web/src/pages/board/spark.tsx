import type { BoardRowBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { lightOf } from './row-state.ts';
import { type Point, sparkState } from './spark-state.ts';

const box = { width: 74, height: 20 };
const margin = 4;

/** The course of a row's headline: last year in grey, this year in ink, in red where it is behind. */
export function Spark({ row }: { readonly row: BoardRowBody }): ReactElement | null {
  const state = sparkState(row.spark, box);
  if (state === undefined) return null;
  const { lines, end, zero } = state;
  const year = lines.at(-1)?.year;
  const size = { width: box.width + 2 * margin, height: box.height + 2 * margin };
  return (
    <svg
      className={lightOf(row) === 'red' ? 'spark behind' : 'spark'}
      viewBox={`${-margin} ${-margin} ${size.width} ${size.height}`}
      {...size}
      aria-hidden="true"
    >
      {zero !== undefined && <path className="zero" d={`M${-margin} ${zero}H${box.width + margin}`} />}
      {lines.map((line) => (
        <path key={line.year} className={line.year === year ? 'now' : 'before'} d={pathOf(line.points)} />
      ))}
      <circle cx={end.x} cy={end.y} r="2.4" />
    </svg>
  );
}

function pathOf(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}
