import type { Measure } from '@shigan/core';
import type { CellContent, RowContent, StyledCell } from '../../sheet-content.ts';
import { indicatorOf } from './published.ts';

/** Stands in every title. The note is at the foot of every table. */
export const demoMark = '（演示数据）';
export const demoNote = '注：演示数据，地名真实，数字除已公开的以外均为虚构，不得引用。';

export function title(text: string): StyledCell {
  return { text: `${text}${demoMark}`, bold: true, size: 16, align: 'center' };
}

export function head(text: string): StyledCell {
  return { text, bold: true, align: 'center', wrap: true, border: true, fill: 'F2F2F2' };
}

export function label(text: string, indent = 0): StyledCell {
  return { text, border: true, ...(indent > 0 ? { indent } : {}) };
}

export function mark(text: '—' | '-' | '…'): StyledCell {
  return { text, border: true, align: 'center' };
}

export const blank: StyledCell = { border: true };

/** A number with the decimals it was published with. */
export function figure(value: number, decimals: number): StyledCell {
  return { number: value, format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`, border: true };
}

/** A figure of an indicator; a dash where there is none. */
export function figureOf(indicator: string, measure: Measure, value: number | undefined): StyledCell {
  return value === undefined ? mark('—') : figure(value, decimalsOf(indicator, measure));
}

export function decimalsOf(code: string, measure: Measure): number {
  const indicator = indicatorOf(code);
  const usual = indicator.decimals[measure] ?? 0;
  // The budget is kept in 亿元 by the catalogue and published in whole 万元.
  return measure === 'level' && publishedUnit(code) === '万元' ? 0 : usual;
}

const inTenThousands = new Set(['budget-revenue', 'tax-revenue', 'non-tax-revenue', 'budget-expenditure']);

/** The unit in which the demonstration's tables have an indicator. */
export function publishedUnit(code: string): string {
  return inTenThousands.has(code) ? '万元' : indicatorOf(code).unit;
}

export function row(...cells: readonly (CellContent | null)[]): RowContent {
  return { cells };
}
