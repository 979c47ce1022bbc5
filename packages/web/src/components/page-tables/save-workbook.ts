import { type CellSource, type Language, sourcesSheetNames } from '@shigan/core';
import { save } from '../../charts/download.ts';
import { sourcesSheet } from './sources-sheet.ts';
import { cellOf, formatOf, placed, type ReadTable, sheetNames, sourcesOf } from './table-state.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Tables as a workbook, a sheet each, and a last one that says which figure stands in which cell: numbers as numbers that show their
 *  unit, text as text, never a formula. */
export async function saveWorkbook(
  tables: readonly ReadTable[],
  { name, note, language }: { readonly name: string; readonly note: string; readonly language: Language },
): Promise<void> {
  if (tables.length === 0) return;
  const { writeXlsx } = await import('hucre/xlsx');
  const names = sheetNames([...tables.map((table) => table.name), sourcesSheetNames[language]]);
  const sources: CellSource[] = [];
  const sheets = tables.map((table, index) => {
    const cells = new Map<string, { readonly value: string | number; readonly style?: { readonly numFmt: string } }>();
    const grid = placed(table.rows);
    cells.set('0,0', { value: table.name });
    grid.forEach((row, r) =>
      row.forEach(({ text }, c) => {
        if (text === '') return;
        const cell = cellOf(text);
        cells.set(
          `${r + 1},${c}`,
          cell.kind === 'text' ? { value: cell.text } : { value: cell.value, style: { numFmt: formatOf(cell) } },
        );
      }),
    );
    cells.set(`${grid.length + 1},0`, { value: note });
    sources.push(...sourcesOf(grid, names[index] ?? '', 2));
    return { name: names[index] ?? '', rows: Array.from({ length: grid.length + 2 }, () => []), cells };
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
