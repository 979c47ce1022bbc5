import type { Figure } from '../figure/figure.ts';

/** A stretch of text; with a figure where its digits come from one. A sentence is built from figures, never from strings alone. */
export interface Run {
  readonly text: string;
  readonly figure?: Figure;
  readonly strong?: boolean;
}

/** A cell of a table: words, or a figure as it is shown. */
export interface TableCell {
  readonly text: string;
  readonly figure?: Figure;
  readonly align?: 'left' | 'right' | 'center';
}

export interface TableBlock {
  readonly kind: 'table';
  readonly title: string;
  /** Unit line above the right edge; empty for none. */
  readonly unit: string;
  /** One per column; a line feed breaks the line. */
  readonly head: readonly string[];
  /** Relative widths, one per column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly notes: readonly string[];
}

/** A chart that answers a question. Points without a value break the line. */
export interface ChartBlock {
  readonly kind: 'chart';
  /** The question. */
  readonly title: string;
  /** Unit and scale. */
  readonly subtitle: string;
  readonly chart: LineChart | BarChart;
}

export interface LineChart {
  readonly type: 'line';
  readonly labels: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly emphasis: boolean;
    readonly values: readonly (number | null)[];
  }[];
  readonly target?: { readonly name: string; readonly value: number };
}

export interface BarChart {
  readonly type: 'bar';
  readonly bars: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly shown: string;
    readonly emphasis: boolean;
    readonly behind: boolean;
  }[];
  readonly target?: { readonly name: string; readonly value: number };
}

/** A block of a document. Headings: 1 一、, 2 （一）, 3 1. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | TableBlock
  | ChartBlock;

/** Economic bulletin (经济运行情况通报): what is in it, not how it is set. */
export interface EconomicBulletin {
  /** Masthead of the series (刊名). */
  readonly masthead: string;
  /** Issue number (期号), absent in a draft. */
  readonly issueNumber?: number;
  /** Who issues it. */
  readonly unit: string;
  /** In the words of a document: 2021年5月20日. */
  readonly date: string;
  readonly title: string;
  /** 主送; empty for none. */
  readonly addressees: string;
  readonly body: readonly Block[];
  readonly annex: readonly Block[];
  /** 抄送 in the imprint (版记). */
  readonly copiesTo: string;
  /** Holds invented data; said in the head of every page. */
  readonly demo: boolean;
  readonly language: 'zh' | 'en';
}

/** The plain text of runs. */
export function runsText(runs: readonly Run[]): string {
  return runs.map((r) => r.text).join('');
}
