import { DomainError, type Grid, type GridRow } from '@shigan/core';
import type { Application } from '../application.ts';
import type { IncomingFile } from '../ports.ts';

/** Rows of a workbook that is read as a whole: registers and ledgers are small, a file beyond this is none. */
const mostRows = 50_000;

/** Every visible sheet of a workbook with all its rows. Refuses `file-too-large` beyond fifty thousand rows. */
export async function readGrids(app: Application, file: IncomingFile): Promise<readonly Grid[]> {
  const workbook = await app.workbooks.open(file, { headRows: 500 });
  try {
    const grids: Grid[] = [];
    let count = 0;
    for (const sheet of workbook.sheets) {
      if (sheet.head.hidden) continue;
      const rows: GridRow[] = [...sheet.head.rows];
      if (!sheet.complete)
        for await (const batch of sheet.rest) {
          rows.push(...batch);
          if (count + rows.length > mostRows) throw new DomainError('file-too-large', { rows: mostRows });
        }
      count += rows.length;
      grids.push({ ...sheet.head, rows });
    }
    return grids;
  } finally {
    await workbook.close();
  }
}
