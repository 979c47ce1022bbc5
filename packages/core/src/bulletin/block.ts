import type { Figure } from '../figure/figure.ts';
import type { Instant } from '../instant.ts';

// Blocks are written with figures (`Figure`) and kept with the ids of figures (`string`).

/** What a person has put in place of what was computed (人工改动). */
export interface Hand {
  /** Who, by name. */
  readonly by: string;
  readonly at: Instant;
  /** The words that were computed; absent where nothing stood there. */
  readonly was?: string;
}

/** A stretch of text; with a figure where its digits come from one. A sentence is built from figures, never from strings alone.
 *  With a figure and a hand it is that figure, changed by a person. */
export interface Run<F = Figure> {
  readonly text: string;
  readonly figure?: F;
  readonly strong?: boolean;
  readonly hand?: Hand;
}

/** A cell of a table: words, or a figure as it is shown. */
export interface TableCell<F = Figure> {
  readonly text: string;
  readonly figure?: F;
  readonly align?: 'left' | 'right' | 'center';
}

export interface TableBlock<F = Figure> {
  readonly kind: 'table';
  readonly title: string;
  /** Unit line above the right edge; empty for none. */
  readonly unit: string;
  /** One per column; a line feed breaks the line. */
  readonly head: readonly string[];
  /** Relative widths, one per column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly TableCell<F>[])[];
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

export interface HeadingBlock {
  readonly kind: 'heading';
  /** 1 一、, 2 （一）, 3 1. */
  readonly level: 1 | 2 | 3;
  readonly text: string;
  readonly hand?: Hand;
}

export interface ParagraphBlock<F = Figure> {
  readonly kind: 'paragraph';
  readonly runs: readonly Run<F>[];
  /** The whole paragraph as it was computed, where a person has changed it or put it in. */
  readonly hand?: Hand;
}

/** A block of a document. */
export type Block<F = Figure> = HeadingBlock | ParagraphBlock<F> | TableBlock<F> | ChartBlock;

/** Economic bulletin (经济运行情况通报): what is in it, not how it is set. */
export interface EconomicBulletin<F = Figure> {
  /** A paper (材料), for a meeting or a file, has no issue number and is no draft for that; an issue of a series unless said. */
  readonly form?: 'paper';
  /** Masthead of the series (刊名). */
  readonly masthead: string;
  /** Issue number (期号), absent in a draft. */
  readonly issueNumber?: number;
  /** Who issues it. */
  readonly unit: string;
  /** In the words of a document: 2021年5月20日. */
  readonly date: string;
  readonly title: string;
  /** Where a person has changed the title. */
  readonly titleHand?: Hand;
  /** 主送; empty for none. */
  readonly addressees: string;
  readonly body: readonly Block<F>[];
  readonly annex: readonly Block<F>[];
  /** 抄送 in the imprint (版记). */
  readonly copiesTo: string;
  /** Holds invented data; said in the head of every page. */
  readonly demo: boolean;
  readonly language: 'zh' | 'en';
}

/** The plain text of runs. */
export function runsText(runs: readonly Run<unknown>[]): string {
  return runs.map((r) => r.text).join('');
}
