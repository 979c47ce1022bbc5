import type { BoardRow } from '../board/board.ts';
import { present } from '../board/workings.ts';
import type { Figure } from '../figure/figure.ts';
import type { Measure } from '../indicator/indicator.ts';
import { isMissing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import { type Percent, percent } from '../quantity.ts';
import { parseSpanIso, type Span } from '../span/span.ts';

/** The figure that a row is ranked by and that its sentence begins with. */
export function headline(row: BoardRow): Figure {
  switch (row.indicator.headline) {
    case 'share':
      return row.figures.share;
    case 'count':
    case 'level':
      return row.figures.value;
    default:
      return row.figures.growth;
  }
}

/** The row's target is a share: its sentence speaks of the share too. */
export function targetsShare(row: BoardRow): boolean {
  return !isMissing(row.target) && row.target.kind === 'share';
}

/** A rate at the release before, with its span. */
export interface Before {
  readonly span: Span;
  readonly rate: Percent;
}

/** The headline's rate at the release before; undefined where none is held. */
export function before(row: BoardRow, measure: Measure): Before | undefined {
  const then = inputFigure(row.figures.change, 'then');
  const value = then && present(then);
  const span = then && parseSpanIso(then.span);
  return then === undefined || value === undefined || span === undefined || then.measure !== measure
    ? undefined
    : { span, rate: percent(value) };
}

/** The rate of the whole that a distance is to. */
export function wholeRate(row: BoardRow): Percent | undefined {
  if (row.distanceTo !== 'province') return undefined;
  const whole = inputFigure(row.figures.distance, 'whole');
  const value = whole && present(whole);
  return value && percent(value);
}

function inputFigure(f: Figure, role: string): Figure | undefined {
  for (const input of f.inputs) if (input.kind === 'figure' && input.role === role) return input.figure;
  return undefined;
}

/** Years that a needed growth was compared with, and in how many of them the rest of the year reached it. */
export function reachedBefore(row: BoardRow): { readonly years: number; readonly reached: number } | undefined {
  const { howHard } = row.figures;
  if (typeof howHard.value !== 'number') return undefined;
  const years = howHard.inputs.length - 1;
  return { years, reached: Math.round((howHard.value / 100) * years) };
}

/** A record worth saying: of ten years, or of five where the data go further back. */
export function recordWorthSaying(row: BoardRow): BoardRow['record'] | undefined {
  if (isMissing(row.record)) return undefined;
  const { years, dataEndFirst } = row.record;
  return years >= 10 || (years >= 5 && !dataEndFirst) ? row.record : undefined;
}

/** A figure's value; amounts with no more decimals than the catalogue has for them: 34.1062亿元 is said as 34.11. */
export function saidValue(row: BoardRow, f: Figure): Published | undefined {
  const value = present(f);
  const { unit, decimals } = row.indicator;
  const usual = unit !== '' && unit !== '%' && f.unit === unit ? (decimals.level ?? decimals.count) : undefined;
  return value && (usual === undefined || usual >= value.decimals ? value : { ...value, decimals: usual });
}
