import { display, monthWritten, type Region, type RosterEntry, type RosterFigure } from '@shigan/core';
import { z } from 'zod';
import { unitWord } from '../words/units.ts';
import {
  indicatorFigureBody,
  type IndicatorFigureBody,
  presentIndicatorFigure,
  presentRosterFigure,
  rosterFigureBody,
  type RosterFigureBody,
  type RosterPresentation,
} from './roster-figure-body.ts';
import { rosterWords } from './roster-words.ts';

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

export function presentRosterExplanation(
  explanation: {
    readonly figure: RosterFigure;
    readonly registry: { readonly regions: ReadonlyMap<string, Region> };
    readonly nameOf: (of: string) => string | undefined;
    readonly things: readonly { readonly code: string; readonly name: string; readonly figure: RosterFigure }[];
    readonly of: number;
    readonly cells: readonly (readonly RosterEntry[])[];
  },
  presentation: RosterPresentation,
): RosterExplanationBody {
  const { figure, things, of, cells } = explanation;
  const { language } = presentation;
  const words = rosterWords(figure.subject.roster, language);
  return {
    figure: presentRosterFigure(figure, presentation),
    subject: subjectWords(explanation, words, language),
    month: monthWritten(figure.subject.month),
    asOf: figure.asOf,
    formula: words.formula(figure.rule),
    inputs: figure.inputs.map((input): InputBody => {
      const role = words.role(input.role);
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
          return { role: words.statement(input), value: String(input.value) };
        case 'setting':
          return { role, value: input.value };
      }
    }),
    things: things.map(({ code, name, figure: shown }) => ({
      code,
      name,
      figure: presentRosterFigure(shown, presentation),
    })),
    of,
    cells: cells.flatMap((entries) =>
      entries.map(({ value, knownFrom, source }, place) => ({
        shown: typeof value === 'number' ? display(value, Number.isInteger(value) ? 0 : 1) : value,
        knownFrom,
        superseded: place < entries.length - 1,
        file: { sha256: source.file, name: source.fileName },
        sheet: source.sheet,
        cell: source.cell,
      })),
    ),
  };
}

/** What a figure is about: the thing, or the part of a region's things, and the column. */
function subjectWords(
  {
    figure,
    registry,
    nameOf,
  }: {
    readonly figure: RosterFigure;
    readonly registry: { readonly regions: ReadonlyMap<string, Region> };
    readonly nameOf: (of: string) => string | undefined;
  },
  words: ReturnType<typeof rosterWords>,
  language: RosterPresentation['language'],
): string {
  const { of, item, region } = figure.subject;
  const regionName = (code: string): string => registry.regions.get(code)?.name[language] ?? code;
  const own = of === null ? undefined : nameOf(of);
  const what = item === null ? words.role(figure.rule) : words.item(item);
  if (own !== undefined) return `${own} ${what}`;
  const parts = (of ?? '').split(';').map((one) => {
    const [, by = '', named = ''] = /^([a-z0-9]+):(.*)$/u.exec(one) ?? [];
    return by === 'region' ? regionName(named) : words.part(by, named);
  });
  return [regionName(region), ...parts, what].filter((part) => part !== '').join(' ');
}
