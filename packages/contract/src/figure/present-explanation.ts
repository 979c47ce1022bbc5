import { type Figure, type FigureInput, isMissing, type Language, type Observation } from '@shigan/core';
import { presentPoint, presentSource } from '../series/present-series.ts';
import { unitWord } from '../words/units.ts';
import { formulaWords } from '../words/formulas.ts';
import type { ExplanationBody, InputBody } from './explanation-body.ts';
import { figureNumber, figureText, figureUnit } from './figure-number.ts';

/** What explaining a figure found. */
export interface ExplanationContent {
  readonly id: string;
  readonly figure: Figure;
  /** Those that can be opened in turn have an id. */
  readonly inputs: readonly { readonly input: FigureInput; readonly id?: string }[];
  /** Every vintage of what the figure is about, oldest first. */
  readonly vintages: readonly Observation[];
}

/** An explanation as JSON. */
export function presentExplanation(explained: ExplanationContent, language: Language): ExplanationBody {
  const { figure } = explained;
  const words = formulaWords[figure.rule];
  const [first] = figure.inputs;
  const origin = figure.rule === 'published' && first?.kind === 'observation' ? first.observation : undefined;
  const shown = figureText(figure);
  return {
    id: explained.id,
    rule: figure.rule,
    indicator: figure.indicator,
    region: figure.region,
    span: figure.span,
    measure: figure.measure,
    asOf: figure.asOf,
    value: figureNumber(figure),
    unit: figureUnit(figure, language),
    decimals: figure.decimals,
    shown: isMissing(shown) ? '' : shown,
    formula: words[language],
    symbols: words.symbols,
    inputs: explained.inputs.map(({ input, id }) => presentInput(input, id, language)),
    source: origin === undefined ? { missing: 'not-applicable' } : presentSource(origin.source),
    by: origin === undefined ? { missing: 'not-applicable' } : origin.by,
    vintages: explained.vintages.map((o) => ({ ...presentPoint(o, language), by: o.by })),
  };
}

function presentInput(input: FigureInput, id: string | undefined, language: Language): InputBody {
  switch (input.kind) {
    case 'observation': {
      const { role, observation: o } = input;
      const opened = id === undefined ? {} : { id };
      return {
        kind: 'observation',
        role,
        ...opened,
        indicator: o.indicator,
        region: o.region,
        ...presentPoint(o, language),
      };
    }
    case 'figure': {
      const { role, figure: f } = input;
      return {
        kind: 'figure',
        role,
        id: id ?? '',
        rule: f.rule,
        indicator: f.indicator,
        region: f.region,
        span: f.span,
        measure: f.measure,
        value: figureNumber(f),
        unit: figureUnit(f, language),
      };
    }
    case 'setting':
      return {
        kind: 'setting',
        role: input.role,
        register: input.register,
        key: input.key,
        knownFrom: input.knownFrom,
        value: input.value,
      };
    case 'constant':
      return { kind: 'constant', role: input.role, value: input.value, unit: unitWord(input.unit, language) };
  }
}
