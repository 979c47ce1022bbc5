import type { FileContent, WorkbookWriter } from '@shigan/app';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCsv } from '../csv/write-csv.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';

/** Writes workbooks (生成工作簿) into a directory that only this user can read, for as long as they are used. */
export function createWorkbookWriter(): WorkbookWriter {
  return {
    withFile: async (fileName, content, use) => {
      const bytes = await bytesOf(content);
      const directory = await mkdtemp(join(tmpdir(), 'shigan-workbook-'));
      try {
        const path = join(directory, 'workbook');
        await writeFile(path, bytes, { mode: 0o600 });
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return await use({ name: fileName, size: bytes.length, sha256, path, open: () => createReadStream(path) });
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}

function bytesOf(content: FileContent): Promise<Uint8Array> | Uint8Array {
  return content.kind === 'xlsx'
    ? writeWorkbook(content.sheets)
    : writeCsv(content.rows, { encoding: content.encoding });
}
