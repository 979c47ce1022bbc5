import {
  type RosterEntry,
  type Matter,
  monthWritten,
  type ProjectContext,
  projectForm,
  type ProjectYear,
  type Region,
  type Visit,
} from '@shigan/core';
import { z } from 'zod';
import { stateWords } from '../words/matters.ts';
import {
  rosterFigureBody,
  type RosterFigureBody,
  type RosterPresentation,
  presentRosterFigure,
} from '../rosters/roster-figure-body.ts';
import { visitBody, type VisitBody } from './visit-body.ts';
import { presentProjectRow, projectRowBody, type ProjectRowBody } from './project-row-body.ts';

/** One project in JSON. */
export interface ProjectBody {
  readonly row: ProjectRowBody;
  readonly asOf: string;
  readonly demo: boolean;
  readonly month: string;
  /** What was reported month by month, the newest first. */
  readonly months: readonly {
    readonly month: string;
    readonly spent: RosterFigureBody | null;
    readonly progress: string | null;
    readonly problem: string | null;
  }[];
  /** Everything that its statements said and say differently now: what, of which month, from which cell. */
  readonly changes: readonly {
    readonly item: string;
    readonly month: string | null;
    readonly value: string;
    readonly before: string | null;
    readonly knownFrom: string;
    readonly file: { readonly sha256: string; readonly name: string };
    readonly sheet: string;
    readonly cell: string;
  }[];
  readonly matters: readonly { readonly id: string; readonly title: string; readonly state: string }[];
  readonly visits: readonly VisitBody[];
}

export const projectBody: z.ZodType<ProjectBody> = z
  .strictObject({
    row: projectRowBody,
    asOf: z.string(),
    demo: z.boolean(),
    month: z.string(),
    months: z.array(
      z.strictObject({
        month: z.string(),
        spent: rosterFigureBody.nullable(),
        progress: z.string().nullable(),
        problem: z.string().nullable(),
      }),
    ),
    changes: z.array(
      z.strictObject({
        item: z.string(),
        month: z.string().nullable(),
        value: z.string(),
        before: z.string().nullable(),
        knownFrom: z.string(),
        file: z.strictObject({ sha256: z.string(), name: z.string() }),
        sheet: z.string(),
        cell: z.string(),
      }),
    ),
    matters: z.array(z.strictObject({ id: z.string(), title: z.string(), state: z.string() })),
    visits: z.array(visitBody),
  })
  .meta({ id: 'ProjectDetail', description: 'One key project: its year, its months, what was amended, its matters.' });

export function presentProject(
  detail: {
    readonly open: {
      readonly month: number;
      readonly registry: { readonly regions: ReadonlyMap<string, Region> };
      readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
      readonly context: ProjectContext;
    };
    readonly year: ProjectYear;
    readonly months: readonly number[];
    readonly vintages: readonly RosterEntry[];
    readonly matters: readonly Matter[];
    readonly visits: readonly Visit[];
    /** The figure of what was spent by a month. */
    readonly spentBy: (month: number) => Parameters<typeof presentRosterFigure>[0] | undefined;
  },
  presentation: RosterPresentation,
): ProjectBody {
  const { open, year, months, vintages, matters, visits } = detail;
  const { language } = presentation;
  const text = (item: string, month: number): string | null => {
    const entry = vintages.findLast((one) => one.item === item && one.month === month);
    return entry === undefined ? null : String(entry.value);
  };
  return {
    row: presentProjectRow(year, open.context, open.registry.regions, presentation),
    asOf: open.moment.asOf,
    demo: open.moment.city.demo,
    month: monthWritten(open.month),
    months: months.map((month) => {
      const spent = detail.spentBy(month);
      return {
        month: monthWritten(month),
        spent: spent === undefined ? null : presentRosterFigure(spent, presentation),
        progress: text('progress', month),
        problem: text('problem', month),
      };
    }),
    changes: changesOf(vintages, open.registry.regions, language),
    matters: matters.map(({ id, title, state }) => ({ id, title, state: stateWords[state][language] })),
    visits: visits.map(({ project: _own, ...visit }) => visit),
  };
}

/** Statements that replaced others, the latest first. */
function changesOf(
  vintages: readonly RosterEntry[],
  regions: ReadonlyMap<string, Region>,
  language: RosterPresentation['language'],
): ProjectBody['changes'] {
  const columns = new Map(projectForm.columns.map((column) => [column.item, column]));
  return vintages
    .flatMap((entry, place): readonly ProjectBody['changes'][number][] => {
      const before = vintages[place - 1];
      if (before?.item !== entry.item || before.month !== entry.month) return [];
      const column = columns.get(entry.item);
      const shown = ({ value }: RosterEntry): string => {
        if (column?.kind === 'month' && typeof value === 'number') return monthWritten(value);
        if (column?.kind === 'region') return regions.get(String(value))?.name[language] ?? String(value);
        return String(value);
      };
      const { file, fileName, sheet, cell } = entry.source;
      return [
        {
          item: column?.words[language] ?? entry.item,
          month: entry.month === null ? null : monthWritten(entry.month),
          value: shown(entry),
          before: shown(before),
          knownFrom: entry.knownFrom,
          file: { sha256: file, name: fileName },
          sheet,
          cell,
        },
      ];
    })
    .toSorted((a, b) => (a.knownFrom < b.knownFrom ? 1 : -1));
}
