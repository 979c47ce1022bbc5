import {
  type CellSource,
  monthWritten,
  type Registry,
  type RosterBook,
  type RosterColumn,
  type RosterFigure,
  rosterFigureId,
  type RosterForm,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import type { CellContent, RowContent } from '../../sheet-content.ts';
import { sourcesSheet } from '../../workbook/sources-sheet.ts';

/** A roster's table as a sheet in the form that comes in again: one row per thing, of one month or of none. */
export interface RosterSheet {
  /** Name of the sheet, and what its first line says. */
  readonly name: string;
  readonly title: string;
  readonly form: RosterForm;
  readonly book: RosterBook;
  readonly subjects: readonly string[];
  /** Null for a table of the things alone. */
  readonly month: number | null;
  /** The figure that a cell shows, where the roster makes figures of what is stated. */
  readonly statedOf?: (subject: string, item: string) => RosterFigure | undefined;
}

/** Writes rosters' tables as one workbook (台账导出); a last sheet says which figure stands in which cell. */
export function rosterWorkbook(
  app: Application,
  registry: Registry,
  sheets: readonly RosterSheet[],
): Promise<Uint8Array> {
  return app.documents.workbook([
    ...sheets.map((sheet) => {
      const { name, form, subjects, month } = sheet;
      const { columns } = form;
      const period = month === null ? [] : ['报告期'];
      const heads = [
        form.code.words.zh,
        ...period,
        ...columns.map(({ words, unit }) => (unit === undefined ? words.zh : `${words.zh}(${unit})`)),
      ];
      const rows: readonly RowContent[] = [
        { cells: [{ text: sheet.title, bold: true, size: 14 }] },
        { cells: heads.map((text): CellContent => ({ text, bold: true, border: true, wrap: true, align: 'center' })) },
        ...subjects.map((subject) => ({
          cells: [
            { text: subject },
            ...(month === null ? [] : [{ text: monthWritten(month) }]),
            ...columns.map((column) => cellOf(sheet, registry, subject, column)),
          ],
        })),
      ];
      return {
        name,
        rows,
        columns: [
          { width: 28 },
          ...period.map(() => ({ width: 10 })),
          { width: 34 },
          ...columns.slice(1).map(() => ({ width: 13 })),
        ],
        frozen: { rows: 2, columns: 2 + period.length },
      };
    }),
    ...sourcesSheet(
      sheets.flatMap((sheet) => sourcesIn(app, registry, sheet)),
      'zh',
    ),
  ]);
}

/** Rows above the things: the title and the heads. */
const above = 2;

function sourcesIn(app: Application, registry: Registry, sheet: RosterSheet): readonly CellSource[] {
  const { name, form, subjects, month, statedOf } = sheet;
  const before = month === null ? 1 : 2;
  return subjects.flatMap((label, r) =>
    form.columns.flatMap((column, c) => {
      const figure = statedOf?.(label, column.item);
      const value = cellOf(sheet, registry, label, column);
      if (figure === undefined || typeof value !== 'number' || figure.value !== value) return [];
      const id = rosterFigureId(figure, (text) => app.digest.sha256(text));
      return [{ sheet: name, row: r + above + 1, column: c + before, label, shown: String(value), figures: [id] }];
    }),
  );
}

function cellOf(
  { book, month }: RosterSheet,
  registry: Registry,
  subject: string,
  column: RosterColumn,
): CellContent | null {
  const of = column.of === 'thing' || month === null ? null : column.of === 'year' ? month - (month % 12) : month;
  const value = book.at(subject, column.item, of)?.value;
  if (value === undefined) return null;
  if (column.kind === 'month') return typeof value === 'number' ? monthWritten(value) : value;
  if (column.kind === 'region') return registry.regions.get(String(value))?.name.zh ?? value;
  if (column.kind === 'choice') return column.word?.(String(value)) ?? value;
  return value;
}
