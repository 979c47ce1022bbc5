import { DomainError, isSourcesSheet, largestKeptFile, type OpenWorkbook, sheetOfMessage } from '@shigan/core';
import type { Application } from '../application.ts';
import type { IncomingFile, OpenOptions } from '../ports.ts';

/** Opens a workbook for its tables: the sheet in which an export says which figure stands in which cell (出处) is none of them, so that
 *  what was exported comes in again. A message in JSON is laid out as one.
 *  Refuses `file-not-a-workbook` for JSON that is no message that is known. */
export async function openTables(
  app: Application,
  file: IncomingFile,
  options: OpenOptions,
): Promise<OpenWorkbook & { close(): Promise<void> }> {
  const workbook = await app.workbooks.open(file, options);
  if (workbook.format === 'json') {
    const sheet = sheetOfMessage(workbook.message, options.headRows);
    if (sheet === undefined)
      throw new DomainError('file-not-a-workbook', { file: file.name, reason: 'JSON of no known kind' });
    return { format: 'json', sheets: [sheet], close: () => workbook.close() };
  }
  return {
    ...workbook,
    sheets: workbook.sheets.filter(({ head }) => !isSourcesSheet(head)),
    close: () => workbook.close(),
  };
}

/** Refuses a file that is too large (`file-too-large`) for one whose rows are all kept: what only its head told, after it was opened for
 *  passing through. */
export function requireKeepable({ name, size }: IncomingFile): void {
  if (size <= largestKeptFile) return;
  const params = { file: name, reason: 'larger than may be sent', bytes: size, limit: largestKeptFile };
  throw new DomainError('file-too-large', params);
}
