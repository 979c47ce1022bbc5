import {
  type AwardFigure,
  type AwardRule,
  awardRules,
  display,
  isMissing,
  type Language,
  type Missing,
  withoutNoise,
} from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import { unitWord } from '../words/units.ts';

/** A figure of the award ledger in JSON. */
export interface AwardFigureBody {
  readonly id: string;
  readonly rule: AwardRule;
  readonly value: number | Missing;
  /** With its decimals, as a page prints it; empty for an absent one. */
  readonly shown: string;
  readonly unit: string;
}

export const awardFigureBody: z.ZodType<AwardFigureBody> = z
  .strictObject({
    id: z.string(),
    rule: z.enum(awardRules),
    value: maybe(z.number()),
    shown: z.string(),
    unit: z.string(),
  })
  .meta({ id: 'AwardFigure', description: 'A figure worked out from the award ledger; its id explains it.' });

/** How presenters name figures and in which language. */
export interface AwardPresentation {
  readonly language: Language;
  readonly idOf: (figure: AwardFigure) => string;
}

export function presentAwardFigure(figure: AwardFigure, { language, idOf }: AwardPresentation): AwardFigureBody {
  const { value, decimals } = figure;
  return {
    id: idOf(figure),
    rule: figure.rule,
    value: isMissing(value) ? value : withoutNoise(value),
    shown: isMissing(value) ? '' : display(value, decimals),
    unit: unitWord(figure.unit, language),
  };
}
