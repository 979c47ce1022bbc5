import {
  display,
  type EnterpriseFigure,
  type EnterpriseRule,
  enterpriseRules,
  isMissing,
  type Language,
  type Missing,
  withoutNoise,
} from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import { unitWord } from '../words/units.ts';

/** A figure of enterprises in JSON. */
export interface EnterpriseFigureBody {
  readonly id: string;
  readonly rule: EnterpriseRule;
  readonly value: number | Missing;
  /** With its decimals, as a page prints it; empty for an absent one. */
  readonly shown: string;
  readonly unit: string;
}

export const enterpriseFigureBody: z.ZodType<EnterpriseFigureBody> = z
  .strictObject({
    id: z.string(),
    rule: z.enum(enterpriseRules),
    value: maybe(z.number()),
    shown: z.string(),
    unit: z.string(),
  })
  .meta({
    id: 'EnterpriseFigure',
    description: 'A figure worked out from returns of enterprises; its id explains it.',
  });

/** How presenters name figures, and in which language. */
export interface EnterprisePresentation {
  readonly language: Language;
  readonly idOf: (figure: EnterpriseFigure) => string;
}

export function presentEnterpriseFigure(
  figure: EnterpriseFigure,
  { language, idOf }: EnterprisePresentation,
): EnterpriseFigureBody {
  const { value, decimals } = figure;
  return {
    id: idOf(figure),
    rule: figure.rule,
    value: isMissing(value) ? value : withoutNoise(value),
    shown: isMissing(value) ? '' : display(value, decimals),
    unit: unitWord(figure.unit, language),
  };
}
