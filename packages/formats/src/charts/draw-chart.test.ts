import type { ChartBlock } from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { drawChart, drawChartPng, drawingSize } from './draw-chart.ts';

function line(values: readonly (number | null)[]): ChartBlock {
  return {
    kind: 'chart',
    title: '固定资产投资能否过半？',
    subtitle: '累计同比，%',
    chart: {
      type: 'line',
      labels: values.map((_, i) => `${i + 1}月`),
      series: [{ name: '2021年', emphasis: true, values }],
      target: { name: '目标', value: 9 },
    },
  };
}

const names = (svg: string): readonly string[] => [...svg.matchAll(/(?:class|id)="([^"]+)"/g)].map((m) => m[1] ?? '');

describe('a chart', () => {
  it('is the same text every time it is drawn', () => {
    const first = drawChart(line([1, 2, 3]));
    drawChart(line([5, 6]));
    expect(drawChart(line([1, 2, 3]))).toBe(first);
  });

  it('needs no styles: how its text looks stands in attributes', () => {
    const drawn = drawChart(line([1, 2, 3]));
    expect(drawn).toContain('font-size="12px"');
    expect(drawn).not.toMatch(/<style|\sstyle=/u);
  });

  it('shares no names with another one on the same page', () => {
    const [one, other] = [names(drawChart(line([1, 2, 3]))), names(drawChart(line([3, 2, 1])))];
    expect(one.length).toBeGreaterThan(0);
    expect(one.filter((name) => other.includes(name))).toEqual([]);
  });

  it('is a picture twice as fine, the same every time', async () => {
    const chart = line([1, 2, 3]);
    const [first, second, other] = await Promise.all([chart, chart, line([3, 2, 1])].map((one) => drawChartPng(one)));
    const { width, height } = drawingSize(chart);
    const view = Buffer.from(first ?? []);
    expect(view.subarray(1, 4).toString()).toBe('PNG');
    expect([view.readUInt32BE(16), view.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);
    expect(view.equals(second ?? Buffer.alloc(0))).toBe(true);
    expect(view.equals(other ?? Buffer.alloc(0))).toBe(false);
  });
});
