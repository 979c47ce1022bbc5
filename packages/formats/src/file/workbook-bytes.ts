import type { FileContent } from '@shigan/app';
import { writeCsv } from '../csv/write-csv.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';

/** The bytes of a file with such content (生成工作簿). */
export function workbookBytes(content: FileContent): Promise<Uint8Array> | Uint8Array {
  return content.kind === 'xlsx'
    ? writeWorkbook(content.sheets)
    : writeCsv(content.rows, { encoding: content.encoding });
}
