import type { CellContent, CellLook, FilterContent, SheetContent, StyledCell, TextRun } from '@shigan/app';
import { cellName, type Merge } from '@shigan/core';
import type { CellStyle, RichTextRun, WriteSheet } from 'hucre';
import { serialOfDay } from './serial-date.ts';

type WrittenCell = NonNullable<WriteSheet['cells']> extends Map<string, infer T> ? T : never;

/** Bytes of an .xlsx workbook. The same content gives the same bytes, whenever it is written. Formulas cannot be expressed:
 *  text that begins with “=” is stored as text. */
export async function writeWorkbook(
  sheets: readonly SheetContent[],
  options: { readonly author?: string; readonly writtenAt?: Date } = {},
): Promise<Uint8Array> {
  checkNames(sheets);
  // Loaded when the first workbook is written: most processes write none.
  const { writeXlsx } = await import('hucre');
  const written = await writeXlsx({
    sheets: sheets.map(sheetOf),
    properties: {
      ...(options.author === undefined ? {} : { creator: options.author }),
      modified: options.writtenAt ?? new Date(Date.UTC(1980, 0, 1)),
    },
    activeSheet: Math.max(
      0,
      sheets.findIndex((s) => (s.visibility ?? 'visible') === 'visible'),
    ),
  });
  return new Uint8Array(written);
}

const forbiddenInNames = /[[\]:*?/\\]/;

function checkNames(sheets: readonly SheetContent[]): void {
  const seen = new Set<string>();
  for (const { name } of sheets) {
    if (name === '' || name.length > 31 || forbiddenInNames.test(name) || name.startsWith("'") || name.endsWith("'"))
      throw new Error(`invalid sheet name: ${name}`);
    if (seen.has(name.toLowerCase())) throw new Error(`two sheets named: ${name}`);
    seen.add(name.toLowerCase());
  }
  if (!sheets.some((s) => (s.visibility ?? 'visible') === 'visible')) throw new Error('no visible sheet');
}

function sheetOf(sheet: SheetContent): WriteSheet {
  const cells = new Map<string, WrittenCell>();
  const rowDefs = new Map<number, { hidden?: boolean; height?: number }>();
  sheet.rows.forEach((row, r) => {
    row.cells.forEach((cell, c) => {
      if (cell !== null && cell !== undefined) cells.set(`${r},${c}`, cellOf(cell));
    });
    if (row.hidden === true || row.height !== undefined)
      rowDefs.set(r, {
        ...(row.hidden === true ? { hidden: true } : {}),
        ...(row.height === undefined ? {} : { height: row.height }),
      });
  });
  return {
    name: sheet.name,
    rows: sheet.rows.map(() => []),
    cells,
    rowDefs,
    ...(sheet.visibility === 'hidden' ? { hidden: true } : {}),
    ...(sheet.visibility === 'very-hidden' ? { veryHidden: true } : {}),
    ...(sheet.columns === undefined ? {} : { columns: sheet.columns.map((c) => ({ ...c })) }),
    ...(sheet.merges === undefined ? {} : { merges: sheet.merges.map(mergeOf) }),
    ...(sheet.autoFilter === undefined ? {} : { autoFilter: filterOf(sheet.autoFilter) }),
    ...(sheet.frozen === undefined ? {} : { freezePane: { ...sheet.frozen } }),
    ...(sheet.isPrintedWide === true ? { pageSetup: wideSetup(sheet.frozen?.rows) } : {}),
  };
}

function wideSetup(headRows: number | undefined): NonNullable<WriteSheet['pageSetup']> {
  return {
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    ...(headRows === undefined ? {} : { printTitlesRow: `$1:$${headRows}` }),
  };
}

function mergeOf(m: Merge): NonNullable<WriteSheet['merges']>[number] {
  return { startRow: m.top - 1, startCol: m.left - 1, endRow: m.bottom - 1, endCol: m.right - 1 };
}

function filterOf(filter: FilterContent): NonNullable<WriteSheet['autoFilter']> {
  return {
    range: `${cellName(filter.top, filter.left - 1)}:${cellName(filter.bottom, filter.right - 1)}`,
    ...(filter.keeps === undefined
      ? {}
      : { columns: filter.keeps.map((k) => ({ colIndex: k.column - (filter.left - 1), filters: [...k.values] })) }),
  };
}

const errorValues = new Set(['#DIV/0!', '#N/A', '#NAME?', '#NULL!', '#NUM!', '#REF!', '#VALUE!', '#GETTING_DATA']);

function cellOf(cell: CellContent): WrittenCell {
  if (typeof cell === 'string') return textCell(cell, undefined);
  if (typeof cell === 'number') return { value: finite(cell) };
  const style = styleOf(cell);
  const look = style === undefined ? {} : { style };
  if (cell.runs !== undefined) return { richText: cell.runs.map((run) => runOf(run, cell)), ...look };
  if (cell.text !== undefined) return textCell(cell.text, style);
  if (cell.number !== undefined) return { value: finite(cell.number), ...look };
  if (cell.date !== undefined) return { value: serialOfDay(cell.date), style: { numFmt: 'yyyy/m/d', ...style } };
  return { value: cell.error ?? null, ...look };
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new Error(`not a number for a cell: ${number}`);
  return number;
}

/** Text that reads like an error value goes in as a run, for the library would make an error of it. */
function textCell(text: string, style: CellStyle | undefined): WrittenCell {
  const look = style === undefined ? {} : { style };
  return errorValues.has(text) ? { richText: [{ text }], ...look } : { value: storable(text), ...look };
}

/** Text as XML can hold it: without the two code points that are none, and `_x0041_` is not read as an escape. */
function storable(text: string): string {
  return text.replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD').replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function runOf(run: TextRun, cell: StyledCell): RichTextRun {
  const bold = run.bold ?? cell.bold;
  const font = {
    ...(bold === true ? { bold: true } : {}),
    ...(cell.size === undefined ? {} : { size: cell.size }),
    ...(cell.font === undefined ? {} : { name: cell.font }),
    ...(run.superscript === true ? { vertAlign: 'superscript' as const } : {}),
  };
  return { text: storable(run.text), ...(Object.keys(font).length === 0 ? {} : { font }) };
}

const thin = { style: 'thin' } as const;

function styleOf(look: CellLook): CellStyle | undefined {
  const font = {
    ...(look.bold === true ? { bold: true } : {}),
    ...(look.italic === true ? { italic: true } : {}),
    ...(look.size === undefined ? {} : { size: look.size }),
    ...(look.font === undefined ? {} : { name: look.font }),
    ...(look.color === undefined ? {} : { color: { rgb: look.color } }),
  };
  const alignment = {
    ...(look.align === undefined ? {} : { horizontal: look.align }),
    ...(look.wrap === true ? { wrapText: true } : {}),
    ...(look.indent === undefined ? {} : { indent: look.indent }),
    ...(look.align !== undefined || look.wrap === true ? { vertical: 'center' as const } : {}),
  };
  const style: CellStyle = {
    ...(look.format === undefined ? {} : { numFmt: look.format }),
    ...(Object.keys(font).length === 0 ? {} : { font }),
    ...(Object.keys(alignment).length === 0 ? {} : { alignment }),
    ...(look.fill === undefined
      ? {}
      : { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: look.fill } } }),
    ...(look.border === true ? { border: { top: thin, right: thin, bottom: thin, left: thin } } : {}),
  };
  return Object.keys(style).length === 0 ? undefined : style;
}
