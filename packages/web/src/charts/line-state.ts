import { linear, spread, ticks, withRoom } from './scale.ts';

/** How a line is meant: what it is about, what it is compared with, what is asked for, what would be. */
export type LineKind = 'own' | 'before' | 'whole' | 'target' | 'path';

export interface LinePoint {
  /** Month count, or month of the year. */
  readonly x: number;
  readonly y: number;
  readonly shown: string;
  readonly figure?: string;
  /** What is said of it when pointed at. */
  readonly title: string;
  readonly revised?: boolean;
}

export interface Line {
  readonly key: string;
  readonly kind: LineKind;
  /** Stands at the end of the line, before the last figure. */
  readonly label: string;
  readonly points: readonly LinePoint[];
  /** A line breaks after these: no line leads from December over a January that is not published. */
  readonly breaksAfter?: readonly number[];
}

export interface LineChartInput {
  readonly lines: readonly Line[];
  /** Where the axis has words. */
  readonly marks: readonly { readonly x: number; readonly label: string; readonly rule?: boolean }[];
  readonly range?: readonly [number, number];
}

interface DrawnPoint extends LinePoint {
  readonly at: readonly [x: number, y: number];
}

export interface DrawnLine extends Omit<Line, 'points'> {
  readonly path: string;
  readonly points: readonly DrawnPoint[];
  readonly end: { readonly point: DrawnPoint; readonly labelY: number } | undefined;
}

export interface LineState {
  readonly lines: readonly DrawnLine[];
  readonly marks: readonly { readonly x: number; readonly label: string; readonly rule: boolean }[];
  readonly levels: readonly { readonly y: number; readonly label: string; readonly zero: boolean }[];
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Room for words: left of the axis, right of the lines, below. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room that a label at a line's end needs above the next. */
const labelHeight = 15;

/** Lines as they are drawn in a box: one scale for all, labels at their ends, moved apart where they would touch. */
export function lineState(input: LineChartInput, box: Box): LineState {
  const plot = { left: box.left, right: box.width - box.right, top: box.top, bottom: box.height - box.bottom };
  const all = input.lines.flatMap(({ points }) => points);
  const [low, high] = withRoom(all.map(({ y }) => y));
  const xs = [...all.map(({ x }) => x), ...input.marks.map(({ x }) => x)];
  const x = linear(input.range ?? [Math.min(...xs), Math.max(...xs)], [plot.left, plot.right]);
  const y = linear([low, high], [plot.bottom, plot.top]);
  const drawn = input.lines.map((line) => ({
    ...line,
    points: line.points.map((point): DrawnPoint => ({ ...point, at: [x(point.x), y(point.y)] })),
  }));
  const ends = drawn.map(({ points }) => points.at(-1));
  const wanted = ends.flatMap((end) => (end === undefined ? [] : [end.at[1]]));
  const places = spread(wanted, labelHeight, [plot.top, plot.bottom]);
  let next = 0;
  return {
    plot,
    lines: drawn.map((line, i) => {
      const point = ends[i];
      const labelY = point === undefined ? undefined : places[next++];
      return {
        ...line,
        path: pathOf(line.points, line.breaksAfter ?? []),
        end: point === undefined || labelY === undefined ? undefined : { point, labelY },
      };
    }),
    marks: input.marks.map((mark) => ({ x: x(mark.x), label: mark.label, rule: mark.rule === true })),
    levels: ticks(low, high, Math.max(2, Math.floor((plot.bottom - plot.top) / 42))).map((value) => ({
      y: y(value),
      label: String(value).replace('-', '−'),
      zero: value === 0,
    })),
  };
}

function pathOf(points: readonly DrawnPoint[], breaksAfter: readonly number[]): string {
  let path = '';
  let lifted = true;
  for (const { x, at } of points) {
    path += `${lifted ? 'M' : 'L'}${at[0].toFixed(1)} ${at[1].toFixed(1)}`;
    lifted = breaksAfter.includes(x);
  }
  return path;
}
