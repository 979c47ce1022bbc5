import {
  display,
  type Figure,
  isMissing,
  type Language,
  type RosterFigure,
  type Missing,
  withoutNoise,
} from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import { unitWord } from '../words/units.ts';

/** A figure of a roster in JSON. */
export interface RosterFigureBody {
  readonly id: string;
  readonly rule: string;
  readonly value: number | Missing;
  /** With its decimals, as a page prints it; empty for an absent one. */
  readonly shown: string;
  readonly unit: string;
}

export const rosterFigureBody: z.ZodType<RosterFigureBody> = z
  .strictObject({
    id: z.string(),
    rule: z.string(),
    value: maybe(z.number()),
    shown: z.string(),
    unit: z.string(),
  })
  .meta({ id: 'RosterFigure', description: 'A figure worked out from a roster; its id explains it.' });

/** How presenters name figures, and in which language. */
export interface RosterPresentation {
  readonly language: Language;
  readonly idOf: (figure: RosterFigure) => string;
  /** Of figures of the record of indicators. */
  readonly indicatorIdOf: (figure: Figure) => string;
}

/** A figure of the record of indicators beside those of a roster; null for an absent one. */
export interface IndicatorFigureBody {
  readonly id: string;
  readonly shown: string;
  readonly unit: string;
}

export const indicatorFigureBody: z.ZodType<IndicatorFigureBody> = z.strictObject({
  id: z.string(),
  shown: z.string(),
  unit: z.string(),
});

export function presentIndicatorFigure(
  figure: Figure | undefined,
  { language, indicatorIdOf }: RosterPresentation,
): IndicatorFigureBody | null {
  if (figure === undefined || isMissing(figure.value)) return null;
  return {
    id: indicatorIdOf(figure),
    shown: display(figure.value, figure.decimals),
    unit: unitWord(figure.unit, language),
  };
}

export function presentRosterFigure(figure: RosterFigure, { language, idOf }: RosterPresentation): RosterFigureBody {
  const { value, decimals } = figure;
  return {
    id: idOf(figure),
    rule: figure.rule,
    value: isMissing(value) ? value : withoutNoise(value),
    shown: isMissing(value) ? '' : display(value, decimals),
    unit: unitWord(figure.unit, language),
  };
}
