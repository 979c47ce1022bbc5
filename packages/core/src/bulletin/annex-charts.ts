import type { Board, SparkPoint } from '../board/board.ts';
import { display } from '../decimal.ts';
import { isMissing } from '../missing.ts';
import { parseSpanIso } from '../span/span.ts';
import type { ChartBlock } from './block.ts';
import { rowsBehind } from './shortfall-section.ts';

/** Which targets of growth are met, and by how much not: one bar per indicator, zero is its own target. */
export function behindChart(board: Board): readonly ChartBlock[] {
  const rows = board.rows.filter((r) => typeof r.figures.gap.value === 'number');
  if (rows.length < 2) return [];
  const bars = rows
    .map((r) => ({ row: r, value: typeof r.figures.gap.value === 'number' ? r.figures.gap.value : 0 }))
    .toSorted((a, b) => a.value - b.value)
    .map(({ row, value }) => ({
      name: row.indicator.name.zh,
      value,
      shown: `${value > 0 ? '+' : ''}${display(value, 1).replace('-', '−')}`,
      emphasis: false,
      behind: rowsBehind(board).includes(row),
    }));
  return [
    {
      kind: 'chart',
      title: '哪些指标离年度目标还远？',
      subtitle: '增速或占比与年度目标相差，百分点',
      chart: { type: 'bar', bars },
    },
  ];
}

/** The course of the growth indicators that fell furthest since the previous release. */
export function courseCharts(board: Board): readonly ChartBlock[] {
  const key = board.rows
    .filter((r) => r.indicator.parent === undefined && r.spark !== undefined && r.spark.length >= 3)
    .slice(0, 4);
  if (key.length === 0) return [];
  return key.map((r) => {
    const spark = r.spark ?? [];
    const target = !isMissing(r.target) && r.target.kind === 'growth' ? r.target.goal?.value : undefined;
    return {
      kind: 'chart',
      title: `${r.indicator.name.zh}的增速能否稳住？`,
      subtitle: '累计同比，%',
      chart: {
        type: 'line',
        labels: spark.map((p) => labelOf(p)),
        series: [{ name: r.region.name.zh, emphasis: true, values: spark.map((p) => p.value) }],
        ...(target === undefined ? {} : { target: { name: `年度目标${target}`, value: target } }),
      },
    };
  });
}

function labelOf(point: SparkPoint): string {
  const s = parseSpanIso(point.span);
  return s === undefined ? '' : `${s.year}.${s.startMonth + s.length - 1}`;
}
