import type { BarChart, ChartBlock, LineChart } from './block.ts';

/** Colours of a chart; pages and documents give their own. */
export interface ChartInk {
  readonly ink: string;
  readonly context: string;
  readonly quiet: string;
  readonly rule: string;
  readonly behind: string;
  readonly paper: string;
  readonly font: string;
}

/** Ink on paper, for documents and downloads. */
export const documentInk: ChartInk = {
  ink: '#1d1b18',
  context: '#b8b2a6',
  quiet: '#6b665c',
  rule: '#e6e2d8',
  behind: '#b3261b',
  paper: '#ffffff',
  font: 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif',
};

/** A chart as a plain option object of the chart library: lines are labelled at their end, the target is a dashed line, there
 *  is no legend to match, and nothing moves. */
export function chartOption(block: ChartBlock, ink: ChartInk = documentInk): Readonly<Record<string, unknown>> {
  return {
    animation: false,
    aria: { enabled: true, description: `${block.title} ${block.subtitle}` },
    backgroundColor: 'transparent',
    textStyle: { fontFamily: ink.font, fontSize: 12, color: ink.quiet },
    ...(block.chart.type === 'line' ? lineOption(block.chart, ink) : barOption(block.chart, ink)),
  };
}

/** A number with a minus instead of a hyphen. */
function minus(value: number | string): string {
  return String(value).replace('-', '−');
}

function lineOption(chart: LineChart, ink: ChartInk): Record<string, unknown> {
  return {
    grid: { left: 44, right: chart.series.length > 1 ? 120 : 56, top: 16, bottom: 28 },
    xAxis: {
      type: 'category',
      data: chart.labels,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.rule } },
      axisLabel: { color: ink.quiet, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitLine: { lineStyle: { color: ink.rule } },
      axisLabel: { color: ink.quiet, formatter: minus },
    },
    series: chart.series.map((s, i) => ({
      type: 'line',
      name: s.name,
      data: s.values,
      symbol: 'none',
      smooth: false,
      connectNulls: false,
      lineStyle: { color: s.emphasis ? ink.ink : ink.context, width: s.emphasis ? 2.2 : 1.4 },
      endLabel: {
        show: true,
        formatter: `${chart.series.length > 1 ? `${s.name} ` : ''}${minus(s.values.findLast((v) => v !== null) ?? '')}`,
        color: s.emphasis ? ink.ink : ink.quiet,
      },
      labelLayout: { moveOverlap: 'shiftY' },
      ...(i === 0 && chart.target !== undefined
        ? {
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { type: [6, 3], color: ink.quiet },
              label: { formatter: chart.target.name, position: 'insideStartTop', color: ink.quiet },
              data: [{ yAxis: chart.target.value }],
            },
          }
        : {}),
    })),
  };
}

function barOption(chart: BarChart, ink: ChartInk): Record<string, unknown> {
  const bars = chart.bars.toReversed();
  return {
    grid: { left: 176, right: 56, top: 8, bottom: 8 },
    xAxis: { type: 'value', axisLabel: { show: false }, splitLine: { show: false }, axisLine: { show: false } },
    yAxis: {
      type: 'category',
      data: bars.map((b) => b.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.quiet }, onZero: true },
      axisLabel: { color: ink.ink, margin: 12 },
      offset: 0,
    },
    series: [
      {
        type: 'bar',
        barWidth: '58%',
        data: bars.map((b) => ({
          value: b.value,
          itemStyle: { color: b.behind ? ink.behind : b.emphasis ? ink.ink : ink.context },
          label: { position: (b.value ?? 0) < 0 ? 'left' : 'right', formatter: b.shown },
        })),
        label: { show: true, color: ink.ink },
      },
    ],
  };
}
