import { type ChartBlock, chartOption, documentInk } from '@shigan/core';
import { renderAsync } from '@resvg/resvg-js';
import { createHash } from 'node:crypto';
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { drawingFonts } from './drawing-fonts.ts';

echarts.use([BarChart, LineChart, AriaComponent, GridComponent, MarkLineComponent, LabelLayout, SVGRenderer]);

/** Size of a drawing in pixels. */
export interface DrawingSize {
  readonly width: number;
  readonly height: number;
}

/** How large a chart is drawn: bars take a line each. */
export function drawingSize(block: ChartBlock): DrawingSize {
  return { width: 720, height: block.chart.type === 'bar' ? 40 + block.chart.bars.length * 24 : 260 };
}

/** Draws a chart as SVG. The same chart gives the same text. */
export function drawChart(block: ChartBlock, size: DrawingSize = drawingSize(block)): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height });
  try {
    chart.setOption(chartOption(block, documentInk));
    return withoutStyles(ownNames(chart.renderToSVGString()));
  } finally {
    // Without this the process never ends.
    chart.dispose();
  }
}

/** Without styles: what a pointer would do is no part of a drawing, and how text looks stands in attributes of its own. So a page that holds
 *  drawings needs no leave for styles within elements. */
function withoutStyles(svg: string): string {
  return svg.replaceAll(/<style\b[^]*?<\/style>/g, '').replaceAll(/ style="([^"]*)"/g, (_all, css: string) =>
    css
      .split(';')
      .map((one) => [one.slice(0, one.indexOf(':')).trim(), one.slice(one.indexOf(':') + 1).trim()] as const)
      .map(([name, value]) => (name === '' ? '' : ` ${name}="${value}"`))
      .join(''),
  );
}

/** The library numbers the classes and clips of a drawing on from the one before. Here they are named after what is drawn: the
 *  same chart gives the same text, and several charts on one page keep out of each other's way. */
function ownNames(svg: string): string {
  const names = new Map<string, string>();
  const numbered = svg.replaceAll(/zr\d+-[\w-]+/g, (name) => {
    const own = names.get(name) ?? `@${names.size}`;
    names.set(name, own);
    return own;
  });
  const drawing = createHash('sha256').update(numbered).digest('hex').slice(0, 8);
  return svg.replaceAll(/zr\d+-[\w-]+/g, (name) => `d${drawing}-${names.get(name)?.slice(1) ?? ''}`);
}

/** Drawings made lately, by their SVG: a bulletin is looked at, issued and taken away, each time with the same ones. */
const made = new Map<string, Promise<Uint8Array>>();
const keptMade = 40;

/** The drawing as PNG, twice as fine, on white; made in a thread of its own. */
export async function drawChartPng(block: ChartBlock, size: DrawingSize = drawingSize(block)): Promise<Uint8Array> {
  const svg = drawChart(block, size);
  const before = made.get(svg);
  const drawing = before ?? pngOf(svg, size.width * 2);
  // Made or asked for last, it goes last.
  made.delete(svg);
  made.set(svg, drawing);
  const [oldest] = made.keys();
  if (made.size > keptMade && oldest !== undefined) made.delete(oldest);
  try {
    return await drawing;
  } catch (error) {
    made.delete(svg);
    throw error;
  }
}

async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    font: { ...(await drawingFonts()), defaultFontFamily: 'Noto Sans CJK SC' },
  });
  return new Uint8Array(image.asPng());
}
