import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Grid } from '@shigan/core';
import type { createWorkbookReader } from '@shigan/formats';
import { fileAt } from '../../packages/formats/src/testing/incoming.ts';

/** All sheets of a workbook on disk, whole. */
export async function openGrids(
  reader: ReturnType<typeof createWorkbookReader>,
  path: string,
): Promise<readonly Grid[]> {
  const workbook = await reader.open(fileAt(path), { headRows: 100_000 });
  try {
    return workbook.sheets.map((sheet) => sheet.head);
  } finally {
    await workbook.close();
  }
}

export function specPath(name: string): string {
  return fileURLToPath(new URL(`../../spec/workbooks/${name}`, import.meta.url));
}

/** The folder with a data vendor's exports beside this project; undefined where there is none. */
export function officialSeries(): string | undefined {
  const folder = fileURLToPath(new URL('../../../shared/data/official-series', import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
