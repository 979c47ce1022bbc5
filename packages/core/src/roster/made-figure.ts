import { type Maybe, missing } from '../missing.ts';
import type { RosterEntry } from './roster-entry.ts';
import type { RosterFigure, RosterFigureInput } from './roster-figure.ts';

/** What a rule works out: a roster figure but for its name. */
export type MadeFigure = Pick<RosterFigure, 'value' | 'decimals' | 'unit' | 'inputs'>;

export function percentFigure(value: Maybe<number>, inputs: readonly RosterFigureInput[]): MadeFigure {
  return { value, decimals: 1, unit: '%', inputs };
}

export function pointsFigure(value: Maybe<number>, inputs: readonly RosterFigureInput[]): MadeFigure {
  return { value, decimals: 1, unit: '百分点', inputs };
}

/** So many things. */
export function countFigure(role: string, count: number, unit = '个'): MadeFigure {
  return { value: count, decimals: 0, unit, inputs: [thingsInput(role, count, count, unit)] };
}

/** A part of a whole, %; absent of a whole that is zero or below. */
export function percentOf(part: number, whole: number): Maybe<number> {
  if (whole === 0) return missing('zero-base');
  return whole < 0 ? missing('negative-base') : (100 * part) / whole;
}

/** Sums of money are said in 亿元. */
export function sumInWords(
  value: number,
  unit: string,
): Pick<RosterFigure, 'decimals' | 'unit'> & { readonly value: number } {
  return unit === '万元'
    ? { value: Number((value / 10_000).toPrecision(12)), decimals: 2, unit: '亿元' }
    : { value, decimals: 0, unit };
}

export function thingsInput(role: string, value: number, of: number, unit: string): RosterFigureInput {
  const shown = sumInWords(value, unit);
  return { kind: 'things', role, value: shown.value, of, unit: shown.unit };
}

export function statementInput(role: string, { subject, item, month, value }: RosterEntry): RosterFigureInput {
  return { kind: 'statement', role, subject, item, month, value };
}

/** A figure among the inputs of another; none where there is none. */
export function figureInputs(role: string, figure: RosterFigure | undefined): readonly RosterFigureInput[] {
  return figure === undefined ? [] : [{ kind: 'figure', role, figure }];
}
