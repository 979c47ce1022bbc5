import {
  type Actor,
  chainEffects,
  effectWords,
  type RosterColumn,
  type RosterEntry,
  monthWritten,
  natureWords,
  projectForm,
  projectNatures,
  projectSectors,
  type ProjectYear,
  type RegionCode,
  sectorWords,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import type { CellContent, RowContent } from '../../sheet-content.ts';
import { type OpenProjects, type ProjectsAsked } from './open-projects.ts';
import { type ProjectsNarrowed, readProjects } from './read-projects.ts';

/** The projects of a region as a workbook (重点项目调度表) in the form that comes in again: one row per project, of the month looked at. */
export async function projectsWorkbook(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: ProjectsAsked & ProjectsNarrowed,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { open, rows } = await readProjects(app, actor, city, asked);
  const { registry, moment, month } = open;
  const name = `${registry.regions.get(open.region)?.name.zh ?? open.region}重点项目调度表${monthWritten(month)}`;
  const demo = moment.city.demo ? '（演示数据，项目和数据均为虚构）' : '';
  const { columns } = projectForm;
  const heads = [
    projectForm.code.words.zh,
    '报告期',
    ...columns.map(({ words, unit }) => (unit === undefined ? words.zh : `${words.zh}(${unit})`)),
  ];
  const content: readonly RowContent[] = [
    { cells: [{ text: `${name}${demo}`, bold: true, size: 14 }] },
    { cells: heads.map((text): CellContent => ({ text, bold: true, border: true, wrap: true, align: 'center' })) },
    ...rows.map((year) => ({
      cells: [
        { text: year.project.code },
        { text: monthWritten(month) },
        ...columns.map((column) => cellOf(open, year, column)),
      ],
    })),
  ];
  const bytes = await app.documents.workbook([
    {
      name: '重点项目',
      rows: content,
      columns: [{ width: 28 }, { width: 10 }, { width: 34 }, ...columns.slice(1).map(() => ({ width: 13 }))],
      frozen: { rows: 2, columns: 3 },
    },
  ]);
  return { name, bytes };
}

function cellOf(
  { book, registry, month }: OpenProjects,
  { project }: ProjectYear,
  column: RosterColumn,
): CellContent | null {
  const of = column.of === 'thing' ? null : column.of === 'year' ? month - (month % 12) : month;
  const entry: RosterEntry | undefined = book.at(project.code, column.item, of);
  if (entry === undefined) return null;
  const { value } = entry;
  if (column.kind === 'month') return typeof value === 'number' ? monthWritten(value) : value;
  if (column.kind === 'region') return registry.regions.get(String(value))?.name.zh ?? value;
  if (column.kind === 'choice') return choiceWord(column.item, String(value));
  return value;
}

function choiceWord(item: string, value: string): string {
  const sector = projectSectors.find((one) => item === 'sector' && one === value);
  if (sector !== undefined) return sectorWords[sector].zh;
  const nature = projectNatures.find((one) => item === 'nature' && one === value);
  if (nature !== undefined) return natureWords[nature].zh;
  const effect = chainEffects.find((one) => item === 'effect' && one === value);
  return effect === undefined ? value : effectWords[effect].zh;
}
