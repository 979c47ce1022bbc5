import { DomainError, type GridRow, type OpenSheet, type ShownSheet, shownSheet } from '@shigan/core';
import type { Application } from '../application.ts';
import type { IncomingFile } from '../ports.ts';

/** What is shown of a sheet around a cell: its first rows, which name what the columns are, and those next to the cell's own. */
const limits = { rows: 6, around: 3, more: 7, columns: 40, characters: 40 };

/** Rows read at once before the row that is looked for is read on to. */
const headRows = 200;

/** The rows around a cell of a file, as a spreadsheet shows them (出处表样). A file that was taken in is read again from its bytes, as far
 *  as that row. Refuses `unknown-file` where the file has no such sheet or row. */
export async function readSurroundings(
  app: Application,
  file: IncomingFile,
  { sheet: name, row }: { readonly sheet: string; readonly row: number },
): Promise<ShownSheet> {
  const workbook = await app.workbooks.open(file, { headRows });
  try {
    const sheet = workbook.sheets.find(({ head }) => head.sheet === name);
    if (sheet === undefined) throw new DomainError('unknown-file', { sheet: name, row });
    const rows = await rowsAround(sheet, row);
    if (!rows.some(({ number }) => number === row)) throw new DomainError('unknown-file', { sheet: name, row });
    return shownSheet({ ...sheet.head, rows }, new Set([row]), limits);
  } finally {
    await workbook.close();
  }
}

async function rowsAround(sheet: OpenSheet, row: number): Promise<readonly GridRow[]> {
  const isNear = ({ number }: GridRow): boolean => Math.abs(number - row) <= limits.around;
  const { rows: head } = sheet.head;
  const rows = [...head.slice(0, limits.rows), ...head.slice(limits.rows).filter(isNear)];
  if (sheet.complete || (head.at(-1)?.number ?? 0) >= row + limits.around) return rows;
  for await (const batch of sheet.rest) {
    rows.push(...batch.filter(isNear));
    if ((batch.at(-1)?.number ?? 0) >= row + limits.around) break;
  }
  return rows;
}
