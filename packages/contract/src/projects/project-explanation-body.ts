import {
  display,
  type RosterEntry,
  type RosterFigure,
  monthWritten,
  projectFigureRules,
  projectForm,
  projectSectors,
  projectStates,
  projectStateWords,
  type ProjectYear,
  type Region,
  sectorWords,
  partNamed,
} from '@shigan/core';
import { z } from 'zod';
import { unitWord } from '../words/units.ts';
import {
  indicatorFigureBody,
  type IndicatorFigureBody,
  rosterFigureBody,
  type RosterFigureBody,
  type RosterPresentation,
  presentIndicatorFigure,
  presentRosterFigure,
} from './roster-figure-body.ts';
import { projectFormulas, projectPartWords, projectRoleWord } from './project-words.ts';

interface InputBody {
  /** What it is, in words. */
  readonly role: string;
  readonly figure?: RosterFigureBody;
  readonly indicator?: IndicatorFigureBody;
  /** A sum over so many things. */
  readonly sum?: { readonly shown: string; readonly unit: string; readonly of: number };
  /** A setting, or a statement, as it stands. */
  readonly value?: string;
}

/** How a figure of a roster came about, in JSON. */
export interface RosterExplanationBody {
  readonly figure: RosterFigureBody;
  /** What it is about, in words. */
  readonly subject: string;
  readonly month: string;
  readonly asOf: string;
  readonly formula: string;
  readonly inputs: readonly InputBody[];
  /** The things behind it, those that weigh most first. */
  readonly things: readonly { readonly code: string; readonly name: string; readonly figure: RosterFigureBody }[];
  readonly of: number;
  /** Every statement of its cell, in the order in which it came into force. */
  readonly cells: readonly {
    readonly shown: string;
    readonly knownFrom: string;
    readonly superseded: boolean;
    readonly file: { readonly sha256: string; readonly name: string };
    readonly sheet: string;
    readonly cell: string;
  }[];
}

export const rosterExplanationBody: z.ZodType<RosterExplanationBody> = z
  .strictObject({
    figure: rosterFigureBody,
    subject: z.string(),
    month: z.string(),
    asOf: z.string(),
    formula: z.string(),
    inputs: z.array(
      z.strictObject({
        role: z.string(),
        figure: rosterFigureBody.exactOptional(),
        indicator: indicatorFigureBody.exactOptional(),
        sum: z.strictObject({ shown: z.string(), unit: z.string(), of: z.int() }).exactOptional(),
        value: z.string().exactOptional(),
      }),
    ),
    things: z.array(z.strictObject({ code: z.string(), name: z.string(), figure: rosterFigureBody })),
    of: z.int(),
    cells: z.array(
      z.strictObject({
        shown: z.string(),
        knownFrom: z.string(),
        superseded: z.boolean(),
        file: z.strictObject({ sha256: z.string(), name: z.string() }),
        sheet: z.string(),
        cell: z.string(),
      }),
    ),
  })
  .meta({ id: 'RosterExplanation', description: 'How a figure of a roster came about, down to the cells.' });

export function presentProjectExplanation(
  explanation: {
    readonly figure: RosterFigure;
    readonly open: {
      readonly registry: { readonly regions: ReadonlyMap<string, Region> };
      readonly years: { readonly all: ReadonlyMap<string, ProjectYear> };
    };
    readonly units: readonly { readonly year: ProjectYear; readonly figure: RosterFigure }[];
    readonly of: number;
    readonly vintages: readonly RosterEntry[];
  },
  presentation: RosterPresentation,
): RosterExplanationBody {
  const { figure, open, units, of, vintages } = explanation;
  const { language } = presentation;
  const rule = projectFigureRules.find((one) => one === figure.rule) ?? 'stated';
  return {
    figure: presentRosterFigure(figure, presentation),
    subject: subjectWords(figure, open, language),
    month: monthWritten(figure.subject.month),
    asOf: figure.asOf,
    formula: projectFormulas[rule][language],
    inputs: figure.inputs.map((input): InputBody => {
      const role = projectRoleWord(input.role, language);
      switch (input.kind) {
        case 'figure':
          return { role, figure: presentRosterFigure(input.figure, presentation) };
        case 'things':
          return {
            role,
            sum: {
              shown: display(input.value, input.unit === '亿元' ? 2 : 0),
              unit: unitWord(input.unit, language),
              of: input.of,
            },
          };
        case 'indicator': {
          const indicator = presentIndicatorFigure(input.figure, presentation);
          return indicator === null ? { role } : { role, indicator };
        }
        case 'statement':
          return { role: itemWord(input.item, language), value: String(input.value) };
        case 'setting':
          return { role, value: input.value };
      }
    }),
    things: units.map(({ year, figure: shown }) => ({
      code: year.project.code,
      name: year.project.name,
      figure: presentRosterFigure(shown, presentation),
    })),
    of,
    cells: vintages.map(({ value, knownFrom, source }, place) => ({
      shown: typeof value === 'number' ? display(value, 0) : value,
      knownFrom,
      superseded: place < vintages.length - 1,
      file: { sha256: source.file, name: source.fileName },
      sheet: source.sheet,
      cell: source.cell,
    })),
  };
}

function itemWord(item: string, language: RosterPresentation['language']): string {
  return projectForm.columns.find((column) => column.item === item)?.words[language] ?? projectRoleWord(item, language);
}

/** What a figure is about: the project, or the part of a region's projects, and the column. */
function subjectWords(
  { subject, rule }: RosterFigure,
  open: {
    readonly registry: { readonly regions: ReadonlyMap<string, Region> };
    readonly years: { readonly all: ReadonlyMap<string, ProjectYear> };
  },
  language: RosterPresentation['language'],
): string {
  const { of, item, region } = subject;
  const regionName = (code: string): string => open.registry.regions.get(code)?.name[language] ?? code;
  const own = of === null ? undefined : open.years.all.get(of);
  const what = item === null ? projectRoleWord(rule, language) : itemWord(item, language);
  if (own !== undefined) return `${own.project.name} ${what}`;
  const parts = (of ?? '').split(';').map((one) => {
    const [, by = '', named = ''] = /^([a-z]+):(.*)$/u.exec(one) ?? [];
    if (by === 'part') {
      const part = partNamed(one);
      return part === undefined ? named : projectPartWords[part][language];
    }
    const sector = projectSectors.find((known) => by === 'sector' && known === named);
    if (sector !== undefined) return sectorWords[sector][language];
    const state = projectStates.find((known) => by === 'state' && known === named);
    if (state !== undefined) return projectStateWords[state][language];
    return by === 'region' ? regionName(named) : named;
  });
  return [regionName(region), ...parts, what].filter((part) => part !== '').join(' ');
}
