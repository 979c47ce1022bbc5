import type { Board, BoardRow, SparkPoint } from '../board/board.ts';
import { display } from '../decimal.ts';
import { isMissing } from '../missing.ts';
import { parseSpanIso } from '../span/span.ts';
import type { ChartBlock } from './block.ts';
import { before } from './facts.ts';
import { keyRows, rowsBehind } from './select-rows.ts';
import type { Voice } from './voice.ts';

/** Charts of an annex at most. */
const chartsAtMost = 6;

/** The charts of the annex: how far every target is, then the courses that matter: behind their target, else slowed most. */
export function annexCharts(board: Board, voice: Voice): readonly ChartBlock[] {
  const target = behindChart(board, voice);
  const courses = [...new Set([...drawable(rowsBehind(board)).slice(0, 3), ...slowedMost(board)])];
  return [...target, ...courses.slice(0, chartsAtMost - target.length).map((r) => courseChart(r, voice))];
}

/** Which targets of rates are met, and by how much not: one bar per indicator, zero is its own target. Signs go by what is better. */
function behindChart(board: Board, voice: Voice): readonly ChartBlock[] {
  const rows = board.rows.filter((r) => typeof r.figures.gap.value === 'number' && !isMissing(r.pace));
  if (rows.length < 2) return [];
  const behind = rowsBehind(board);
  const bars = rows
    .map((row) => ({ row, value: typeof row.figures.gap.value === 'number' ? row.figures.gap.value : 0 }))
    .toSorted((a, b) => a.value - b.value)
    .map(({ row, value }) => ({
      name: voice.name(row),
      value,
      shown: `${value > 0 ? '+' : ''}${display(value, 1).replace('-', '−')}`,
      emphasis: false,
      behind: behind.includes(row),
    }));
  return [{ kind: 'chart', ...voice.chart.behind, chart: { type: 'bar', bars } }];
}

/** Rows whose course can be drawn as a line of growth. */
function drawable(rows: readonly BoardRow[]): readonly BoardRow[] {
  return rows.filter(
    (r) => r.indicator.headline === 'yoy' && (r.spark ?? []).filter((p) => p.value !== null).length >= 3,
  );
}

/** Wholes that have a target and slowed, the furthest first. */
function slowedMost(board: Board): readonly BoardRow[] {
  const change = (r: BoardRow): number => (typeof r.figures.change.value === 'number' ? r.figures.change.value : 0);
  return drawable(keyRows(board))
    .filter((r) => r.indicator.parent === undefined && !isMissing(r.target) && before(r, 'yoy') !== undefined)
    .filter((r) => change(r) < 0)
    .toSorted((a, b) => change(a) - change(b));
}

function courseChart(row: BoardRow, voice: Voice): ChartBlock {
  const spark = row.spark ?? [];
  const goal = !isMissing(row.target) && row.target.kind === 'growth' ? row.target.goal : undefined;
  return {
    kind: 'chart',
    ...voice.chart.course(row),
    chart: {
      type: 'line',
      labels: spark.map(labelOf),
      series: [{ name: voice.name(row), emphasis: true, values: spark.map((p) => p.value) }],
      ...(goal === undefined
        ? {}
        : {
            target: {
              name: voice.chart.target(display(goal.value, goal.decimals).replace('-', '−')),
              value: goal.value,
            },
          }),
    },
  };
}

function labelOf(point: SparkPoint): string {
  const s = parseSpanIso(point.span);
  return s === undefined ? '' : `${s.year}.${s.startMonth + s.length - 1}`;
}
