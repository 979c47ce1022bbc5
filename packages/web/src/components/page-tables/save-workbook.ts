import { type CellSource, type Language, sourcesSheetNames } from '@shigan/core';
import type { CellStyle, WriteSheet } from 'hucre';
import { save } from '../../charts/download.ts';
import { printedWide, sourcesSheet } from './sources-sheet.ts';
import {
  cellOf,
  columnWidths,
  formatOf,
  linesOf,
  placed,
  type ReadTable,
  sheetNames,
  sourcesOf,
  spansOf,
} from './table-state.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const looks = {
  title: { font: { bold: true, size: 14 } },
  head: {
    font: { bold: true },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    border: { top: { style: 'thin' }, bottom: { style: 'thin' } },
  },
  /** A row of one cell over all: what the rows beneath it have in common. */
  band: { font: { bold: true }, border: { bottom: line } },
  body: { alignment: { vertical: 'center', wrapText: true }, border: { bottom: line } },
  note: { font: { size: 9, color: { rgb: '595959' } } },
} satisfies Record<string, CellStyle>;

/** The title stands above a table. */
const above = 1;
/** Points of a line of text. */
const lineHeight = 15;

/** Tables as a workbook, a sheet each, and a last one that says which figure stands in which cell: numbers as numbers that show their
 *  unit, text as text, never a formula. Each is ready to be printed: its head stays, on the screen and on every page. */
export async function saveWorkbook(
  tables: readonly ReadTable[],
  { name, note, language }: { readonly name: string; readonly note: string; readonly language: Language },
): Promise<void> {
  if (tables.length === 0) return;
  const { writeXlsx } = await import('hucre/xlsx');
  const names = sheetNames([...tables.map((table) => table.name), sourcesSheetNames[language]]);
  const sources: CellSource[] = [];
  const sheets = tables.map((table, index) => {
    const title = names[index] ?? '';
    sources.push(...sourcesOf(placed(table.rows), title, above + 1));
    return sheetOf(table, title, note);
  });
  save(
    new Blob(
      [
        new Uint8Array(
          await writeXlsx({ sheets: [...sheets, ...sourcesSheet(sources, names.at(-1) ?? '', language)] }),
        ),
      ],
      { type: mediaType },
    ),
    `${name}.xlsx`,
  );
}

function sheetOf(table: ReadTable, name: string, note: string): WriteSheet {
  const grid = placed(table.rows);
  const head = above + table.headRows;
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  cells.set('0,0', { value: table.name, style: looks.title });
  grid.forEach((row, r) => {
    const isBand = table.rows[r]?.length === 1;
    const look: CellStyle = r < table.headRows ? looks.head : isBand ? looks.band : looks.body;
    row.forEach(({ text }, c) => {
      const cell = cellOf(text);
      const style = cell.kind === 'text' ? look : { ...look, numFmt: formatOf(cell) };
      cells.set(
        `${r + above},${c}`,
        text === '' ? { style } : { value: cell.kind === 'text' ? cell.text : cell.value, style },
      );
    });
  });
  cells.set(`${grid.length + above},0`, { value: note, style: looks.note });
  const widths = columnWidths(table);
  const lines = linesOf(table.rows, widths);
  return {
    name,
    rows: Array.from({ length: grid.length + above + 1 }, () => []),
    cells,
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map(lines.map((count, row) => [row + above, { height: count * lineHeight + 2 }])),
    merges: spansOf(table.rows).map(({ startRow, endRow, ...columns }) => ({
      ...columns,
      startRow: startRow + above,
      endRow: endRow + above,
    })),
    freezePane: { rows: head, columns: 1 },
    pageSetup: { ...printedWide, printTitlesRow: `$1:$${head}` },
  };
}
