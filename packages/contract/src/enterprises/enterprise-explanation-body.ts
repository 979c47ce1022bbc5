import {
  display,
  type EnterpriseFigure,
  itemAccumulation,
  itemUnits,
  type Mover,
  type Region,
  type ReturnVintage,
} from '@shigan/core';
import { z } from 'zod';
import type { InEveryLanguage } from '../words/language.ts';
import { unitWord } from '../words/units.ts';
import {
  enterpriseEntryBody,
  type EnterpriseEntryBody,
  monthLabel,
  namedBody,
  periodLabel,
  presentEnterprise,
} from './enterprise-entry-body.ts';
import {
  enterpriseFigureBody,
  type EnterpriseFigureBody,
  type EnterprisePresentation,
  presentEnterpriseFigure,
} from './enterprise-figure-body.ts';
import {
  enterpriseFormulas,
  enterpriseRoleWords,
  itemWords,
  meanFormula,
  quarterlyMeanFormula,
} from './enterprise-words.ts';

interface InputBody {
  /** What it is, in words. */
  readonly role: string;
  readonly figure?: EnterpriseFigureBody;
  /** A sum over so many units, or of so many months of one. */
  readonly sum?: { readonly shown: string; readonly unit: string; readonly of: number };
  /** A setting, as it stands. */
  readonly setting?: string;
}

interface CellBody {
  /** `2021-04`, or the quarter by its name. */
  readonly month: string;
  readonly value: number;
  readonly shown: string;
  readonly unit: string;
  readonly knownFrom: string;
  /** A later statement of the same month went before it. */
  readonly superseded: boolean;
  readonly file: { readonly sha256: string; readonly name: string };
  readonly sheet: string;
  readonly cell: string;
}

/** How a figure of enterprises came about, in JSON. */
export interface EnterpriseExplanationBody {
  readonly figure: EnterpriseFigureBody;
  readonly item: string;
  readonly formula: string;
  readonly region: { readonly code: string; readonly name: string };
  readonly span: { readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly inputs: readonly InputBody[];
  /** The units behind it, those that moved it most first. */
  readonly units: readonly {
    readonly enterprise: EnterpriseEntryBody;
    readonly figure: EnterpriseFigureBody;
  }[];
  readonly of: number;
  /** Of one enterprise: every statement of its months with the cell it stands in. */
  readonly cells: readonly CellBody[];
}

const sum = z.strictObject({ shown: z.string(), unit: z.string(), of: z.int() });

export const enterpriseExplanationBody: z.ZodType<EnterpriseExplanationBody> = z
  .strictObject({
    figure: enterpriseFigureBody,
    item: z.string(),
    formula: z.string(),
    region: namedBody,
    span: z.strictObject({ from: z.string(), to: z.string() }),
    asOf: z.string(),
    inputs: z.array(
      z.strictObject({
        role: z.string(),
        figure: enterpriseFigureBody.exactOptional(),
        sum: sum.exactOptional(),
        setting: z.string().exactOptional(),
      }),
    ),
    units: z.array(z.strictObject({ enterprise: enterpriseEntryBody, figure: enterpriseFigureBody })),
    of: z.int(),
    cells: z.array(
      z.strictObject({
        month: z.string(),
        value: z.number(),
        shown: z.string(),
        unit: z.string(),
        knownFrom: z.string(),
        superseded: z.boolean(),
        file: z.strictObject({ sha256: z.string(), name: z.string() }),
        sheet: z.string(),
        cell: z.string(),
      }),
    ),
  })
  .meta({ id: 'EnterpriseExplanation', description: 'How a figure of enterprises came about, down to the cells.' });

export function presentEnterpriseExplanation(
  explanation: {
    readonly figure: EnterpriseFigure;
    readonly open: { readonly registry: { readonly regions: ReadonlyMap<string, Region> } };
    readonly units: readonly { readonly mover: Mover; readonly figure: EnterpriseFigure }[];
    readonly of: number;
    readonly vintages: readonly ReturnVintage[];
  },
  presentation: EnterprisePresentation,
): EnterpriseExplanationBody {
  const { figure, open, units, of, vintages } = explanation;
  const { language } = presentation;
  const { regions } = open.registry;
  const { subject } = figure;
  return {
    figure: presentEnterpriseFigure(figure, presentation),
    item: itemWords[subject.item][language],
    formula: formulaOf(figure)[language],
    region: { code: subject.region, name: regions.get(subject.region)?.name[language] ?? subject.region },
    span: { from: monthLabel(subject.from), to: monthLabel(subject.to) },
    asOf: figure.asOf,
    inputs: figure.inputs.map((input): InputBody => {
      const role = enterpriseRoleWords[input.role]?.[language] ?? input.role;
      switch (input.kind) {
        case 'figure':
          return { role, figure: presentEnterpriseFigure(input.figure, presentation) };
        case 'units':
          return { role, sum: { ...shownSum(figure, input.value, presentation), of: input.of } };
        case 'returns':
          return { role, sum: { ...shownSum(figure, input.value, presentation), of: input.months } };
        case 'setting':
          return { role, setting: input.value };
      }
    }),
    units: units.map((unit) => ({
      enterprise: presentEnterprise(unit.mover.enterprise, regions, language),
      figure: presentEnterpriseFigure(unit.figure, presentation),
    })),
    of,
    cells: cellsOf(figure, vintages, presentation),
  };
}

function formulaOf({ rule, subject }: EnterpriseFigure): InEveryLanguage {
  const isMean = itemAccumulation[subject.item] === 'mean';
  if (isMean && rule === 'reported') return meanFormula;
  return isMean && rule === 'reportedQuarterly' ? quarterlyMeanFormula : enterpriseFormulas[rule];
}

function shownSum(
  { subject }: EnterpriseFigure,
  value: number,
  { language }: EnterprisePresentation,
): { readonly shown: string; readonly unit: string } {
  return { shown: display(value, 1), unit: unitWord(itemUnits[subject.item], language) };
}

function cellsOf(
  figure: EnterpriseFigure,
  vintages: readonly ReturnVintage[],
  presentation: EnterprisePresentation,
): readonly CellBody[] {
  const { item } = figure.subject;
  const { language } = presentation;
  const stating = vintages.filter(({ values }) => values[item] !== undefined);
  return stating.flatMap((vintage, place) => {
    const value = vintage.values[item];
    const next = stating[place + 1];
    const column = vintage.source.columns[item];
    if (value === undefined || column === undefined) return [];
    const { file, fileName, sheet, row } = vintage.source;
    return [
      {
        month: periodLabel(vintage.month, vintage.length, language),
        value,
        ...shownSum(figure, value, presentation),
        knownFrom: vintage.knownFrom,
        superseded: next?.month === vintage.month && next.length === vintage.length,
        file: { sha256: file, name: fileName },
        sheet,
        cell: `${column}${row}`,
      },
    ];
  });
}
