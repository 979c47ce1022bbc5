import { isSourcesSheet, type OpenWorkbook } from '@shigan/core';
import type { Application } from '../application.ts';
import type { IncomingFile } from '../ports.ts';

/** Opens a workbook for its tables: the sheet in which an export says which figure stands in which cell (出处) is none of them, so that
 *  what was exported comes in again. */
export async function openTables(
  app: Application,
  file: IncomingFile,
  options: { readonly headRows: number },
): Promise<OpenWorkbook & { close(): Promise<void> }> {
  const workbook = await app.workbooks.open(file, options);
  return {
    ...workbook,
    sheets: workbook.sheets.filter(({ head }) => !isSourcesSheet(head)),
    close: () => workbook.close(),
  };
}
